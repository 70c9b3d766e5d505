import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Keys } from '../contract/keys.ts';
import type { Connection } from '../redis/connections.ts';
import { onFailover } from '../redis/on-failover.ts';

/** Returns the token secret shared by all servers. The first server generates it and stores it in Redis. */
export const sharedTokenSecret = (redis: Connection, keys: Keys): Promise<string> =>
  storedOr(randomBytes(32).toString('base64url'), redis, keys);

/**
 * The token secret that one server holds, while Redis keeps it for all. If Redis loses it, the server that notices first writes the
 * one that it holds, and every other server takes over the one in Redis.
 */
export class HeldTokenSecret {
  readonly #redis: Connection;
  readonly #keys: Keys;
  readonly #timer: NodeJS.Timeout;
  #held: string;

  /** @param onError called if Redis fails when the secret is compared: after a reconnection, and every 30 s. */
  constructor(held: string, redis: Connection, keys: Keys, onError: (error: unknown) => void) {
    this.#held = held;
    this.#redis = redis;
    this.#keys = keys;
    const compare = () => void this.confirm().catch(onError);
    onFailover(redis, compare);
    this.#timer = setInterval(compare, compareEveryMs).unref();
  }

  get current(): string {
    return this.#held;
  }

  /** Makes this server and Redis agree, before an ID is derived that all servers must derive alike. */
  async confirm(): Promise<void> {
    this.#held = await storedOr(this.#held, this.#redis, this.#keys);
  }

  close(): void {
    clearInterval(this.#timer);
  }
}

const compareEveryMs = 30_000;

/** Stores the secret unless there is one. Returns the one that is stored afterwards. */
const storedOr = async (secret: string, redis: Connection, keys: Keys): Promise<string> =>
  z
    .string()
    .nullable()
    .parse(await redis.set(keys.tokenSecret, secret, 'NX', 'GET')) ?? secret;
