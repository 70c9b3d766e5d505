import { retryAfter } from './retry-after.ts';

/**
 * Until when an answer asks to be left alone, in milliseconds since 1970; undefined when it does not.
 *
 * Read are `Retry-After` with 429 and 5xx, and the pair `x-ratelimit-remaining` and `x-ratelimit-reset` of any answer: numbers
 * with or without a fraction, the reset in seconds from now or, where it is that large, since 1970. A 429 that says nothing
 * means two minutes.
 *
 * @param now milliseconds since 1970.
 */
export const requestedCooldown = (
  status: number,
  headers: { get(name: string): string | null },
  now: number,
): number | undefined => {
  const isLimited = status === 429;
  const said = isLimited || status >= 500 ? headers.get('retry-after') : null;
  const named = retryAfter(said, now);
  if (named !== undefined) return named;
  const remaining = numberIn(headers.get('x-ratelimit-remaining'));
  const reset = resetAt(numberIn(headers.get('x-ratelimit-reset')), now);
  const isUsedUp = remaining !== undefined && remaining < 1;
  if ((isLimited || isUsedUp) && reset !== undefined) return reset;
  return isLimited ? now + unsaidMs : undefined;
};

/** Milliseconds for which a service is left alone that does not say for how long. */
const unsaidMs = 120_000;

/** Longest rest that is believed, in seconds. */
const longest = 86_400;

const numberIn = (text: string | null): number | undefined =>
  text !== null && /^\d{1,12}(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;

const resetAt = (reset: number | undefined, now: number): number | undefined => {
  if (reset === undefined) return undefined;
  const seconds = reset > 1e9 ? reset - now / 1000 : reset;
  return seconds > 0 ? Math.ceil(now + Math.min(seconds, longest) * 1000) : undefined;
};
