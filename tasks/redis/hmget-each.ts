import { Cluster } from 'ioredis';
import { z } from 'zod';
import type { Connection } from './connections.ts';
import { isRedirect, masterOfSlot, slotOf } from './slot.ts';

const valuesSchema = z.array(z.string().nullable());

type Values = z.infer<typeof valuesSchema>;

/** The named fields of each hash, in one round trip to each node, read from masters. */
export const hmgetEach = async (
  redis: Connection,
  keys: readonly string[],
  fields: readonly string[],
): Promise<Values[]> => {
  const read = new Map<string, Values>();
  const readGroup = async (group: readonly string[]): Promise<void> => {
    const pipeline = redis.pipeline();
    for (const key of group) pipeline.hmget(key, ...fields);
    const results = (await pipeline.exec()) ?? [];
    for (const [i, key] of group.entries()) {
      const [error, values] = results[i] ?? [];
      if (error && isRedirect(error)) {
        // The slot has moved since: single commands follow it.
        read.set(key, await redis.hmget(key, ...fields));
      } else if (error) throw error;
      else read.set(key, valuesSchema.parse(values));
    }
  };
  await Promise.all(byNode(redis, keys).map(readGroup));
  return keys.map((key) => read.get(key) ?? fields.map(() => null));
};

/** A pipeline to a cluster may hold keys of one node only. */
const byNode = (redis: Connection, keys: readonly string[]): string[][] => {
  if (!(redis instanceof Cluster)) return keys.length > 0 ? [[...keys]] : [];
  const groups = new Map<string | undefined, string[]>();
  for (const key of keys) {
    const node = masterOfSlot(redis, slotOf(key));
    const group = groups.get(node);
    if (group) group.push(key);
    else groups.set(node, [key]);
  }
  return [...groups.values()];
};
