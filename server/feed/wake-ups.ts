import { RedisPubSub } from 'graphql-redis-subscriptions';
import type { Connection } from '../../redis/connections.ts';

/** What wake-ups need of a Redis connection that subscribes. */
export interface Channels {
  subscribe(channel: string): Promise<void>;
  unsubscribe(channel: string): void;
  on(event: 'message', listener: (channel: string, text: string) => void): void;
}

/**
 * Hears what is published for tasks: the fast path, which may lose messages. Every message is given as text, as it came.
 */
export class WakeUps {
  readonly #pubsub: RedisPubSub;

  constructor(channels: Channels) {
    const client = asClient(channels);
    this.#pubsub = new RedisPubSub({
      subscriber: client,
      publisher: client,
      deserializer: (text) => String(text),
    });
  }

  /** Resolves once Redis has acknowledged; the answer ends it. */
  async listen(channel: string, onMessage: (text: string) => void): Promise<() => void> {
    const subscription = await this.#pubsub.subscribe<string>(channel, onMessage);
    return () => this.#pubsub.unsubscribe(subscription);
  }
}

/**
 * The part of a client that the package calls. It asks for a whole ioredis client, but a raw one would end the process on a
 * failed SUBSCRIBE or on an UNSUBSCRIBE while disconnected; ours retries the one and swallows the other.
 */
const asClient = (channels: Channels): Connection => {
  const client = {
    on: (event: string, listener: (channel: string, text: string) => void) => {
      if (event === 'message') channels.on(event, listener);
    },
    subscribe: (channel: string, acknowledged: (error: Error | null) => void) =>
      channels.subscribe(channel).then(() => acknowledged(null), acknowledged),
    unsubscribe: (channel: string) => channels.unsubscribe(channel),
    punsubscribe: () => {},
  };
  return client as unknown as Connection;
};
