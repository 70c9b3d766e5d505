import { Cluster, type Redis } from 'ioredis';
import type { Connection } from './connections.ts';
import { isUnavailable } from './unavailable.ts';

/**
 * Checks that Redis, or every node of a cluster, never evicts keys: that would silently lose tasks.
 *
 * @throws {UnsuitableRedisError} naming the node, its setting and the required value.
 */
export const assertKeepsKeys = async (redis: Connection): Promise<void> => {
  if (!(redis instanceof Cluster)) return assertNodeKeepsKeys(redis, 'The server in REDIS_URL');
  // The nodes are known after the first reply.
  await redis.ping();
  await Promise.all([
    ...redis.nodes('master').map((node) => assertNodeKeepsKeys(node, nameOf(node))),
    // A replica may become a master. One that is down does not prevent the start.
    ...redis
      .nodes('slave')
      .map((node) => assertNodeKeepsKeys(node, nameOf(node)).catch(ignoreUnavailable)),
  ]);
};

const assertNodeKeepsKeys = async (node: Redis, name: string): Promise<void> => {
  const info = await node.info('memory');
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1];
  if (policy === undefined || policy === 'noeviction') return;
  throw new UnsuitableRedisError(
    `${name} has maxmemory-policy ${policy}, which can evict accepted tasks. Set it to noeviction.`,
  );
};

const nameOf = ({ options }: Redis): string => `Cluster node ${options.host}:${options.port}`;

const ignoreUnavailable = (error: unknown): void => {
  if (!isUnavailable(error)) throw error;
};

/** Redis cannot be used as it is, or as REDIS_URL describes it, and waiting does not help. The message says what to change. */
export class UnsuitableRedisError extends Error {
  override name = 'UnsuitableRedisError';
}
