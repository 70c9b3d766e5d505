import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { findFreePort } from '../../demo/free-port.ts';
import { ensureRedisBinary } from '../../demo/local-redis/ensure-redis-binary.ts';
import { waitForPing } from '../../demo/local-redis/wait-for-ping.ts';
import { type RunningProcess, startProcess } from '../../demo/processes/start-process.ts';
import { adminOf, type RedisNode, startRedisNode } from './redis-node.ts';
import { until } from './until.ts';

/** A master with its replicas, watched by three sentinels, every one a process of its own. */
export class SentinelGroup implements AsyncDisposable {
  readonly nodes: readonly RedisNode[];
  readonly sentinels: readonly Redis[];
  readonly sentinelProcesses: readonly Pick<RedisNode, 'freeze' | 'wake'>[];
  readonly #end: () => Promise<void>;

  constructor(
    nodes: readonly RedisNode[],
    sentinels: readonly { redis: Redis; running: RunningProcess }[],
    end: () => Promise<void>,
  ) {
    this.nodes = nodes;
    this.sentinels = sentinels.map(({ redis }) => redis);
    this.sentinelProcesses = sentinels.map(({ running: { pid } }) => ({
      freeze: () => void process.kill(pid, 'SIGSTOP'),
      wake: () => void process.kill(pid, 'SIGCONT'),
    }));
    this.#end = end;
  }

  /** As REDIS_URL has it. */
  get url(): string {
    const hosts = this.sentinels.map(({ options }) => `127.0.0.1:${options.port}`);
    return `redis+sentinel://${hosts.join(',')}/${masterName}`;
  }

  /** The master that most sentinels name. */
  async master(): Promise<RedisNode> {
    const ports = await Promise.all(this.sentinels.map(namedMaster));
    const port = ports.toSorted()[1];
    const node = this.nodes.find((one) => one.port === port);
    if (!node) throw new Error(`The sentinels name ${port}, where no node is.`);
    return node;
  }

  async replicas(): Promise<RedisNode[]> {
    const master = await this.master();
    return this.nodes.filter((node) => node !== master);
  }

  /** A failover that operators ask for. Some 10 s pass before the old master follows the new one. */
  async failover(): Promise<void> {
    const before = await this.master();
    // A sentinel refuses while it finds no replica good enough, or is not done with the failover before.
    await until('a sentinel begins the failover', async () => {
      await this.sentinels[0]?.call('SENTINEL', 'FAILOVER', masterName);
      return true;
    });
    await this.failedOver(before);
  }

  /** Resolves once all sentinels name another master and it takes writes. */
  async failedOver(before: RedisNode): Promise<void> {
    await until('another node is the master', async () => {
      const ports = await Promise.all(this.sentinels.map(namedMaster));
      if (new Set(ports).size > 1 || ports[0] === before.port) return false;
      const master = this.nodes.find(({ port }) => port === ports[0]);
      return (await master?.redis.role())?.[0] === 'master';
    });
  }

  /** Starts a node that was killed, as a replica of the present master; resolves once it is in step. */
  async restart(node: RedisNode): Promise<void> {
    const master = await this.master();
    await node.start(['--replicaof', '127.0.0.1', String(master.port)]);
    await this.inStep(node);
  }

  /** Resolves once a node that was the master is a replica in step, and all sentinels take it for one that is up. */
  async inStep(node: RedisNode): Promise<void> {
    await until('the replica is in step', async () =>
      (await node.redis.info('replication')).includes('master_link_status:up'),
    );
    await until('the sentinels know that the replica is up', async () => {
      const seen = await Promise.all(this.sentinels.map((one) => knowsAsUp(one, node.port)));
      return seen.every((up) => up);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const sentinel of this.sentinels) sentinel.disconnect();
    await this.#end();
  }
}

/** Starts a group on free ports of loopback, in which a master is taken for dead behind a second. */
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
  for (let place = 0; place <= replicas; place += 1) {
    const [master] = nodes;
    const args = master ? ['--replicaof', '127.0.0.1', String(master.port)] : [];
    const node = await startRedisNode({ binary, dir: join(dir, `node-${place}`), args });
    running.push(node);
    nodes.push(node);
  }
  await until('all replicas are in step', async () => {
    const info = await nodes[0]?.redis.info('replication');
    return (info?.match(/state=online/g) ?? []).length === replicas;
  });
  const sentinels: { redis: Redis; running: RunningProcess }[] = [];
  for (let place = 0; place < 3; place += 1) {
    const own = join(dir, `sentinel-${place}`);
    const { port, sentinel } = await startSentinel(binary, own, nodes[0]?.port ?? 0);
    running.push(sentinel);
    sentinels.push({ redis: adminOf(port), running: sentinel });
  }
  const group = new SentinelGroup(nodes, sentinels, end);
  await until('the sentinels know each other and the replicas', async () => {
    const known = await Promise.all(group.sentinels.map(knows));
    return known.every((one) => one.sentinels === 2 && one.replicas === replicas);
  });
  return group;
};

const masterName = 'reviews';

/** A sentinel writes into its configuration, so each has a file. */
const startSentinel = async (
  binary: string,
  dir: string,
  masterPort: number,
): Promise<{ port: number; sentinel: RunningProcess }> => {
  await mkdir(dir);
  const port = await findFreePort();
  const file = join(dir, 'sentinel.conf');
  const lines = [
    `port ${port}`,
    'bind 127.0.0.1',
    `dir ${dir}`,
    `sentinel monitor ${masterName} 127.0.0.1 ${masterPort} 2`,
    `sentinel down-after-milliseconds ${masterName} 1000`,
    `sentinel failover-timeout ${masterName} 1500`,
  ];
  await writeFile(file, `${lines.join('\n')}\n`);
  const sentinel = await startProcess({ command: binary, args: [file, '--sentinel'] });
  const failure = await waitForPing(port, sentinel);
  if (failure !== undefined) {
    await sentinel.stop();
    throw new Error(`A sentinel ${failure}: ${sentinel.lastLines().join('\n')}`);
  }
  return { port, sentinel };
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

const knowsAsUp = async (sentinel: Redis, port: number): Promise<boolean> => {
  const replicas = z
    .array(z.array(z.string()))
    .parse(await sentinel.call('SENTINEL', 'REPLICAS', masterName));
  // Names and values by turns.
  const held = (fields: readonly string[], name: string) => fields[fields.indexOf(name) + 1];
  return replicas.some(
    (fields) => held(fields, 'port') === String(port) && held(fields, 'flags') === 'slave',
  );
};
