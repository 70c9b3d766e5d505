import { EventEmitter } from 'node:events';
import type { Redis } from 'ioredis';

interface SubscriptionsEvents {
  message: [channel: string, text: string];
  /** Lost subscriptions were restored. Messages published in the meantime were missed. */
  resumed: [];
  /** The connection was lost, or the node no longer owns a channel: the slot map may be stale. */
  stale: [];
}

/**
 * The subscriptions of a connection to one node. Each is retried until Redis acknowledges it, and repeated whenever it may have
 * been lost.
 */
export class Subscriptions extends EventEmitter<SubscriptionsEvents> {
  readonly #connection: Redis;
  /** `ssubscribe` is for sharded channels of slots that the node owns. */
  readonly #command: 'subscribe' | 'ssubscribe';
  /** Channels, with their callbacks. */
  readonly #wanted = new Map<string, () => void>();
  /** Channels that Redis has not yet acknowledged on the current connection. */
  readonly #pending = new Set<string>();
  /** Pending channels that had been acknowledged before. */
  readonly #lost = new Set<string>();
  #isResuming = false;
  #connected = false;
  #closed = false;
  #retry: NodeJS.Timeout | undefined;

  constructor(connection: Redis, command: 'subscribe' | 'ssubscribe') {
    super();
    this.#connection = connection;
    this.#command = command;
    const emitMessage = (channel: string, text: string) => this.emit('message', channel, text);
    connection.on('message', emitMessage);
    connection.on('smessage', emitMessage);
    connection.on('ready', () => this.#restore());
    connection.on('close', () => {
      this.#connected = false;
      this.emit('stale');
    });
    // A node that loses a slot reports unsubscribed channels that nobody asked it to drop. ioredis takes that for a reply, and
    // from then on replies may be matched with the wrong commands. A new connection resynchronizes them.
    connection.on('error', (error) => {
      if (isOutOfSync(error)) connection.disconnect(true);
    });
    // The node does not own the channel's slot. ioredis never settles that command.
    connection.on('moved', () => {
      this.emit('stale');
      this.#retrySoon();
    });
    if (connection.status === 'ready') this.#restore();
  }

  /**
   * @param wasAcknowledged by another node: emits `resumed` once this node has acknowledged it too.
   * @param onAcknowledged called whenever Redis acknowledges it.
   */
  add(channel: string, wasAcknowledged: boolean, onAcknowledged: () => void): void {
    this.#wanted.set(channel, onAcknowledged);
    this.#pending.add(channel);
    if (wasAcknowledged) {
      this.#lost.add(channel);
      this.#isResuming = true;
    }
    if (this.#connected) void this.#subscribe([channel]);
  }

  drop(channel: string): void {
    this.#wanted.delete(channel);
    this.#pending.delete(channel);
    this.#lost.delete(channel);
    if (this.#connected) this.#unsubscribe(channel).catch(ignoreLostConnection);
    this.#checkResumed();
  }

  get size(): number {
    return this.#wanted.size;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.removeAllListeners();
    this.#connection.disconnect();
  }

  #restore(): void {
    this.#connected = true;
    this.#isResuming = true;
    for (const channel of this.#wanted.keys()) {
      this.#pending.add(channel);
      this.#lost.add(channel);
    }
    void this.#subscribeAll().then(() => this.#checkResumed());
  }

  async #subscribeAll(): Promise<void> {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    const channels = [...this.#pending];
    // One command cannot contain channels of several slots.
    const batchSize = this.#command === 'ssubscribe' ? 1 : channelsPerCommand;
    const subscribing: Promise<void>[] = [];
    for (let i = 0; i < channels.length; i += batchSize) {
      subscribing.push(this.#subscribe(channels.slice(i, i + batchSize)));
    }
    await Promise.all(subscribing);
  }

  async #subscribe(channels: string[]): Promise<void> {
    try {
      await this.#connection[this.#command](...channels);
    } catch (error) {
      ignoreLostConnection(error);
      this.#retrySoon();
      return;
    }
    for (const channel of channels) {
      this.#pending.delete(channel);
      this.#lost.delete(channel);
      const onAcknowledged = this.#wanted.get(channel);
      if (onAcknowledged) onAcknowledged();
      // It was dropped in the meantime, and ioredis may have resent the command on a new connection.
      else this.#unsubscribe(channel).catch(ignoreLostConnection);
    }
    this.#checkResumed();
  }

  #unsubscribe(channel: string): Promise<unknown> {
    return this.#command === 'ssubscribe'
      ? this.#connection.sunsubscribe(channel)
      : this.#connection.unsubscribe(channel);
  }

  #checkResumed(): void {
    if (!this.#isResuming || !this.#connected || this.#lost.size > 0 || this.#closed) return;
    this.#isResuming = false;
    this.emit('resumed');
  }

  /** A node may reject a command although the connection is fine. */
  #retrySoon(): void {
    if (this.#closed) return;
    this.#retry ??= setTimeout(() => {
      this.#retry = undefined;
      if (this.#connected) void this.#subscribeAll();
    }, retryMs).unref();
  }
}

const channelsPerCommand = 500;
const retryMs = 500;

/** The connection reports its errors by events, and the subscription is retried. */
const ignoreLostConnection = (_error: unknown): void => {};

const isOutOfSync = (error: Error): boolean =>
  error.message.startsWith('Command queue state error');
