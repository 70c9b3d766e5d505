import { Cluster } from 'ioredis';
import { z } from 'zod';
import type { Connection } from './connections.ts';
import { isRedirect, masterOfSlot, slotOf } from './slot.ts';

const valuesSchema = z.array(z.string().nullable());

type Values = z.infer<typeof valuesSchema>;

/** Reads the given fields of each hash from masters, with one round trip to each node. */
export const hmgetEach = async (
  redis: Connection,
  keys: readonly string[],
  fields: readonly string[],
): Promise<Values[]> => {
  const groups = await Promise.all(
    byNode(redis, keys).map(async (group) => {
      const values = await readTogether(redis, group, fields);
      return group.map((key, i) => [key, values[i] ?? []] as const);
    }),
  );
  const read = new Map(groups.flat());
  return keys.map((key) => read.get(key) ?? []);
};

const readTogether = async (
  redis: Connection,
  keys: readonly string[],
  fields: readonly string[],
): Promise<Values[]> => {
  const pipeline = redis.pipeline();
  for (const key of keys) pipeline.hmget(key, ...fields);
  try {
    const results = (await pipeline.exec()) ?? [];
    return results.map(([error, values]) => {
      if (error) throw error;
      return valuesSchema.parse(values);
    });
  } catch (error) {
    // A slot has moved. Single commands follow it; a pipeline does not.
    if (isRedirect(error)) return Promise.all(keys.map((key) => redis.hmget(key, ...fields)));
    throw error;
  }
};

/** A pipeline to a cluster can only contain keys of one node. */
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
