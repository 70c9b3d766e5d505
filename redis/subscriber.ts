import { EventEmitter } from 'node:events';
import { Cluster, type Redis } from 'ioredis';
import { type Connection, openClusterNode } from './connections.ts';
import { masterOfSlot, slotOf } from './slot.ts';
import { Subscriptions } from './subscriptions.ts';

interface SubscriberEvents {
  message: [channel: string, text: string];
  /** Subscriptions that were lost stand again: what was published meanwhile was not heard. */
  resumed: [];
}

/**
 * How a channel is published: `shard`, to the node that holds its slot (the same as `everywhere` but on a cluster), or
 * `everywhere`, by PUBLISH.
 */
export type Reach = 'shard' | 'everywhere';

/**
 * Subscriptions that outlive their connection, and on a cluster the node that they are heard from: each channel is heard from
 * the master of its slot, and follows the slot. Subscribing resolves once Redis has acknowledged it, however often the
 * connection is lost before; unsubscribing never fails.
 *
 * ioredis's own sharded subscribers are not used: they do not hear that a slot was given away, and wait for ever for the answer
 * of a node that holds a channel no more.
 */
export class Subscriber extends EventEmitter<SubscriberEvents> {
  readonly #connection: Connection;
  readonly #wanted = new Map<string, Wanted>();
  /** By the reach of its channels and the node's address. */
  readonly #nodes = new Map<string, Subscriptions>();

  /** @param connection to a cluster it only tells where the slots are. */
  constructor(connection: Connection) {
    super();
    this.#connection = connection;
    if (connection instanceof Cluster) connection.on('refresh', () => this.#placeAll());
    else this.#nodes.set('', this.#listen(connection, 'subscribe'));
  }

  subscribe(channel: string, reach: Reach = 'shard'): Promise<void> {
    const known = this.#wanted.get(channel);
    if (known) return known.acknowledged;
    let acknowledge = () => {};
    const acknowledged = new Promise<void>((resolve) => {
      acknowledge = resolve;
    });
    const wanted = { reach, acknowledged, acknowledge, isHeard: false, node: undefined };
    this.#wanted.set(channel, wanted);
    this.#place(channel, wanted);
    return acknowledged;
  }

  unsubscribe(channel: string): void {
    const wanted = this.#wanted.get(channel);
    this.#wanted.delete(channel);
    wanted?.node?.drop(channel);
    // Nobody waits for a channel that was left.
    wanted?.acknowledge();
  }

  get channels(): number {
    return this.#wanted.size;
  }

  close(): void {
    this.removeAllListeners();
    this.#wanted.clear();
    for (const node of this.#nodes.values()) node.close();
    this.#connection.disconnect();
  }

  #placeAll(): void {
    for (const [channel, wanted] of this.#wanted) this.#place(channel, wanted);
    for (const [name, node] of this.#nodes) {
      if (node.size > 0) continue;
      node.close();
      this.#nodes.delete(name);
    }
  }

  /** Hears the channel from the node that it belongs to now. */
  #place(channel: string, wanted: Wanted): void {
    const node = this.#nodeOf(channel, wanted.reach);
    // A slot that nobody holds comes back, or is taken over; both are heard of.
    if (!node || node === wanted.node) return;
    wanted.node?.drop(channel);
    wanted.node = node;
    node.add(channel, wanted.isHeard, () => {
      wanted.isHeard = true;
      wanted.acknowledge();
    });
  }

  #nodeOf(channel: string, reach: Reach): Subscriptions | undefined {
    const cluster = this.#connection;
    if (!(cluster instanceof Cluster)) return this.#nodes.get('');
    const address = masterOfSlot(cluster, slotOf(channel));
    if (address === undefined) return undefined;
    const name = `${reach} ${address}`;
    const known = this.#nodes.get(name);
    if (known) return known;
    const command = reach === 'shard' ? 'ssubscribe' : 'subscribe';
    const node = openClusterNode(cluster, address);
    node.on('error', (error) => cluster.emit('error', error));
    const opened = this.#listen(node, command);
    opened.on('strayed', () => cluster.refreshSlotsCache());
    this.#nodes.set(name, opened);
    return opened;
  }

  #listen(connection: Redis, command: 'subscribe' | 'ssubscribe'): Subscriptions {
    const node = new Subscriptions(connection, command);
    node.on('message', (channel, text) => this.emit('message', channel, text));
    node.on('resumed', () => this.emit('resumed'));
    return node;
  }
}

interface Wanted {
  readonly reach: Reach;
  readonly acknowledged: Promise<void>;
  readonly acknowledge: () => void;
  /** Redis has acknowledged it once. */
  isHeard: boolean;
  node: Subscriptions | undefined;
}
