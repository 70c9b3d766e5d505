import { createHash } from 'node:crypto';
import type { Keys } from '../contract/keys.ts';
import type { Connection } from '../redis/connections.ts';

/** Texts that are kept for a while under an address, for all processes of a deployment. */
export class KeptAnswers {
  readonly #redis: Connection;
  readonly #keys: Keys;

  constructor(redis: Connection, keys: Keys) {
    this.#redis = redis;
    this.#keys = keys;
  }

  async find(address: string): Promise<string | undefined> {
    return (await this.#redis.get(this.#keyOf(address))) ?? undefined;
  }

  /** @param ms how long it is kept. */
  async keep(address: string, text: string, ms: number): Promise<void> {
    await this.#redis.set(this.#keyOf(address), text, 'PX', ms);
  }

  /** Addresses can hold secrets, and keys are seen by whoever sees Redis. */
  #keyOf(address: string): string {
    return this.#keys.answer(createHash('sha256').update(address).digest('base64url'));
  }
}
