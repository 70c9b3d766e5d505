import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { findFreePort } from '../../demo/free-port.ts';
import { ensureRedisBinary } from '../../demo/local-redis/ensure-redis-binary.ts';
import { type RedisServer, startRedisServer } from '../../demo/local-redis/start-redis-server.ts';
import { slotOf } from '../../tasks/redis/slot.ts';
import { until } from './until.ts';

export interface ClusterNode extends RedisServer {
  readonly id: string;
  /** Commands to this node alone. */
  readonly redis: Redis;
  /** Ends it without a last word. */
  kill(): Promise<void>;
  /** Stops it, or lets it go on, without ending it. */
  freeze(): void;
  thaw(): void;
}

/** A Redis Cluster of three masters with a replica each, every node a process of its own. */
export class RedisCluster {
  readonly nodes: readonly ClusterNode[];

  constructor(nodes: readonly ClusterNode[]) {
    this.nodes = nodes;
  }

  /** As REDIS_URL has it. */
  get url(): string {
    return `redis+cluster://${this.nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`;
  }

  /** The node that holds the slot of a key. */
  async masterOf(key: string): Promise<ClusterNode> {
    return this.masterOfSlot(slotOf(key));
  }

  async masterOfSlot(slot: number): Promise<ClusterNode> {
    const lines = await this.#lines();
    const line = lines.find((one) => one.isMaster && one.isUp && one.holds(slot));
    return this.#node(line?.id ?? '');
  }

  async masters(): Promise<ClusterNode[]> {
    const lines = await this.#lines();
    return lines.filter((line) => line.isMaster && line.isUp).map(({ id }) => this.#node(id));
  }

  async replicaOf(master: ClusterNode): Promise<ClusterNode> {
    const lines = await this.#lines();
    const line = lines.find((one) => one.masterId === master.id && one.isUp);
    return this.#node(line?.id ?? '');
  }

  /** A failover that operators ask for: resolves once the replica is the master and all nodes know it. */
  async failover(master: ClusterNode): Promise<ClusterNode> {
    const replica = await this.replicaOf(master);
    await replica.redis.cluster('FAILOVER');
    await this.agree((lines) => lines.some(({ id, isMaster }) => isMaster && id === replica.id));
    return replica;
  }

  /** Resolves once another node holds what the dead node held, and all that live know it. */
  async failedOver(dead: ClusterNode): Promise<void> {
    await this.agree((lines) => {
      const slots = lines.filter(({ isMaster, isUp, id }) => isMaster && isUp && id !== dead.id);
      return slots.reduce((sum, { slots: held }) => sum + held, 0) === allSlots;
    });
  }

  /** Moves a slot with all its keys to another master, as redis-cli --cluster reshard does: a few keys at a time. */
  async moveSlot(slot: number, to: ClusterNode, keysAtOnce = 10): Promise<void> {
    const from = await this.masterOfSlot(slot);
    await to.redis.cluster('SETSLOT', slot, 'IMPORTING', from.id);
    await from.redis.cluster('SETSLOT', slot, 'MIGRATING', to.id);
    for (;;) {
      const keys = z
        .array(z.string())
        .parse(await from.redis.cluster('GETKEYSINSLOT', slot, keysAtOnce));
      if (keys.length === 0) break;
      await from.redis.call('MIGRATE', '127.0.0.1', to.port, '', 0, 5000, 'KEYS', ...keys);
    }
    // The new owner first, so that the slot is never without one.
    for (const node of [to, from]) await node.redis.cluster('SETSLOT', slot, 'NODE', to.id);
    await this.agree((lines) => lines.some((line) => line.id === to.id && line.holds(slot)));
  }

  /** Waits until every node that lives sees the cluster whole, and as `isSettled` wants it. */
  async agree(isSettled: (lines: Line[]) => boolean = () => true): Promise<void> {
    await until('the cluster agrees', async () => {
      const seen = await Promise.all(
        this.#living().map(async ({ redis }) => {
          const info = String(await redis.cluster('INFO'));
          const lines = readLines(String(await redis.cluster('NODES')));
          return info.includes('cluster_state:ok') && isSettled(lines);
        }),
      );
      return seen.every((ok) => ok);
    });
  }

  #living(): ClusterNode[] {
    return this.nodes.filter(({ redis }) => redis.status === 'ready');
  }

  async #lines(): Promise<Line[]> {
    const [node] = this.#living();
    return readLines(String(await node?.redis.cluster('NODES')));
  }

  #node(id: string): ClusterNode {
    const node = this.nodes.find((one) => one.id === id);
    if (!node) throw new Error(`The cluster has no node ${JSON.stringify(id)} that answers.`);
    return node;
  }
}

