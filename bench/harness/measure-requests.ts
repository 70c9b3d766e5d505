import { startRequests } from '../load/start-requests.ts';
import type { MeasuredProcess } from './measured-process.ts';
import type { Sample, Session } from './question.ts';
import { commandsPer, redisUsage } from './redis-usage.ts';
import { percentileOf } from './statistics.ts';

export interface RequestOptions {
  /** The text `<i>` in it is replaced with the number of the request. */
  readonly body: string;
  /** What each response contains. */
  readonly expected: string;
  /** Default: the path of the server's address. */
  readonly path?: string;
  readonly authorization?: string;
}

/** Sends requests over as many connections as the size of the case, each as soon as the previous one is answered. */
export const measureRequests = async (
  { stage, one: { size }, runs, quick }: Session,
  server: MeasuredProcess,
  { body, expected, path, authorization }: RequestOptions,
): Promise<Sample[]> => {
  const url = path === undefined ? server.address : new URL(path, server.address).href;
  const headers = {
    'content-type': 'application/json',
    ...(authorization === undefined ? {} : { authorization }),
  };
  await using requests = await startRequests({ url, connections: size, headers });
  const count = (size === 1 ? 1000 : 5000) / (quick ? 5 : 1);
  let sent = 0;
  const send = async (amount: number) => {
    const from = sent;
    sent += amount;
    return requests.send({ body, expected, from, count: amount });
  };
  await send(quick ? 500 : 2000);
  const samples: Sample[] = [];
  for (let run = 0; run < runs; run += 1) {
    const before = { cpuMs: await server.cpuMs(), redis: await redisUsage(stage.redis) };
    const { seconds, latenciesMs } = await send(count);
    const after = { cpuMs: await server.cpuMs(), redis: await redisUsage(stage.redis) };
    samples.push({
      perSecond: count / seconds,
      cpuUs: ((after.cpuMs - before.cpuMs) * 1000) / count,
      p50: percentileOf(latenciesMs, 0.5),
      p99: percentileOf(latenciesMs, 0.99),
      commands: commandsPer(count, before.redis, after.redis),
      redisUs: ((after.redis.cpuMs - before.redis.cpuMs) * 1000) / count,
    });
  }
  return samples;
};
