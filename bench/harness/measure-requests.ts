import { startRequests } from '../load/start-requests.ts';
import type { MeasuredProcess } from './measured-process.ts';
import type { Sample, Session } from './question.ts';
import { percentileOf } from './statistics.ts';
import { commandsPer, startMeter } from './usage.ts';

export interface RequestOptions {
  /** The text `<i>` in it is replaced with the number of the request. */
  readonly body: string;
  /** What each response contains. */
  readonly expected: string;
  /** Default: the path of the server's address. */
  readonly path?: string;
  readonly authorization?: string;
  /** The value of `Accept-Encoding`. Default: none. */
  readonly acceptEncoding?: string;
  /** Requests of each run. Default: 500 on one connection, 2,000 on several; fewer in quick runs. */
  readonly count?: number;
}

/** Sends requests over as many connections as the size of the case, each as soon as the previous one is answered. */
export const measureRequests = async (
  { stage, one: { size }, runs, quick }: Session,
  server: MeasuredProcess,
  options: RequestOptions,
): Promise<Sample[]> => {
  const { body, expected, path, authorization, acceptEncoding } = options;
  const url = path === undefined ? server.address : new URL(path, server.address).href;
  const headers = {
    'content-type': 'application/json',
    ...(authorization === undefined ? {} : { authorization }),
    ...(acceptEncoding === undefined ? {} : { 'accept-encoding': acceptEncoding }),
  };
  await using requests = await startRequests({ url, connections: size, headers });
  const count = options.count ?? defaultCount(size, quick);
  let sent = 0;
  const send = async (amount: number) => {
    const from = sent;
    sent += amount;
    return requests.send({ body, expected, from, count: amount });
  };
  await send(options.count ?? (quick ? 500 : 2000));
  const samples: Sample[] = [];
  for (let run = 0; run < runs; run += 1) {
    const usedSince = await startMeter(stage.redis, server);
    const { seconds, latenciesMs, bytes } = await send(count);
    const used = await usedSince();
    samples.push({
      perSecond: count / seconds,
      cpuUs: (used.cpuMs * 1000) / count,
      p50: percentileOf(latenciesMs, 0.5),
      p99: percentileOf(latenciesMs, 0.99),
      bytes: Math.round(bytes / count),
      commands: commandsPer(count, used),
      redisUs: (used.redisCpuMs * 1000) / count,
    });
  }
  return samples;
};

const defaultCount = (size: number, quick: boolean): number => {
  const most = size === 1 ? 500 : 2000;
  return quick ? (most * 2) / 5 : most;
};
