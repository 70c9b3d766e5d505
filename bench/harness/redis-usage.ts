import type { Redis } from 'ioredis';
import { commandCounts } from '../../tests/faults/measuring/command-counts.ts';

/** What Redis has done since it was started or its statistics were reset. */
export interface RedisUsage {
  /** Commands, including those that scripts called. */
  readonly commands: number;
  readonly cpuMs: number;
}

export const redisUsage = async (redis: Redis): Promise<RedisUsage> => {
  const cpu = await redis.info('cpu');
  const seconds = [...cpu.matchAll(/^used_cpu_(?:sys|user):([\d.]+)/gm)].map(([, text]) =>
    Number(text),
  );
  const counts = await commandCounts(redis);
  return {
    commands: [...counts.values()].reduce((total, count) => total + count, 0),
    cpuMs: 1000 * seconds.reduce((total, one) => total + one, 0),
  };
};