/**
 * Starts a cluster on free ports of loopback: a master is taken for dead behind a second. It is stopped when the test is over.
 */
export const startRedisCluster = async (args: readonly string[] = []): Promise<RedisCluster> => {
  const dir = await mkdtemp(join(tmpdir(), 'reviewcast-cluster-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const binary = await ensureRedisBinary(console.error);
  const starting = Array.from({ length: masters * 2 }, (_, place) =>
    startNode(binary, join(dir, String(place)), args),
  );
  const started = await Promise.all(starting);
  const [first, ...others] = started;
  if (!first) throw new Error('A cluster has nodes.');
  for (const { redis, port, busPort } of others) {
    await first.redis.call('CLUSTER', 'MEET', '127.0.0.1', port, busPort);
    await redis.ping();
  }
  for (const [place, { redis }] of started.slice(0, masters).entries()) {
    const [from, to] = [share(place), share(place + 1) - 1];
    await redis.call('CLUSTER', 'ADDSLOTSRANGE', from, to);
  }
  const nodes = started.map(({ node }) => node);
  const cluster = new RedisCluster(nodes);
  await cluster.agree((lines) => lines.length === nodes.length);
  for (const [place, { redis }] of started.slice(masters).entries()) {
    await redis.cluster('REPLICATE', nodes[place]?.id ?? '');
  }
  await cluster.agree(
    (lines) => lines.filter(({ masterId }) => masterId !== '').length === masters,
  );
  for (const { redis } of started.slice(masters)) {
    await until('a replica is in step', async () =>
      (await redis.info('replication')).includes('master_link_status:up'),
    );
  }
  return cluster;
};

const masters = 3;
const allSlots = 16_384;
const share = (place: number): number => Math.round((place * allSlots) / masters);

const startNode = async (binary: string, dir: string, args: readonly string[]) => {
  const busPort = await findFreePort();
  const server = await startRedisServer({
    binary,
    dir,
    args: [
      ...['--cluster-enabled', 'yes', '--cluster-port', String(busPort)],
      ...['--cluster-node-timeout', '1000', '--cluster-replica-validity-factor', '0'],
      ...['--repl-diskless-sync-delay', '0', ...args],
    ],
  });
  onTestFinished(() => server.stop());
  const redis = new Redis(server.port, { retryStrategy: (times) => Math.min(times * 20, 200) });
  redis.on('error', () => {});
  onTestFinished(() => redis.disconnect());
  const id = String(await redis.cluster('MYID'));
  const node: ClusterNode = {
    ...server,
    id,
    redis,
    async kill() {
      process.kill(server.pid, 'SIGKILL');
      await server.stop();
    },
    freeze: () => void process.kill(server.pid, 'SIGSTOP'),
    thaw: () => void process.kill(server.pid, 'SIGCONT'),
  };
  return { node, redis, port: server.port, busPort };
};

/** What a node says of one node, itself among them. */
interface Line {
  readonly id: string;
  readonly isMaster: boolean;
  readonly isUp: boolean;
  readonly masterId: string;
  /** How many slots it holds. */
  readonly slots: number;
  holds(slot: number): boolean;
}

/** Reads the answer of CLUSTER NODES. */
const readLines = (text: string): Line[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [id = '', , flags = '', masterId = '', , , , link = '', ...ranges] = line.split(' ');
      const held = ranges
        .filter((range) => !range.startsWith('['))
        .map((range) => range.split('-').map(Number))
        .map(([from = 0, to = from]) => ({ from, to }));
      return {
        id,
        isMaster: flags.includes('master'),
        isUp:
          !/fail|handshake|noaddr/.test(flags) &&
          (link === 'connected' || flags.includes('myself')),
        masterId: masterId === '-' ? '' : masterId,
        slots: held.reduce((sum, { from, to }) => sum + to - from + 1, 0),
        holds: (slot) => held.some(({ from, to }) => slot >= from && slot <= to),
      };
    });
