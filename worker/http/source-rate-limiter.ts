import { setTimeout as sleep } from 'node:timers/promises';
import { retryWhileUnavailable } from '../../redis/retry-while-unavailable.ts';
import type { ServiceLimit, ServiceLimits } from '../../tasks/service-limits.ts';
import { SourceError } from '../source/source-error.ts';
import { serviceName } from './service-name.ts';

/**
 * How one source behaves towards the hosts that it asks, together with the same source in all other workers. While Redis is
 * away it waits, so that no source is blamed for that.
 */
export interface SourceRateLimiter {
  /**
   * Resolves once the host may be asked, its place in the limit taken.
   *
   * @throws {SourceError} SOURCE_RATE_LIMITED where that is more than {@link longestWaitMs} away, with when it is.
   */
  acquire(url: URL, signal: AbortSignal): Promise<void>;
  /** Leaves the host alone until an instant, in milliseconds since 1970. */
  startCooldown(url: URL, until: number, signal: AbortSignal): Promise<void>;
}

/** Milliseconds that a request waits for its turn; what rests longer is told to people instead. */
export const longestWaitMs = 60_000;

/** @param limit of each host that the source asks; undefined for any number of requests. */
export const sourceRateLimiter = (
  source: string,
  limit: ServiceLimit | undefined,
  limits: ServiceLimits,
): SourceRateLimiter => {
  const serviceOf = (url: URL) => `${source}@${url.host}`;
  return {
    acquire: async (url, signal) => {
      const patience = Date.now() + longestWaitMs;
      const service = serviceOf(url);
      for (;;) {
        const free = await retryWhileUnavailable(
          async () => {
            const cooldownUntil = await limits.cooldownOf(service);
            return cooldownUntil ?? (limit && limits.acquire(service, limit));
          },
          { signal },
        );
        if (free === undefined) return;
        if (free > patience) throw tooEarly(url, free);
        await sleep(free - Date.now(), undefined, { signal });
      }
    },
    startCooldown: (url, until, signal) => {
      const believed = Math.min(until, Date.now() + longestRestMs);
      return retryWhileUnavailable(() => limits.startCooldown(serviceOf(url), believed), {
        signal,
      });
    },
  };
};

/** The source of a service that rests, as {@link ServiceLimits.cooldowns} names it. */
export const sourceOfService = (service: string): string => service.slice(0, service.indexOf('@'));

/** Longest rest that is believed. */
const longestRestMs = 86_400_000;

const tooEarly = (url: URL, free: number): SourceError =>
  new SourceError(
    'SOURCE_RATE_LIMITED',
    `${serviceName(url)} has been asked as often as it allows. It is asked again after ${new Date(free).toISOString()}.`,
    { retryable: true, cooldownUntil: free },
  );
