import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { findFreePort } from '../../demo/free-port.ts';
import { ensureRedisBinary } from '../../demo/local-redis/ensure-redis-binary.ts';
import { type RedisServer, startRedisServer } from '../../demo/local-redis/start-redis-server.ts';
import { waitForPing } from '../../demo/local-redis/wait-for-ping.ts';
import { startProcess } from '../../demo/processes/start-process.ts';
import { until } from './until.ts';

export interface ReplicatedNode extends RedisServer {
  readonly redis: Redis;
  /** Ends it without a last word. */
  kill(): Promise<void>;
  freeze(): void;
  thaw(): void;
}

/** A master with its replicas, watched by three sentinels, every one a process of its own. */
export class SentinelGroup {
  readonly nodes: readonly ReplicatedNode[];
  readonly sentinels: readonly Redis[];

  constructor(nodes: readonly ReplicatedNode[], sentinels: readonly Redis[]) {
    this.nodes = nodes;
    this.sentinels = sentinels;
  }

  /** As REDIS_URL has it. */
  get url(): string {
    const hosts = this.sentinels.map(({ options }) => `127.0.0.1:${options.port}`);
    return `redis+sentinel://${hosts.join(',')}/${masterName}`;
  }

  /** The master that most sentinels name. */
  async master(): Promise<ReplicatedNode> {
    const ports = await Promise.all(this.sentinels.map(namedMaster));
    const port = ports.toSorted()[1];
    const node = this.nodes.find((one) => one.port === port);
    if (!node) throw new Error(`The sentinels name ${port}, where no node is.`);
    return node;
  }

  async replicas(): Promise<ReplicatedNode[]> {
    const master = await this.master();
    return this.nodes.filter((node) => node !== master);
  }

  /** A failover that operators ask for. */
  async failover(): Promise<void> {
    const before = await this.master();
    await this.sentinels[0]?.call('SENTINEL', 'FAILOVER', masterName);
    await this.failedOver(before);
  }

  /** Resolves once all sentinels name another master and it takes writes. */
  async failedOver(before: ReplicatedNode): Promise<void> {
    await until('another node is the master', async () => {
      const ports = await Promise.all(this.sentinels.map(namedMaster));
      if (new Set(ports).size > 1 || ports[0] === before.port) return false;
      const master = this.nodes.find(({ port }) => port === ports[0]);
      return (await master?.redis.role())?.[0] === 'master';
    });
  }
}

/**
 * Starts a group on free ports of loopback: a master is taken for dead behind a second. It is stopped when the test is over.
 */
export const startSentinelGroup = async (replicas = 1): Promise<SentinelGroup> => {
  const dir = await mkdtemp(join(tmpdir(), 'reviewcast-sentinel-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const binary = await ensureRedisBinary(console.error);
  const master = await startNode(binary, join(dir, 'master'), []);
  const following = Array.from({ length: replicas }, (_, place) =>
    startNode(binary, join(dir, `replica-${place}`), [
      ...['--replicaof', '127.0.0.1', String(master.port)],
    ]),
  );
  const nodes = [master, ...(await Promise.all(following))];
  await until('all replicas are in step', async () => {
    const info = await master.redis.info('replication');
    return info.match(/state=online/g)?.length === replicas;
  });
  const watching = Array.from({ length: 3 }, (_, place) =>
    startSentinel(binary, join(dir, `sentinel-${place}`), master.port),
  );
  const group = new SentinelGroup(nodes, await Promise.all(watching));
  await until('the sentinels know each other and the replicas', async () => {
    const known = await Promise.all(group.sentinels.map(knows));
    return known.every((one) => one.sentinels === 2 && one.replicas === replicas);
  });
  return group;
};

const masterName = 'reviews';

const startNode = async (
  binary: string,
  dir: string,
  args: readonly string[],
): Promise<ReplicatedNode> => {
  const server = await startRedisServer({
    binary,
    dir,
    args: ['--repl-diskless-sync-delay', '0', ...args],
  });
  onTestFinished(() => server.stop());
  const redis = open(server.port);
  return {
    ...server,
    redis,
    async kill() {
      process.kill(server.pid, 'SIGKILL');
      await server.stop();
    },
    freeze: () => void process.kill(server.pid, 'SIGSTOP'),
    thaw: () => void process.kill(server.pid, 'SIGCONT'),
  };
};

/** A sentinel writes into its configuration, so each has a file. */
const startSentinel = async (binary: string, dir: string, masterPort: number): Promise<Redis> => {
  await mkdir(dir);
  const port = await findFreePort();
  const file = join(dir, 'sentinel.conf');
  const lines = [
    `port ${port}`,
    'bind 127.0.0.1',
    `dir ${dir}`,
    `sentinel monitor ${masterName} 127.0.0.1 ${masterPort} 2`,
    `sentinel down-after-milliseconds ${masterName} 1000`,
    `sentinel failover-timeout ${masterName} 5000`,
  ];
  await writeFile(file, `${lines.join('\n')}\n`);
  const sentinel = await startProcess({ command: binary, args: [file, '--sentinel'] });
  onTestFinished(() => sentinel.stop());
  const failure = await waitForPing(port, sentinel);
  if (failure !== undefined)
    throw new Error(`A sentinel ${failure}: ${sentinel.lastLines().join('\n')}`);
  return open(port);
};

const open = (port: number): Redis => {
  const redis = new Redis(port, { retryStrategy: (times) => Math.min(times * 20, 200) });
  redis.on('error', () => {});
  onTestFinished(() => redis.disconnect());
  return redis;
};

const namedMaster = async (sentinel: Redis): Promise<number> => {
  const answer = await sentinel.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', masterName);
  return Number(z.array(z.string()).parse(answer)[1]);
};

const knows = async (sentinel: Redis) => {
  const count = async (what: 'SENTINELS' | 'REPLICAS') =>
    z.array(z.unknown()).parse(await sentinel.call('SENTINEL', what, masterName)).length;
  return { sentinels: await count('SENTINELS'), replicas: await count('REPLICAS') };
};
