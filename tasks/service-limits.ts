import { RateLimiterRedis } from 'rate-limiter-flexible';
import type { Keys } from '../contract/keys.ts';
import type { Connection } from '../redis/connections.ts';
import { refusedFor } from './refused-for.ts';

/** How often a service may be asked. */
export interface ServiceLimit {
  readonly requests: number;
  /** In any span of so many seconds. */
  readonly seconds: number;
}

/**
 * What all workers of a deployment together ask of the services outside: a place for each request, and rests that a service
 * has asked for.
 */
export class ServiceLimits {
  readonly #redis: Connection;
  readonly #keys: Keys;
  readonly #limiters = new Map<string, RateLimiterRedis>();

  constructor(redis: Connection, keys: Keys) {
    this.#redis = redis;
    this.#keys = keys;
  }

  /**
   * Takes a place for one request to `service`.
   *
   * @returns milliseconds since 1970 when it may be tried again; undefined once the place is taken.
   */
  async take(service: string, limit: ServiceLimit): Promise<number | undefined> {
    const waitMs = await refusedFor(this.#limiterFor(limit), service);
    return waitMs === undefined ? undefined : Date.now() + waitMs;
  }

  /** Until when `service` asked to be left alone, in milliseconds since 1970; undefined when it did not, or that is over. */
  async restOf(service: string): Promise<number | undefined> {
    const until = Number(await this.#redis.zscore(this.#keys.rests, service));
    return until > Date.now() ? until : undefined;
  }

  /** Keeps every worker away from `service` until an instant; an earlier one than is known already changes nothing. */
  async rest(service: string, until: number): Promise<void> {
    await this.#redis.zadd(this.#keys.rests, 'GT', until, service);
  }

  /** The services that rest now, and until when. */
  async rests(): Promise<ReadonlyMap<string, number>> {
    const now = Date.now();
    const held = await this.#redis.zrange(this.#keys.rests, 0, -1, 'WITHSCORES');
    const pairs = held.flatMap((name, at): [string, number][] =>
      at % 2 === 0 ? [[name, Number(held[at + 1])]] : [],
    );
    const resting = pairs.filter(([, until]) => until > now);
    if (resting.length < pairs.length) {
      await this.#redis.zremrangebyscore(this.#keys.rests, '-inf', now);
    }
    return new Map(resting);
  }

  #limiterFor(limit: ServiceLimit): RateLimiterRedis {
    const { points, duration } = windowOf(limit);
    const name = `${points}/${duration}`;
    const known = this.#limiters.get(name);
    if (known !== undefined) return known;
    const limiter = new RateLimiterRedis({
      storeClient: this.#redis,
      keyPrefix: this.#keys.places,
      points,
      duration,
    });
    this.#limiters.set(name, limiter);
    return limiter;
  }
}

/**
 * The window that keeps a limit over any span of its length. A counter whose window is the whole span would let twice as many
 * through around its end, so the windows are a tenth as long where seconds allow, and hold so little that one more of them
 * than fit into the span still keeps the limit. A window begins with its first request; where it holds one alone, that is the
 * distance between two.
 */
export const windowOf = ({ requests, seconds }: ServiceLimit) => {
  const parts = Math.min(10, seconds);
  const duration = Math.ceil(seconds / parts);
  const points = Math.floor(requests / (Math.ceil(seconds / duration) + 1));
  return points >= 1
    ? { points, duration }
    : { points: 1, duration: Math.ceil(seconds / requests) };
};
