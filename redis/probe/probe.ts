import type { RedisAddress } from '../redis-address.ts';
import { UnreachableRedisError } from '../unreachable.ts';
import { findMaster } from './find-master.ts';
import { type ProbeOptions, probeServer } from './probe-server.ts';

/**
 * Checks whether the Redis that REDIS_URL describes can be used, before connections are opened that would only report symptoms.
 * Of a cluster it checks the first node that can be reached, of a sentinel group the master. Changes nothing.
 *
 * @throws {UnsuitableRedisError} if waiting does not help; {@link UnreachableRedisError} if it may. The message never has a password.
 */
export const probe = async (
  address: RedisAddress,
  options: Omit<ProbeOptions, 'isCluster'>,
): Promise<void> => {
  const { options: login } = address;
  switch (address.kind) {
    case 'single':
      return probeServer({ ...login, ...address.node }, { ...options, isCluster: false });
    case 'sentinel': {
      const { sentinels, master } = address;
      const found = await firstReachable(sentinels, (sentinel) =>
        findMaster({ ...sentinel, ...(login.tls ? { tls: login.tls } : {}) }, master),
      );
      return probeServer({ ...login, ...found }, { ...options, isCluster: false });
    }
    case 'cluster':
      return firstReachable(address.nodes, (node) =>
        probeServer({ ...login, ...node }, { ...options, isCluster: true }),
      );
  }
};

/** @throws the first error, if none can be reached. */
const firstReachable = async <Node, T>(
  nodes: readonly Node[],
  visit: (node: Node) => Promise<T>,
): Promise<T> => {
  let first: unknown;
  for (const node of nodes) {
    try {
      return await visit(node);
    } catch (error) {
      if (!(error instanceof UnreachableRedisError)) throw error;
      first ??= error;
    }
  }
  throw first;
};
