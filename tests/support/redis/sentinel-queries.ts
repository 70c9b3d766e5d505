import type { Redis } from 'ioredis';
import { z } from 'zod';

/** The name of the monitored master. */
export const masterName = 'reviews';

/** The port of the master according to a sentinel. */
export const namedMaster = async (sentinel: Redis): Promise<number> => {
  const reply = await sentinel.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', masterName);
  return Number(z.array(z.string()).parse(reply)[1]);
};

/** The number of other sentinels and of replicas that a sentinel knows. */
export const knownTo = async (sentinel: Redis) => {
  const count = async (what: 'SENTINELS' | 'REPLICAS') =>
    z.array(z.unknown()).parse(await sentinel.call('SENTINEL', what, masterName)).length;
  return { sentinels: await count('SENTINELS'), replicas: await count('REPLICAS') };
};

/** Whether a sentinel considers the node on this port a replica that is up. */
export const knowsAsUp = async (sentinel: Redis, port: number): Promise<boolean> => {
  const replicas = z
    .array(z.array(z.string()))
    .parse(await sentinel.call('SENTINEL', 'REPLICAS', masterName));
  // Names and values alternate.
  const fieldOf = (fields: readonly string[], name: string) => fields[fields.indexOf(name) + 1];
  return replicas.some(
    (fields) => fieldOf(fields, 'port') === String(port) && fieldOf(fields, 'flags') === 'slave',
  );
};
