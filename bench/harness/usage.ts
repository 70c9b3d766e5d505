import type { Redis } from 'ioredis';
import { commandCounts, countsBetween } from '../../tests/faults/measuring/command-counts.ts';
import type { MeasuredProcess } from './measured-process.ts';
import { sum } from './statistics.ts';

/** What was used in some time. */
export interface Usage {
  readonly seconds: number;
  /** Of the process, of user and system. */
  readonly cpuMs: number;
  readonly redisCpuMs: number;
  /** The commands that Redis executed, by name, including those that scripts called. */
  readonly commands: Readonly<Record<string, number>>;
}

/** Begins to measure a process and Redis. Call the result for what they have used since. */
export const startMeter = async (
  redis: Redis,
  measured: MeasuredProcess,
): Promise<() => Promise<Usage>> => {
  const redisBefore = await redisUsage(redis);
  const cpuBefore = await measured.cpuMs();
  const startedAt = performance.now();
  return async () => {
    const seconds = (performance.now() - startedAt) / 1000;
    const cpuMs = (await measured.cpuMs()) - cpuBefore;
    const redisAfter = await redisUsage(redis);
    return {
      seconds,
      cpuMs,
      redisCpuMs: redisAfter.cpuMs - redisBefore.cpuMs,
      commands: countsBetween(redisBefore.counts, redisAfter.counts),
    };
  };
};

export const commandsIn = ({ commands }: Usage): number => sum(Object.values(commands));

/**
 * How many commands each of `units` events or starts caused. Servers also do a little that none of them causes, so what does not add
 * up to a command for each is left out.
 */
export const commandsPer = (units: number, { commands }: Usage): number =>
  sum(Object.values(commands).map((count) => Math.floor(count / units + tolerance)));

/** A few of the commands may fall outside what was measured. */
const tolerance = 0.05;

/** Since Redis was started or its statistics were reset. */
const redisUsage = async (redis: Redis) => ({
  counts: await commandCounts(redis),
  cpuMs: await redisCpuMs(redis),
});

/** Milliseconds of CPU, of user and system, since Redis was started. */
export const redisCpuMs = async (redis: Redis): Promise<number> => {
  const seconds = [...(await redis.info('cpu')).matchAll(/^used_cpu_(?:sys|user):([\d.]+)/gm)];
  return 1000 * sum(seconds.map(([, text]) => Number(text)));
};
