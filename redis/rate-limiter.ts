import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Connection } from './connections.ts';

export interface RateLimit {
  /** Permits in one window. */
  readonly permits: number;
  /** Seconds in a window, which opens with its first permit. */
  readonly seconds: number;
}

/** Counts permits by key, across all processes. */
export class RateLimiter {
  readonly limit: RateLimit;
  readonly #limiter: RateLimiterRedis;

  /** @param prefix is put before each key in Redis. */
  constructor(redis: Connection, prefix: string, limit: RateLimit) {
    this.limit = limit;
    this.#limiter = new RateLimiterRedis({
      storeClient: redis,
      keyPrefix: prefix,
      points: limit.permits,
      duration: limit.seconds,
    });
  }

  /**
   * Consumes one permit.
   *
   * @returns undefined if a permit was left; otherwise the milliseconds until the next one, at least 1.
   */
  async consume(key: string): Promise<number | undefined> {
    try {
      await this.#limiter.consume(key);
      return undefined;
    } catch (rejection) {
      if (!(rejection instanceof RateLimiterRes)) throw rejection;
      return Math.max(1, rejection.msBeforeNext);
    }
  }
}
