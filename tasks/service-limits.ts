import { readFileSync } from 'node:fs';
import type { Result } from 'ioredis';
import { z } from 'zod';
import type { Keys } from '../contract/keys.ts';
import type { Connection } from '../redis/connections.ts';
import type { RateLimit } from '../redis/rate-limiter.ts';

/** One host that a source sends requests to. */
export interface Service {
  readonly source: string;
  readonly host: string;
}

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

  constructor(redis: Connection, keys: Keys) {
    this.#redis = redis;
    this.#keys = keys;
    redis.defineCommand('changePermits', { lua: script, numberOfKeys: 1 });
  }

  /**
   * Acquires a permit for one request to `service`.
   *
   * @returns undefined if a permit was left; otherwise when to try again, in milliseconds since 1970.
   */
  async acquire({ source, host }: Service, limit: ServiceLimit): Promise<number | undefined> {
    const { permits, seconds } = windowOf(limit);
    const waitMs = await this.#permits('acquire', source, limit, host, permits, seconds * 1000);
    return waitMs === 0 ? undefined : Date.now() + waitMs;
  }

  /**
   * The permits that the busiest host of a source has acquired within the current span, at most `limit.requests`. The span counts
   * in tenths: permits of the last 90 % of it are included, older ones are not.
   */
  async used(source: string, limit: ServiceLimit): Promise<number> {
    return this.#permits('busiest', source, limit);
  }

  /** When the cooldown of `service` ends, in milliseconds since 1970; undefined if it has none. */
  async cooldownOf(service: Service): Promise<number | undefined> {
    const until = Number(await this.#redis.zscore(this.#keys.cooldowns, nameOf(service)));
    return until > Date.now() ? until : undefined;
  }

  /**
   * Starts a cooldown during which no worker sends requests to `service`. Never shortens a cooldown.
   *
   * @param until in milliseconds since 1970.
   */
  async startCooldown(service: Service, until: number): Promise<void> {
    const { cooldowns } = this.#keys;
    await Promise.all([
      this.#redis.zadd(cooldowns, 'GT', until, nameOf(service)),
      // The key ends with the last cooldown.
      this.#redis.pexpireat(cooldowns, until, 'NX'),
      this.#redis.pexpireat(cooldowns, until, 'GT'),
    ]);
  }

  /** The services that have a cooldown, as `source@host`, with its end in milliseconds since 1970. */
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

  async #permits(
    operation: 'acquire' | 'busiest',
    source: string,
    limit: ServiceLimit,
    ...args: (string | number)[]
  ): Promise<number> {
    const key = this.#keys.permits(source);
    const reply = await this.#redis.changePermits(key, operation, limit.seconds * 100, ...args);
    return z.number().parse(reply);
  }
}

const nameOf = ({ source, host }: Service): string => `${source}@${host}`;

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

const script = readFileSync(new URL('permits.lua', import.meta.url), 'utf8');

declare module 'ioredis' {
  interface RedisCommander<Context> {
    changePermits(
      source: string,
      operation: string,
      tenthMs: number,
      ...args: (string | number)[]
    ): Result<unknown, Context>;
  }
}
