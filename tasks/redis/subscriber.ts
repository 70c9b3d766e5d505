import { EventEmitter } from 'node:events';
import type { Connection } from './connections.ts';

interface SubscriberEvents {
  message: [channel: string, text: string];
  /** All subscriptions stand again behind a lost connection: what was published meanwhile was not heard. */
  resumed: [];
}

/**
 * Subscriptions that outlive their connection. Subscribing resolves once Redis has acknowledged it, however often the
 * connection is lost before; unsubscribing never fails.
 */
export class Subscriber extends EventEmitter<SubscriberEvents> {
  readonly #connection: Connection;
  /** Channels that somebody wants, with those who wait for the acknowledgement. */
  readonly #wanted = new Map<string, PromiseWithResolvers>();
  #connected = false;
  #closed = false;

  constructor(connection: Connection) {
    super();
    this.#connection = connection;
    connection.on('message', (channel: string, text: string) =>
      this.emit('message', channel, text),
    );
    connection.on('ready', () => this.#restore());
    connection.on('close', () => {
      this.#connected = false;
    });
    if (connection.status === 'ready') this.#restore();
  }

  async subscribe(channel: string): Promise<void> {
    const known = this.#wanted.get(channel);
    if (known) return known.promise;
    const acknowledged = withResolvers();
    this.#wanted.set(channel, acknowledged);
    if (this.#connected) await this.#ask([channel]);
    return acknowledged.promise;
  }

  unsubscribe(channel: string): void {
    this.#wanted.delete(channel);
    if (this.#connected) this.#connection.unsubscribe(channel).catch(ignoreLostConnection);
  }

  get channels(): number {
    return this.#wanted.size;
  }

  close(): void {
    this.#closed = true;
    this.removeAllListeners();
    this.#connection.disconnect();
  }

  async #restore(): Promise<void> {
    this.#connected = true;
    const channels = [...this.#wanted.keys()];
    const asked = [];
    for (let i = 0; i < channels.length; i += channelsAtOnce) {
      asked.push(this.#ask(channels.slice(i, i + channelsAtOnce)));
    }
    const all = (await Promise.all(asked)).every((acknowledged) => acknowledged);
    if (all && !this.#closed) this.emit('resumed');
  }

  /** False when the connection was lost before the acknowledgement: then the next one asks again. */
  async #ask(channels: string[]): Promise<boolean> {
    try {
      await this.#connection.subscribe(...channels);
    } catch (error) {
      ignoreLostConnection(error);
      return false;
    }
    for (const channel of channels) this.#wanted.get(channel)?.resolve();
    return true;
  }
}

const channelsAtOnce = 500;

interface PromiseWithResolvers {
  promise: Promise<void>;
  resolve: () => void;
}

const withResolvers = (): PromiseWithResolvers => {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
};

/** The connection tells of its own errors, and `#restore` asks again. */
const ignoreLostConnection = (_error: unknown): void => {};
