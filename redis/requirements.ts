import { Cluster, type Redis } from 'ioredis';
import type { Connection } from './connections.ts';
import { isUnavailable } from './unavailable.ts';

/**
 * Refuses a Redis that may evict keys, since it would lose tasks without a word; of a cluster, if one of its nodes may.
 *
 * @throws {UnsuitableRedisError} naming the setting, what it held and what it must be.
 */
export const assertKeepsKeys = async (redis: Connection): Promise<void> => {
  if (!(redis instanceof Cluster)) return assertNodeKeepsKeys(redis, 'The Redis of REDIS_URL');
  // Its nodes are known once it has answered.
  await redis.ping();
  await Promise.all([
    ...redis.nodes('master').map((node) => assertNodeKeepsKeys(node, nameOf(node))),
    // A replica may become a master; one that is down keeps nobody from starting.
    ...redis
      .nodes('slave')
      .map((node) => assertNodeKeepsKeys(node, nameOf(node)).catch(unlessAway)),
  ]);
};

const assertNodeKeepsKeys = async (node: Redis, name: string): Promise<void> => {
  const info = await node.info('memory');
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1];
  if (policy !== undefined && policy !== 'noeviction') throw new UnsuitableRedisError(name, policy);
};

const nameOf = ({ options }: Redis): string =>
  `The node ${options.host}:${options.port} of REDIS_URL`;

const unlessAway = (error: unknown): void => {
  if (!isUnavailable(error)) throw error;
};

export class UnsuitableRedisError extends Error {
  override name = 'UnsuitableRedisError';
  constructor(node: string, policy: string) {
    super(
      `${node} has maxmemory-policy ${policy}, which may drop tasks that were accepted. Set it to noeviction.`,
    );
  }
}
