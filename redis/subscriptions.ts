import { EventEmitter } from 'node:events';
import type { Redis } from 'ioredis';

interface SubscriptionsEvents {
  message: [channel: string, text: string];
  /** All that was heard before stands again: what was published meanwhile was not heard. */
  resumed: [];
  /** The connection was lost, or the node holds a channel no more: the cluster may have changed. */
  strayed: [];
}

/**
 * The subscriptions of one connection to one node. They outlive their connection: each is asked for until Redis has
 * acknowledged it, and again whenever it may have been lost.
 */
export class Subscriptions extends EventEmitter<SubscriptionsEvents> {
  readonly #connection: Redis;
  /** `ssubscribe` hears what is published to the shard, of channels that the node holds. */
  readonly #command: 'subscribe' | 'ssubscribe';
  readonly #wanted = new Map<string, () => void>();
  /** Channels that Redis has not acknowledged on this connection. */
  readonly #missing = new Set<string>();
  /** Those of them that were heard before. */
  readonly #lost = new Set<string>();
  #isResuming = false;
  #connected = false;
  #closed = false;
  #retry: NodeJS.Timeout | undefined;

  constructor(connection: Redis, command: 'subscribe' | 'ssubscribe') {
    super();
    this.#connection = connection;
    this.#command = command;
    const hear = (channel: string, text: string) => this.emit('message', channel, text);
    connection.on('message', hear);
    connection.on('smessage', hear);
    connection.on('ready', () => this.#restore());
    connection.on('close', () => {
      this.#connected = false;
      this.emit('strayed');
    });
    // A node that gives a slot away says unasked that its channels are dropped, and ioredis takes that for an answer: from
    // then on answers may belong to other commands. A new connection is in step again.
    connection.on('error', (error) => {
      if (isOutOfStep(error)) connection.disconnect(true);
    });
    // The node was asked for a channel that it does not hold. ioredis never settles that command.
    connection.on('moved', () => {
      this.emit('strayed');
      this.#retrySoon();
    });
    if (connection.status === 'ready') this.#restore();
  }

  /**
   * @param wasHeard on another node: then `resumed` follows once it stands here.
   * @param acknowledged is called whenever Redis has acknowledged it.
   */
  add(channel: string, wasHeard: boolean, acknowledged: () => void): void {
    this.#wanted.set(channel, acknowledged);
    this.#missing.add(channel);
    if (wasHeard) {
      this.#lost.add(channel);
      this.#isResuming = true;
    }
    if (this.#connected) void this.#ask([channel]);
  }

  drop(channel: string): void {
    this.#wanted.delete(channel);
    this.#missing.delete(channel);
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
      this.#missing.add(channel);
      this.#lost.add(channel);
    }
    void this.#askAll().then(() => this.#checkResumed());
  }

  async #askAll(): Promise<void> {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    const channels = [...this.#missing];
    // Channels of several slots cannot be asked for in one command.
    const atOnce = this.#command === 'ssubscribe' ? 1 : channelsAtOnce;
    const asked: Promise<void>[] = [];
    for (let i = 0; i < channels.length; i += atOnce) {
      asked.push(this.#ask(channels.slice(i, i + atOnce)));
    }
    await Promise.all(asked);
  }

  async #ask(channels: string[]): Promise<void> {
    try {
      await this.#connection[this.#command](...channels);
    } catch (error) {
      ignoreLostConnection(error);
      this.#retrySoon();
      return;
    }
    for (const channel of channels) {
      this.#missing.delete(channel);
      this.#lost.delete(channel);
      const acknowledged = this.#wanted.get(channel);
      if (acknowledged) acknowledged();
      // It was left meanwhile, and ioredis may have asked for it by itself once more, on a new connection.
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

  /** A node may refuse though the connection stands. */
  #retrySoon(): void {
    if (this.#closed) return;
    this.#retry ??= setTimeout(() => {
      this.#retry = undefined;
      if (this.#connected) void this.#askAll();
    }, retryMs).unref();
  }
}

const channelsAtOnce = 500;
const retryMs = 500;

/** The connection tells of its own errors, and the channel is asked for again. */
const ignoreLostConnection = (_error: unknown): void => {};

const isOutOfStep = (error: Error): boolean =>
  error.message.startsWith('Command queue state error');
