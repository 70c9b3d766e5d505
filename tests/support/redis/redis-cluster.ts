import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { slotOf } from '../../../redis/slot.ts';
import type { ClusterNode } from './cluster-node.ts';
import { inStep } from './in-step.ts';
import { type NodeLine, readNodeLines } from './node-lines.ts';
import { until } from './until.ts';

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
    const others = (await this.masters()).filter((node) => node !== to && node !== from);
    // The new owner first, so that the slot is never without one; the others, since news of it can be lost between them.
    for (const node of [to, from, ...others]) {
      await node.redis.cluster('SETSLOT', slot, 'NODE', to.id);
    }
    await this.agree((lines) => lines.some((line) => line.id === to.id && line.holds(slot)));
  }

  /** Waits until every node that lives sees the cluster whole, and as `isSettled` wants it. */
  async agree(isSettled: (lines: NodeLine[]) => boolean = () => true): Promise<void> {
    await until('the cluster agrees', async () => {
      const seen = await Promise.all(
        this.#living().map(async ({ redis }) => {
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

  #living(): ClusterNode[] {
    return this.nodes.filter(({ isUp }) => isUp);
  }

  async #lines(): Promise<NodeLine[]> {
    const [node] = this.#living();
    return readNodeLines(String(await node?.redis.cluster('NODES')));
  }

  /** News travels from node to node, so what is looked for may come later. */
  async #find(isIt: (line: NodeLine) => boolean): Promise<ClusterNode> {
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

/** How many slots a cluster has. */
export const allSlots = 16_384;
