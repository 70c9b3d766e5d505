import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureRedisBinary } from '../../../launch/local-redis/ensure-redis-binary.ts';
import { startClusterNode } from './cluster-node.ts';
import { allSlots, RedisCluster } from './redis-cluster.ts';
import { waitForSync } from './wait-for-sync.ts';

/**
 * Starts a cluster on free loopback ports. A master is considered down after one second.
 *
 * @param argsOf returns additional arguments of one node.
 */
export const startRedisCluster = async (
  argsOf: () => Promise<readonly string[]> = async () => [],
): Promise<RedisCluster> => {
  const dir = await mkdtemp(join(tmpdir(), 'reviewcast-cluster-'));
  const binary = await ensureRedisBinary(console.error);
  const nodes = await Promise.all(
    Array.from({ length: masters * 2 }, async (_, i) =>
      startClusterNode(binary, join(dir, `${i}`), await argsOf()),
    ),
  );
  const cluster = new RedisCluster(nodes, dir);
  try {
    await connect(cluster);
  } catch (error) {
    await cluster[Symbol.asyncDispose]();
    throw error;
  }
  return cluster;
};

/** Connects the nodes to form a cluster. */
const connect = async (cluster: RedisCluster): Promise<void> => {
  const { nodes } = cluster;
  const leaders = nodes.slice(0, masters);
  const followers = nodes.slice(masters);
  for (const { port, busPort } of nodes.slice(1)) {
    await nodes[0]?.redis.call('CLUSTER', 'MEET', '127.0.0.1', port, busPort);
  }
  for (const [i, { redis }] of leaders.entries()) {
    await redis.call('CLUSTER', 'ADDSLOTSRANGE', share(i), share(i + 1) - 1);
  }
  await cluster.agree((lines) => lines.filter(({ isUp }) => isUp).length === nodes.length);
  for (const [i, { redis }] of followers.entries()) {
    await redis.cluster('REPLICATE', leaders[i]?.id ?? '');
  }
  await cluster.agree((lines) => lines.filter((line) => line.masterId !== '').length === masters);
  for (const follower of followers) await waitForSync(follower);
};

const masters = 3;

/** The first slot of a master. */
const share = (i: number): number => Math.round((i * allSlots) / masters);
