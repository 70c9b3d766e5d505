import { Redis } from 'ioredis';
import { commandCounts, countsBetween } from '../../tests/faults/measuring/command-counts.ts';
import { startRedisCluster } from '../../tests/support/redis/start-redis-cluster.ts';
import type { Stage } from '../harness/stage.ts';
import { sum } from '../harness/statistics.ts';
import { redisCpuMs } from '../harness/usage.ts';

/** What a deployment keeps its tasks in: one Redis, or several nodes. */
export interface RedisLayout extends AsyncDisposable {
  /** The REDIS_URL. */
  readonly url: string;
  /** Those that execute commands. */
  readonly nodes: readonly Redis[];
}

export const oneRedis = async ({ redisUrl, redis }: Stage): Promise<RedisLayout> => ({
  url: redisUrl,
  nodes: [redis],
  [Symbol.asyncDispose]: async () => {},
});

/** Three masters with a replica each. A busy machine does not make them fail over. */
export const clusterOfThree = async (): Promise<RedisLayout> => {
  const cluster = await startRedisCluster(async () => ['--cluster-node-timeout', '30000']);
  const masters = await cluster.masters();
  const nodes = masters.map(({ port }) => new Redis(port, '127.0.0.1'));
  return {
    url: cluster.url,
    nodes,
    async [Symbol.asyncDispose]() {
      for (const node of nodes) node.disconnect();
      await cluster[Symbol.asyncDispose]();
    },
  };
};

/** What the nodes did in some time. */
export interface NodeUsage {
  readonly cpuMs: number;
  /** Of the node that used the most. */
  readonly busiestCpuMs: number;
  readonly commands: number;
  /** Publications that nodes passed on to one another. */
  readonly passedOn: number;
}

/** Begins to measure the nodes. Call the result for what they have done since. */
export const startNodeMeter = async (
  nodes: readonly Redis[],
): Promise<() => Promise<NodeUsage>> => {
  const before = await Promise.all(nodes.map(readNode));
  return async () => {
    const after = await Promise.all(nodes.map(readNode));
    const used = after.map(({ cpuMs, passedOn, counts }, i) => ({
      cpuMs: cpuMs - (before[i]?.cpuMs ?? 0),
      passedOn: passedOn - (before[i]?.passedOn ?? 0),
      commands: sum(Object.values(countsBetween(before[i]?.counts ?? new Map(), counts))),
    }));
    return {
      cpuMs: sum(used.map(({ cpuMs }) => cpuMs)),
      busiestCpuMs: Math.max(...used.map(({ cpuMs }) => cpuMs)),
      commands: sum(used.map(({ commands }) => commands)),
      passedOn: sum(used.map(({ passedOn }) => passedOn)),
    };
  };
};

const readNode = async (redis: Redis) => ({
  cpuMs: await redisCpuMs(redis),
  counts: await commandCounts(redis),
  passedOn: await passedOnBy(redis),
});

/** The bytes that the data of all nodes takes. */
export const usedBytes = async (nodes: readonly Redis[]): Promise<number> => {
  const texts = await Promise.all(nodes.map((node) => node.info('memory')));
  return sum(texts.map((text) => Number(/^used_memory_dataset:(\d+)/m.exec(text)?.[1] ?? 0)));
};

/** Without a cluster, there are none. */
const passedOnBy = async (redis: Redis): Promise<number> => {
  const info = String(await redis.cluster('INFO').catch(() => ''));
  return Number(/cluster_stats_messages_publish_sent:(\d+)/.exec(info)?.[1] ?? 0);
};
