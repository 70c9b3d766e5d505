import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureRedisBinary } from '../../../launch/local-redis/ensure-redis-binary.ts';
import { type RedisNode, startRedisNode } from './redis-node.ts';
import { type Sentinel, startSentinel } from './sentinel.ts';
import { SentinelGroup } from './sentinel-group.ts';
import { knownTo } from './sentinel-queries.ts';
import { until } from './until.ts';

/** Starts a sentinel group on free loopback ports. A master is considered down after one second. */
export const startSentinelGroup = async (replicas = 1): Promise<SentinelGroup> => {
  const dir = await mkdtemp(join(tmpdir(), 'reviewcast-sentinel-'));
  const running: { stop(): Promise<void> }[] = [];
  const end = async () => {
    await Promise.all(running.map((one) => one.stop()));
    await rm(dir, { recursive: true, force: true });
  };
  try {
    return await start(dir, replicas, running, end);
  } catch (error) {
    await end();
    throw error;
  }
};

const start = async (
  dir: string,
  replicas: number,
  running: { stop(): Promise<void> }[],
  end: () => Promise<void>,
): Promise<SentinelGroup> => {
  const binary = await ensureRedisBinary(console.error);
  const nodes: RedisNode[] = [];
  for (let i = 0; i <= replicas; i += 1) {
    const [master] = nodes;
    const args = master ? ['--replicaof', '127.0.0.1', String(master.port)] : [];
    const node = await startRedisNode({ binary, dir: join(dir, `node-${i}`), args });
    running.push(node);
    nodes.push(node);
  }
  await until('all replicas are synchronized', async () => {
    const info = await nodes[0]?.redis.info('replication');
    return (info?.match(/state=online/g) ?? []).length === replicas;
  });
  const sentinels: Sentinel[] = [];
  for (let i = 0; i < 3; i += 1) {
    const own = join(dir, `sentinel-${i}`);
    const sentinel = await startSentinel(binary, own, nodes[0]?.port ?? 0);
    running.push(sentinel.running);
    sentinels.push(sentinel);
  }
  const group = new SentinelGroup(nodes, sentinels, end);
  await until('the sentinels know each other and the replicas', async () => {
    const known = await Promise.all(group.sentinels.map(knownTo));
    return known.every((one) => one.sentinels === 2 && one.replicas === replicas);
  });
  return group;
};
