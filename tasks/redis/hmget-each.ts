import { Cluster } from 'ioredis';
import { z } from 'zod';
import type { Connection } from './connections.ts';

const valuesSchema = z.array(z.string().nullable());

/** The named fields of each hash, in one round trip to each node. */
export const hmgetEach = async (
  redis: Connection,
  keys: readonly string[],
  fields: readonly string[],
): Promise<(string | null)[][]> => {
  // A cluster's pipeline holds keys of one node only; side by side the commands cost one round trip to each node too.
  if (redis instanceof Cluster) return Promise.all(keys.map((key) => redis.hmget(key, ...fields)));
  const pipeline = redis.pipeline();
  for (const key of keys) pipeline.hmget(key, ...fields);
  const results = (await pipeline.exec()) ?? [];
  return results.map(([error, values]) => {
    if (error) throw error;
    return valuesSchema.parse(values);
  });
};
