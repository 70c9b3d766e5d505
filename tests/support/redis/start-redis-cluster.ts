import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureRedisBinary } from '../../../launch/local-redis/ensure-redis-binary.ts';
import { startClusterNode } from './cluster-node.ts';
import { inStep } from './in-step.ts';
import { allSlots, RedisCluster } from './redis-cluster.ts';

/** Starts a cluster on free ports of loopback, in which a master is taken for dead behind a second. */
export const startRedisCluster = async (args: readonly string[] = []): Promise<RedisCluster> => {
  const dir = await mkdtemp(join(tmpdir(), 'reviewcast-cluster-'));
  const binary = await ensureRedisBinary(console.error);
  const nodes = await Promise.all(
    Array.from({ length: masters * 2 }, (_, place) =>
      startClusterNode(binary, join(dir, `${place}`), args),
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

/** Makes a cluster of nodes that do not know each other. */
const connect = async (cluster: RedisCluster): Promise<void> => {
  const { nodes } = cluster;
  const leaders = nodes.slice(0, masters);
  const followers = nodes.slice(masters);
  for (const { port, busPort } of nodes.slice(1)) {
    await nodes[0]?.redis.call('CLUSTER', 'MEET', '127.0.0.1', port, busPort);
  }
  for (const [place, { redis }] of leaders.entries()) {
    await redis.call('CLUSTER', 'ADDSLOTSRANGE', share(place), share(place + 1) - 1);
  }
  await cluster.agree((lines) => lines.filter(({ isUp }) => isUp).length === nodes.length);
  for (const [place, { redis }] of followers.entries()) {
    await redis.cluster('REPLICATE', leaders[place]?.id ?? '');
  }
  await cluster.agree((lines) => lines.filter((line) => line.masterId !== '').length === masters);
  for (const follower of followers) await inStep(follower);
};

const masters = 3;

/** The first slot of a master. */
const share = (place: number): number => Math.round((place * allSlots) / masters);
