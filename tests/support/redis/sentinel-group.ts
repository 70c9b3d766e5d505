import type { Redis } from 'ioredis';
import { inStep } from './in-step.ts';
import type { RedisNode } from './redis-node.ts';
import type { Sentinel } from './sentinel.ts';
import { knowsAsUp, masterName, namedMaster } from './sentinel-answers.ts';
import { until } from './until.ts';

/** A master with its replicas, watched by three sentinels, every one a process of its own. */
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
    await inStep(node);
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
