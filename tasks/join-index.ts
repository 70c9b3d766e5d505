import { createHash } from 'node:crypto';
import type { Keys } from '../contract/keys.ts';
import type { Order } from '../contract/task.ts';
import type { Connection } from '../redis/connections.ts';
import { comparableName } from './product-name.ts';

/** Which task answers a request that may join another: the newest for the same caller, kind, product and options. */
export class JoinIndex {
  readonly #redis: Connection;
  readonly #keys: Keys;
  readonly #ttlMs: number;

  constructor(redis: Connection, keys: Keys, ttlMs: number) {
    this.#redis = redis;
    this.#keys = keys;
    this.#ttlMs = ttlMs;
  }

  async find(order: Order): Promise<JoinClaim | undefined> {
    const key = this.#key(order);
    const [taskId, leftMs] = await Promise.all([this.#redis.get(key), this.#redis.pttl(key)]);
    return taskId === null ? undefined : { taskId, agoMs: this.#ttlMs - leftMs };
  }

  /** Names the task that answers from now on, whoever did before. Its record must exist. */
  async set(order: Order, taskId: string): Promise<void> {
    await this.#redis.set(this.#key(order), taskId, 'PX', this.#ttlMs);
  }

  /**
   * Claims the place for a task about to be created, where `held` is the task that {@link find} answered: false when somebody
   * else was faster.
   */
  async claim(order: Order, taskId: string, held: string | undefined): Promise<boolean> {
    const key = this.#key(order);
    if (held === undefined) {
      return (await this.#redis.set(key, taskId, 'PX', this.#ttlMs, 'NX')) === 'OK';
    }
    return (await this.#redis.replaceIfHeld(key, held, taskId, this.#ttlMs)) === 1;
  }

  #key(order: Order): string {
    return this.#keys.join(digestOf(order));
  }
}

/** The task that answers, which may be about to be created. */
export interface JoinClaim {
  readonly taskId: string;
  /** Milliseconds since it was named. */
  readonly agoMs: number;
}

/** What two orders share when one task may answer both. */
export const digestOf = ({ owner, kind, productName, maxReviews, sources, productUrls }: Order) =>
  createHash('sha256')
    .update(
      JSON.stringify([
        owner,
        kind,
        comparableName(productName),
        maxReviews,
        sources.toSorted(),
        productUrls.toSorted(),
      ]),
    )
    .digest('base64url');
