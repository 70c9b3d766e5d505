import type { Keys } from '../contract/keys.ts';
import type { Connection } from '../redis/connections.ts';
import { type RateLimit, RateLimiter } from '../redis/rate-limiter.ts';

/** How many requests a service accepts. */
export interface ServiceLimit {
  readonly requests: number;
  /** The limit applies to every span of this many seconds. */
  readonly seconds: number;
}

/** What limits requests to outside services, across all workers: rate limits, and the cooldowns that services ask for. */
export class ServiceLimits {
  readonly #redis: Connection;
  readonly #keys: Keys;
  readonly #limiters = new Map<string, RateLimiter>();

  constructor(redis: Connection, keys: Keys) {
    this.#redis = redis;
    this.#keys = keys;
  }

  /**
   * Acquires a permit for one request to `service`.
   *
   * @returns undefined if a permit was left; otherwise when to try again, in milliseconds since 1970.
   */
  async acquire(service: string, limit: ServiceLimit): Promise<number | undefined> {
    const waitMs = await this.#limiterFor(limit).consume(service);
    return waitMs === undefined ? undefined : Date.now() + waitMs;
  }

  /** When the cooldown of `service` ends, in milliseconds since 1970; undefined if it has none. */
  async cooldownOf(service: string): Promise<number | undefined> {
    const until = Number(await this.#redis.zscore(this.#keys.cooldowns, service));
    return until > Date.now() ? until : undefined;
  }

  /**
   * Starts a cooldown during which no worker sends requests to `service`. Never shortens a cooldown.
   *
   * @param until in milliseconds since 1970.
   */
  async startCooldown(service: string, until: number): Promise<void> {
    const { cooldowns } = this.#keys;
    await Promise.all([
      this.#redis.zadd(cooldowns, 'GT', until, service),
      // The key ends with the last cooldown.
      this.#redis.pexpireat(cooldowns, until, 'NX'),
      this.#redis.pexpireat(cooldowns, until, 'GT'),
    ]);
  }

  /** The services that have a cooldown, with its end in milliseconds since 1970. */
  async cooldowns(): Promise<ReadonlyMap<string, number>> {
    const now = Date.now();
    const flat = await this.#redis.zrange(this.#keys.cooldowns, 0, -1, 'WITHSCORES');
    const pairs = flat.flatMap((service, i): [string, number][] =>
      i % 2 === 0 ? [[service, Number(flat[i + 1])]] : [],
    );
    const current = pairs.filter(([, until]) => until > now);
    if (current.length < pairs.length) {
      await this.#redis.zremrangebyscore(this.#keys.cooldowns, '-inf', now);
    }
    return new Map(current);
  }

  #limiterFor(limit: ServiceLimit): RateLimiter {
    const window = windowOf(limit);
    const name = `${window.permits}/${window.seconds}`;
    const known = this.#limiters.get(name);
    if (known !== undefined) return known;
    const limiter = new RateLimiter(this.#redis, this.#keys.permits, window);
    this.#limiters.set(name, limiter);
    return limiter;
  }
}

/**
 * The window of a fixed-window counter that keeps a limit over every span of its length. A window as long as the span would
 * allow twice the limit around its boundary. So windows are a tenth of the span, rounded up to whole seconds, and their permits
 * are chosen such that one more window than fits into the span still keeps the limit. Windows open with their first request, so
 * if a window has a single permit, its length is the minimum distance between two requests.
 */
const windowOf = ({ requests, seconds }: ServiceLimit): RateLimit => {
  const parts = Math.min(10, seconds);
  const length = Math.ceil(seconds / parts);
  const permits = Math.floor(requests / (Math.ceil(seconds / length) + 1));
  return permits >= 1
    ? { permits, seconds: length }
    : { permits: 1, seconds: Math.ceil(seconds / requests) };
};
