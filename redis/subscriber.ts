import { EventEmitter } from 'node:events';
import { Cluster, type Redis } from 'ioredis';
import { type Connection, openClusterNode } from './connections.ts';
import { masterOfSlot, slotOf } from './slot.ts';
import { Subscriptions } from './subscriptions.ts';

interface SubscriberEvents {
  message: [channel: string, text: string];
  /** Lost subscriptions were restored. Messages published in the meantime were missed. */
  resumed: [];
}

/**
 * How messages of a channel are published. `shard`: on a cluster by SPUBLISH, to the node that owns the channel's slot, otherwise by
 * PUBLISH. `everywhere`: by PUBLISH.
 */
export type Reach = 'shard' | 'everywhere';

/**
 * Subscriptions that survive lost connections. On a cluster each channel is subscribed at the master of its slot, and follows the
 * slot to other nodes. Subscribing resolves once Redis has acknowledged it, however often the connection is lost before that.
 * Unsubscribing never fails.
 *
 * The sharded subscribers of ioredis are not used: they do not notice when a slot moves away, and wait forever for a reply from a
 * node that no longer owns a channel.
 */
export class Subscriber extends EventEmitter<SubscriberEvents> {
  readonly #connection: Connection;
  readonly #wanted = new Map<string, Wanted>();
  /** By reach and node address. */
  readonly #nodes = new Map<string, Subscriptions>();

  /** @param connection receives messages from a single server or sentinel group. On a cluster it only provides the slot map. */
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
    const wanted = { reach, acknowledged, acknowledge, wasAcknowledged: false, node: undefined };
    this.#wanted.set(channel, wanted);
    this.#place(channel, wanted);
    return acknowledged;
  }

  unsubscribe(channel: string): void {
    const wanted = this.#wanted.get(channel);
    this.#wanted.delete(channel);
    wanted?.node?.drop(channel);
    // Settles a pending subscribe().
    wanted?.acknowledge();
  }

  /** The number of channels. */
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

  /** Subscribes the channel at the node that owns its slot now. */
  #place(channel: string, wanted: Wanted): void {
    const node = this.#nodeOf(channel, wanted.reach);
    // A refresh follows once a slot without a master has one.
    if (!node || node === wanted.node) return;
    wanted.node?.drop(channel);
    wanted.node = node;
    node.add(channel, wanted.wasAcknowledged, () => {
      wanted.wasAcknowledged = true;
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
    opened.on('stale', () => cluster.refreshSlotsCache());
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
  /** Whether Redis has ever acknowledged it. */
  wasAcknowledged: boolean;
  node: Subscriptions | undefined;
}
