import { RedisPubSub } from 'graphql-redis-subscriptions';
import type { Connection } from '../../redis/connections.ts';

/** The part of a subscriber connection that {@link Publications} uses. */
export interface Channels {
  subscribe(channel: string): Promise<void>;
  unsubscribe(channel: string): void;
  on(event: 'message', listener: (channel: string, text: string) => void): void;
}

/** Receives the events published for tasks. This is the fast path and may lose messages; the log is the truth. */
export class Publications {
  readonly #pubsub: RedisPubSub;

  constructor(channels: Channels) {
    const client = asClient(channels);
    this.#pubsub = new RedisPubSub({
      subscriber: client,
      publisher: client,
      deserializer: (text) => String(text),
    });
  }

  /** Resolves once Redis has acknowledged the subscription. @returns a function that unsubscribes. */
  async subscribe(channel: string, onMessage: (text: string) => void): Promise<() => void> {
    const subscription = await this.#pubsub.subscribe<string>(channel, onMessage);
    return () => this.#pubsub.unsubscribe(subscription);
  }
}

/**
 * The subset of an ioredis client that graphql-redis-subscriptions calls. With a real client, a failed SUBSCRIBE or an UNSUBSCRIBE
 * while disconnected would end the process; ours retries the former and ignores the latter.
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
