import type { Connection } from '../../redis/connections.ts';
import { sum } from '../harness/statistics.ts';

/** The jobs of a queue of BullMQ that are waiting or being processed. @param prefix of its keys. */
export const remainingJobs = async (redis: Connection, prefix: string): Promise<number> => {
  const counts = await Promise.all([
    redis.llen(`${prefix}:wait`),
    redis.llen(`${prefix}:active`),
    redis.zcard(`${prefix}:prioritized`),
    redis.zcard(`${prefix}:delayed`),
  ]);
  return sum(counts);
};

/** The same for the tasks of Reviewcast that collect from communities. */
export const remainingTasks = (redis: Connection): Promise<number> =>
  remainingJobs(redis, '{reviewcast:community}:community');
