import { findFreePort } from '../../../launch/free-port.ts';
import { type RedisNode, startRedisNode } from './redis-node.ts';

/** A node as a cluster knows it. */
export interface ClusterNode extends RedisNode {
  readonly id: string;
  /** Where the nodes speak with each other. */
  readonly busPort: number;
}

/** Starts a node that knows no other yet, and takes one for dead that is silent for a second. */
export const startClusterNode = async (
  binary: string,
  dir: string,
  args: readonly string[],
): Promise<ClusterNode> => {
  const busPort = await findFreePort();
  const node = await startRedisNode({
    binary,
    dir,
    args: [
      ...['--cluster-enabled', 'yes', '--cluster-port', String(busPort)],
      ...['--cluster-node-timeout', '1000', '--cluster-replica-validity-factor', '0', ...args],
    ],
  });
  return Object.assign(node, { busPort, id: String(await node.redis.cluster('MYID')) });
};
