import type { Redis } from 'ioredis';
import { commandCounts, countsBetween } from '../../tests/faults/measuring/command-counts.ts';

/** What Redis has done since it was started or its statistics were reset. */
export interface RedisUsage {
  /** Commands by name, including those that scripts called. */
  readonly counts: ReadonlyMap<string, number>;
  readonly cpuMs: number;
}

export const redisUsage = async (redis: Redis): Promise<RedisUsage> => {
  const cpu = await redis.info('cpu');
  const seconds = [...cpu.matchAll(/^used_cpu_(?:sys|user):([\d.]+)/gm)].map(([, text]) =>
    Number(text),
  );
  return {
    counts: await commandCounts(redis),
    cpuMs: 1000 * seconds.reduce((total, one) => total + one, 0),
  };
};

/** The number of commands between two usages. */
export const commandsBetween = (before: RedisUsage, after: RedisUsage): number =>
  sum(Object.values(countsBetween(before.counts, after.counts)));

/**
 * How many commands each of `units` events or starts caused. Servers also do a little that none of them causes, so what does not add
 * up to a command for each is left out.
 */
export const commandsPer = (units: number, before: RedisUsage, after: RedisUsage): number =>
  sum(
    Object.values(countsBetween(before.counts, after.counts)).map((count) =>
      Math.floor(count / units + tolerance),
    ),
  );

/** A few of the commands may fall outside what was measured. */
const tolerance = 0.05;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
