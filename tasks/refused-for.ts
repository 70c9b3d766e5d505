import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';

/**
 * Takes one of a limiter's places.
 *
 * @returns milliseconds until it may be tried again, 1 at least; undefined once the place is taken.
 */
export const refusedFor = async (
  limiter: RateLimiterAbstract,
  key: string,
): Promise<number | undefined> => {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return Math.max(1, refused.msBeforeNext);
  }
};
