import { EventEmitter } from 'node:events';
import { Cluster } from 'ioredis';
import type { Connection } from './connections.ts';

interface SubscriberEvents {
  message: [channel: string, text: string];
  /** All subscriptions stand again behind a lost connection: what was published meanwhile was not heard. */
  resumed: [];
}

/**
 * How a channel is published: `shard`, to the node that holds its slot (the same as `everywhere` but on a cluster), or
 * `everywhere`, by PUBLISH.
 */
export type Reach = 'shard' | 'everywhere';

/**
 * Subscriptions that outlive their connection. Subscribing resolves once Redis has acknowledged it, however often the
 * connection is lost before; unsubscribing never fails.
 */
export class Subscriber extends EventEmitter<SubscriberEvents> {
  readonly #connection: Connection;
  /** Channels that somebody wants. */
  readonly #wanted = new Map<string, Subscription>();
  #connected = false;
  #closed = false;
  #retry: NodeJS.Timeout | undefined;

  constructor(connection: Connection) {
    super();
    this.#connection = connection;
    const hear = (channel: string, text: string) => this.emit('message', channel, text);
    connection.on('message', hear);
    connection.on('smessage', hear);
    connection.on('ready', () => this.#restore());
    // A cluster's own word for subscriptions that have a new connection.
    connection.on('subscribersReady', () => this.#restore());
    connection.on('close', () => {
      this.#connected = false;
    });
    if (connection.status === 'ready') this.#restore();
  }

  async subscribe(channel: string, reach: Reach = 'shard'): Promise<void> {
    const known = this.#wanted.get(channel);
    if (known) return known.acknowledged.promise;
    const acknowledged = withResolvers();
    this.#wanted.set(channel, { reach, acknowledged });
    if (this.#connected) await this.#ask([channel]);
    return acknowledged.promise;
  }

  unsubscribe(channel: string): void {
    const subscription = this.#wanted.get(channel);
    this.#wanted.delete(channel);
    if (this.#connected && subscription)
      this.#drop(channel, subscription).catch(ignoreLostConnection);
  }

  get channels(): number {
    return this.#wanted.size;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.removeAllListeners();
    this.#connection.disconnect();
  }

  async #restore(): Promise<void> {
    this.#connected = true;
    clearTimeout(this.#retry);
    this.#retry = undefined;
    const channels = [...this.#wanted.keys()];
    const asked = [];
    for (let i = 0; i < channels.length; i += channelsAtOnce) {
      asked.push(this.#ask(channels.slice(i, i + channelsAtOnce)));
    }
    const all = (await Promise.all(asked)).every((acknowledged) => acknowledged);
    if (all && !this.#closed) this.emit('resumed');
  }

  /** False when the connection was lost before the acknowledgement: then it is asked again. */
  async #ask(channels: string[]): Promise<boolean> {
    try {
      await this.#send(channels);
    } catch (error) {
      ignoreLostConnection(error);
      if (!this.#closed) this.#retry ??= this.#restoreSoon();
      return false;
    }
    for (const channel of channels) this.#wanted.get(channel)?.acknowledged.resolve();
    return true;
  }

  async #send(channels: string[]): Promise<void> {
    const connection = this.#connection;
    if (!(connection instanceof Cluster)) {
      await connection.subscribe(...channels);
      return;
    }
    await Promise.all(
      channels.map(async (channel) => {
        const subscription = this.#wanted.get(channel);
        if (subscription?.reach === 'everywhere') return connection.subscribe(channel);
        // ioredis notes a channel again each time it is asked for; dropping it first keeps one note.
        connection.sunsubscribe(channel).catch(ignoreLostConnection);
        return connection.ssubscribe(channel);
      }),
    );
  }

  async #drop(channel: string, { reach }: Subscription): Promise<unknown> {
    const connection = this.#connection;
    return connection instanceof Cluster && reach === 'shard'
      ? connection.sunsubscribe(channel)
      : connection.unsubscribe(channel);
  }

  /** A node of a cluster may refuse though the connection as a whole stands. */
  #restoreSoon(): NodeJS.Timeout {
    return setTimeout(() => {
      this.#retry = undefined;
      if (this.#connected) void this.#restore();
    }, retryMs).unref();
  }
}

const channelsAtOnce = 500;
const retryMs = 500;

interface Subscription {
  readonly reach: Reach;
  readonly acknowledged: { promise: Promise<void>; resolve: () => void };
}

const withResolvers = (): Subscription['acknowledged'] => {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
};

/** The connection tells of its own errors, and the channel is asked for again. */
const ignoreLostConnection = (_error: unknown): void => {};
