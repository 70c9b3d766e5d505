import type { Redis } from 'ioredis';
import { z } from 'zod';

/** What the sentinels call the master that they watch. */
export const masterName = 'reviews';

/** The port of the node that a sentinel takes for the master. */
export const namedMaster = async (sentinel: Redis): Promise<number> => {
  const answer = await sentinel.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', masterName);
  return Number(z.array(z.string()).parse(answer)[1]);
};

/** How many other sentinels, and how many replicas, a sentinel knows. */
export const knownTo = async (sentinel: Redis) => {
  const count = async (what: 'SENTINELS' | 'REPLICAS') =>
    z.array(z.unknown()).parse(await sentinel.call('SENTINEL', what, masterName)).length;
  return { sentinels: await count('SENTINELS'), replicas: await count('REPLICAS') };
};

/** Whether a sentinel takes the node on this port for a replica that is up. */
export const knowsAsUp = async (sentinel: Redis, port: number): Promise<boolean> => {
  const replicas = z
    .array(z.array(z.string()))
    .parse(await sentinel.call('SENTINEL', 'REPLICAS', masterName));
  // Names and values by turns.
  const held = (fields: readonly string[], name: string) => fields[fields.indexOf(name) + 1];
  return replicas.some(
    (fields) => held(fields, 'port') === String(port) && held(fields, 'flags') === 'slave',
  );
};
