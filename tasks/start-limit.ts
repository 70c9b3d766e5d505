import { type RateLimiterAbstract, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Keys } from '../contract/keys.ts';
import type { Connection } from './redis/connections.ts';

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
  async take(owner: string): Promise<number | undefined> {
    try {
      await this.#limiter.consume(owner);
      return undefined;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return Math.max(1, refused.msBeforeNext);
    }
  }
}
