import type { Redis } from 'ioredis';
import type { RedisNode } from './redis-node.ts';
import type { Sentinel } from './sentinel.ts';
import { knowsAsUp, masterName, namedMaster } from './sentinel-queries.ts';
import { until } from './until.ts';
import { waitForSync } from './wait-for-sync.ts';

/** A master and its replicas, monitored by three sentinels. Each is a separate process. */
export class SentinelGroup implements AsyncDisposable {
  readonly nodes: readonly RedisNode[];
  readonly sentinels: readonly Redis[];
  readonly sentinelProcesses: readonly Pick<RedisNode, 'freeze' | 'wake'>[];
  readonly #end: () => Promise<void>;

  constructor(
    nodes: readonly RedisNode[],
    sentinels: readonly Sentinel[],
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

  /** The REDIS_URL. */
  get url(): string {
    const hosts = this.sentinels.map(({ options }) => `127.0.0.1:${options.port}`);
    return `redis+sentinel://${hosts.join(',')}/${masterName}`;
  }

  /** The master according to most sentinels. */
  async master(): Promise<RedisNode> {
    const ports = await Promise.all(this.sentinels.map(namedMaster));
    const port = ports.toSorted()[1];
    const node = this.nodes.find((one) => one.port === port);
    if (!node) throw new Error(`The sentinels name port ${port}, on which there is no node.`);
    return node;
  }

  async replicas(): Promise<RedisNode[]> {
    const master = await this.master();
    return this.nodes.filter((node) => node !== master);
  }

  /** Requests a failover. The old master becomes a replica about 10 s later. */
  async failover(): Promise<void> {
    const before = await this.master();
    // A sentinel refuses while there is no suitable replica or an earlier failover is in progress.
    await until('a sentinel begins the failover', async () => {
      await this.sentinels[0]?.call('SENTINEL', 'FAILOVER', masterName);
      return true;
    });
    await this.failedOver(before);
  }

  /** Resolves once all sentinels name another master that accepts writes. */
  async failedOver(before: RedisNode): Promise<void> {
    await until('another node is the master', async () => {
      const ports = await Promise.all(this.sentinels.map(namedMaster));
      if (new Set(ports).size > 1 || ports[0] === before.port) return false;
      const master = this.nodes.find(({ port }) => port === ports[0]);
      return (await master?.redis.role())?.[0] === 'master';
    });
  }

  /** Restarts a node that was killed as a replica of the current master. Resolves once it is synchronized. */
  async restart(node: RedisNode): Promise<void> {
    const master = await this.master();
    await node.start(['--replicaof', '127.0.0.1', String(master.port)]);
    await this.waitForSync(node);
  }

  /** Resolves once a former master is a synchronized replica and all sentinels consider it up. */
  async waitForSync(node: RedisNode): Promise<void> {
    await waitForSync(node);
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
