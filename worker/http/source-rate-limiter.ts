import { setTimeout as sleep } from 'node:timers/promises';
import { retryWhileUnavailable } from '../../redis/retry-while-unavailable.ts';
import type { ServiceLimit, ServiceLimits } from '../../tasks/service-limits.ts';
import { SourceError } from '../source/source-error.ts';
import { boundedCooldown } from './requested-cooldown.ts';
import { serviceName } from './service-name.ts';

/**
 * Limits the requests of one source, or to one platform, to each host, across all workers. While Redis is unavailable it waits, so that no source
 * fails for that reason.
 */
export interface SourceRateLimiter {
  /**
   * Acquires a permit for one request. Waits for up to {@link maxWaitMs} if necessary.
   *
   * @throws {SourceError} SOURCE_RATE_LIMITED if the wait would be longer. Its `cooldownUntil` says when a permit is expected.
   */
  acquire(url: URL, signal: AbortSignal): Promise<void>;
  /**
   * Starts a cooldown of the host. Cooldowns last at most a day and are never shortened.
   *
   * @param until milliseconds since 1970.
   */
  startCooldown(url: URL, until: number, signal: AbortSignal): Promise<void>;
}

/** The longest time in milliseconds that a request waits for a permit. */
export const maxWaitMs = 60_000;

/** @param limit applies to each host separately; undefined for no limit. */
export const sourceRateLimiter = (
  source: string,
  limit: ServiceLimit | undefined,
  limits: ServiceLimits,
): SourceRateLimiter => {
  const serviceOf = ({ host }: URL) => ({ source, host });
  return {
    acquire: async (url, signal) => {
      const latest = Date.now() + maxWaitMs;
      const service = serviceOf(url);
      for (;;) {
        const retryAt = await retryWhileUnavailable(
          async () => {
            const cooldownUntil = await limits.cooldownOf(service);
            return cooldownUntil ?? (limit && limits.acquire(service, limit));
          },
          { signal },
        );
        if (retryAt === undefined) return;
        if (retryAt > latest) throw rateLimited(url, retryAt);
        await sleep(retryAt - Date.now(), undefined, { signal });
      }
    },
    startCooldown: (url, until, signal) => {
      const bounded = boundedCooldown(until, Date.now());
      return retryWhileUnavailable(() => limits.startCooldown(serviceOf(url), bounded), { signal });
    },
  };
};

/** The source in the name of a service, as {@link ServiceLimits.cooldowns} returns it. */
export const sourceOfService = (service: string): string => service.slice(0, service.indexOf('@'));

const rateLimited = (url: URL, cooldownUntil: number): SourceError =>
  new SourceError(
    'SOURCE_RATE_LIMITED',
    `The rate limit of ${serviceName(url, 'the service')} is exhausted. Requests resume at ${new Date(cooldownUntil).toISOString()}.`,
    { retryable: true, cooldownUntil },
  );
