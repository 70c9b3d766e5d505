import { createHash } from 'node:crypto';
import type { Keys } from '../contract/keys.ts';
import type { Connection } from '../redis/connections.ts';

/** Caches the text of HTTP responses by URL, for all processes. */
export class ResponseCache {
  readonly #redis: Connection;
  readonly #keys: Keys;

  constructor(redis: Connection, keys: Keys) {
    this.#redis = redis;
    this.#keys = keys;
  }

  async get(url: string): Promise<string | undefined> {
    return (await this.#redis.get(this.#keyOf(url))) ?? undefined;
  }

  /** @param ttlMs milliseconds until the entry expires. */
  async set(url: string, text: string, ttlMs: number): Promise<void> {
    await this.#redis.set(this.#keyOf(url), text, 'PX', ttlMs);
  }

  /** URLs may contain secrets, so keys contain only their hash. */
  #keyOf(url: string): string {
    return this.#keys.response(createHash('sha256').update(url).digest('base64url'));
  }
}
