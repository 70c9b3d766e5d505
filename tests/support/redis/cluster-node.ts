import { findFreePort } from '../../../launch/free-port.ts';
import { type RedisNode, startRedisNode } from './redis-node.ts';

/** A node of a cluster. */
export interface ClusterNode extends RedisNode {
  readonly id: string;
  /** The port for communication between nodes. */
  readonly busPort: number;
}

/** Starts a node that does not know any others. Its node timeout is one second. */
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
