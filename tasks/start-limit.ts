import { type RateLimiterAbstract, RateLimiterRedis } from 'rate-limiter-flexible';
import type { Keys } from '../contract/keys.ts';
import type { Connection } from '../redis/connections.ts';
import { refusedFor } from './refused-for.ts';

/** How many tasks each caller may start within a minute, counted by all servers together; the minute begins with the first. */
export class StartLimit {
  readonly perMinute: number;
  readonly #limiter: RateLimiterAbstract;

  constructor(redis: Connection, keys: Keys, perMinute: number) {
    this.perMinute = perMinute;
    this.#limiter = new RateLimiterRedis({
      storeClient: redis,
      keyPrefix: keys.starts,
      points: perMinute,
      duration: 60,
    });
  }

  /** Counts one start. @returns milliseconds until the caller may start another; undefined where it may now. */
  take(owner: string): Promise<number | undefined> {
    return refusedFor(this.#limiter, owner);
  }
}
