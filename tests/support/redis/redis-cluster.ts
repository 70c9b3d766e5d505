import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { slotOf } from '../../../redis/slot.ts';
import type { ClusterNode } from './cluster-node.ts';
import { type NodeLine, readNodeLines } from './node-lines.ts';
import { until } from './until.ts';
import { waitForSync } from './wait-for-sync.ts';

/** A cluster of three masters with one replica each. Every node is a separate process. */
export class RedisCluster implements AsyncDisposable {
  readonly nodes: readonly ClusterNode[];
  readonly #dir: string;

  constructor(nodes: readonly ClusterNode[], dir: string) {
    this.nodes = nodes;
    this.#dir = dir;
  }

  /** The REDIS_URL. */
  get url(): string {
    return `redis+cluster://${this.nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`;
  }

  /** The node that owns the slot of a key. */
  masterOf(key: string): Promise<ClusterNode> {
    return this.masterOfSlot(slotOf(key));
  }

  masterOfSlot(slot: number): Promise<ClusterNode> {
    return this.#find((line) => line.isMaster && line.isUp && line.owns(slot));
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

  /** Resolves once every replica has received all writes. Otherwise a dying master would lose some. */
  async replicated(): Promise<void> {
    for (const { redis } of await this.masters()) {
      await until('a replica has all writes', async () => {
        // WAIT covers the commands before it on the same connection.
        const results = await redis.pipeline().ping().wait(1, 1000).exec();
        return results?.[1]?.[1] === 1;
      });
    }
  }

  /** Requests a failover. Resolves once the replica is the master and all nodes know it. */
  async failover(master: ClusterNode): Promise<ClusterNode> {
    const replica = await this.replicaOf(master);
    await replica.redis.cluster('FAILOVER');
    await this.agree((lines) => lines.some(({ id, isMaster }) => isMaster && id === replica.id));
    return replica;
  }

  /** Resolves once another node owns the slots of the dead node and all live nodes know it. */
  async failedOver(dead: ClusterNode): Promise<void> {
    await this.agree((lines) => {
      const slots = lines.filter(({ isMaster, isUp, id }) => isMaster && isUp && id !== dead.id);
      return slots.reduce((sum, { slots: owned }) => sum + owned, 0) === allSlots;
    });
  }

  /** Restarts a node that was killed. Resolves once it is a synchronized replica of the node that owns its slots now. */
  async restart(node: ClusterNode): Promise<void> {
    await node.start();
    await this.waitForSync(node);
  }

  /** Resolves once all nodes are up and this former master is a synchronized replica. */
  async waitForSync(node: ClusterNode): Promise<void> {
    await this.agree((lines) => lines.every(({ isUp }) => isUp));
    await waitForSync(node);
  }

  /** Moves a slot with its keys to another master, a few keys at a time, like redis-cli --cluster reshard. */
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
    const others = (await this.masters()).filter((node) => node !== to && node !== from);
    // The new owner first, so that the slot always has one. Then all others, because gossip between them can be lost.
    for (const node of [to, from, ...others]) {
      await node.redis.cluster('SETSLOT', slot, 'NODE', to.id);
    }
    await this.agree((lines) => lines.some((line) => line.id === to.id && line.owns(slot)));
  }

  /** Resolves once every live node considers the cluster healthy and `isSettled` holds for its view. */
  async agree(isSettled: (lines: NodeLine[]) => boolean = () => true): Promise<void> {
    await until('the cluster agrees', async () => {
      const seen = await Promise.all(
        this.#liveNodes().map(async ({ redis }) => {
          const info = String(await redis.cluster('INFO'));
          const lines = readNodeLines(String(await redis.cluster('NODES')));
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

  #liveNodes(): ClusterNode[] {
    return this.nodes.filter(({ isUp }) => isUp);
  }

  async #lines(): Promise<NodeLine[]> {
    const [node] = this.#liveNodes();
    return readNodeLines(String(await node?.redis.cluster('NODES')));
  }

  /** Waits for the node, because gossip takes time to spread. */
  async #find(matches: (line: NodeLine) => boolean): Promise<ClusterNode> {
    let found: ClusterNode | undefined;
    await until('the cluster has a matching node', async () => {
      const line = (await this.#lines()).find(matches);
      found = this.nodes.find(({ id }) => id === line?.id);
      return found !== undefined;
    });
    if (!found) throw new Error('The cluster has no matching node.');
    return found;
  }
}

/** The number of slots in a cluster. */
export const allSlots = 16_384;
