import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { findFreePort } from '../../demo/free-port.ts';
import { ensureRedisBinary } from '../../demo/local-redis/ensure-redis-binary.ts';
import { slotOf } from '../../tasks/redis/slot.ts';
import { type RedisNode, startRedisNode } from './redis-node.ts';
import { until } from './until.ts';

interface ClusterNode extends RedisNode {
  readonly id: string;
  readonly busPort: number;
}

/** A Redis Cluster of three masters with a replica each, every node a process of its own. */
export class RedisCluster implements AsyncDisposable {
  readonly nodes: readonly ClusterNode[];
  readonly #dir: string;

  constructor(nodes: readonly ClusterNode[], dir: string) {
    this.nodes = nodes;
    this.#dir = dir;
  }

  /** As REDIS_URL has it. */
  get url(): string {
    return `redis+cluster://${this.nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`;
  }

  /** The node that holds the slot of a key. */
  masterOf(key: string): Promise<ClusterNode> {
    return this.masterOfSlot(slotOf(key));
  }

  masterOfSlot(slot: number): Promise<ClusterNode> {
    return this.#find((line) => line.isMaster && line.isUp && line.holds(slot));
  }

  async masters(): Promise<ClusterNode[]> {
    const lines = await this.#lines();
    return lines
      .filter(({ isMaster, isUp, slots }) => isMaster && isUp && slots > 0)
      .flatMap(({ id }) => this.nodes.filter((node) => node.id === id));
  }

  replicaOf(master: ClusterNode): Promise<ClusterNode> {
    return this.#find((line) => line.masterId === master.id && line.isUp);
  }

  /** Resolves once every master's replica has all that was written: what it lacks is lost with its master. */
  async replicated(): Promise<void> {
    for (const { redis } of await this.masters()) {
      await until('a replica has all', async () => {
        // WAIT waits for what came before it on the same connection.
        const results = await redis.pipeline().ping().wait(1, 1000).exec();
        return results?.[1]?.[1] === 1;
      });
    }
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

  /** Starts a node that was killed; resolves once it follows whoever holds its slots now. */
  async restart(node: ClusterNode): Promise<void> {
    await node.start();
    await this.inStep(node);
  }

  /** Resolves once all nodes are up and this one, which was a master, follows whoever holds its slots. */
  async inStep(node: ClusterNode): Promise<void> {
    await this.agree((lines) => lines.every(({ isUp }) => isUp));
    await inStep(node);
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

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.stop()));
    await rm(this.#dir, { recursive: true, force: true });
  }

  #living(): ClusterNode[] {
    return this.nodes.filter(({ isUp }) => isUp);
  }

  async #lines(): Promise<Line[]> {
    const [node] = this.#living();
    return readLines(String(await node?.redis.cluster('NODES')));
  }

  /** News travels from node to node, so what is looked for may come later. */
  async #find(isIt: (line: Line) => boolean): Promise<ClusterNode> {
    let found: ClusterNode | undefined;
    await until('the cluster has such a node', async () => {
      const line = (await this.#lines()).find(isIt);
      found = this.nodes.find(({ id }) => id === line?.id);
      return found !== undefined;
    });
    if (!found) throw new Error('The cluster has no such node.');
    return found;
  }
}

/** Starts a cluster on free ports of loopback, in which a master is taken for dead behind a second. */
export const startRedisCluster = async (args: readonly string[] = []): Promise<RedisCluster> => {
  const dir = await mkdtemp(join(tmpdir(), 'reviewcast-cluster-'));
  const binary = await ensureRedisBinary(console.error);
  const nodes = await Promise.all(
    Array.from({ length: masters * 2 }, (_, place) =>
      startNode(binary, join(dir, `${place}`), args),
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

const inStep = (replica: ClusterNode): Promise<void> =>
  until('a replica is in step', async () =>
    (await replica.redis.info('replication')).includes('master_link_status:up'),
  );

const masters = 3;
const allSlots = 16_384;
const share = (place: number): number => Math.round((place * allSlots) / masters);

const startNode = async (
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
