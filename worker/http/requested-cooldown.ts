/**
 * When the cooldown that a response requests ends, in milliseconds since 1970, at most one day from now; undefined if it
 * requests none.
 *
 * Reads `Retry-After` of 429 and 5xx, and the pair `x-ratelimit-remaining` and `x-ratelimit-reset` of any response, with or
 * without fractions. Large resets are in seconds since 1970, others in seconds from now. A 429 without either requests two
 * minutes.
 *
 * @param now milliseconds since 1970.
 */
export const requestedCooldown = (
  status: number,
  headers: { get(name: string): string | null },
  now: number,
): number | undefined => {
  const isLimited = status === 429;
  const header = isLimited || status >= 500 ? headers.get('retry-after') : null;
  const after = retryAfter(header, now);
  if (after !== undefined) return after;
  const remaining = numberIn(headers.get('x-ratelimit-remaining'));
  const reset = resetAt(numberIn(headers.get('x-ratelimit-reset')), now);
  const isExhausted = remaining !== undefined && remaining < 1;
  if ((isLimited || isExhausted) && reset !== undefined) return reset;
  return isLimited ? now + defaultCooldownMs : undefined;
};

/** Limits a cooldown to one day. A longer one is a mistake or an attack. */
export const boundedCooldown = (until: number, now: number): number =>
  Math.min(until, now + maxCooldownMs);

const maxCooldownMs = 86_400_000;
const defaultCooldownMs = 120_000;

/**
 * Parses a Retry-After header: seconds or an HTTP date.
 *
 * @param now milliseconds since 1970.
 * @returns milliseconds since 1970, at most one day from now; undefined if the header is missing, past, or invalid.
 */
export const retryAfter = (header: string | null, now: number): number | undefined => {
  if (header === null) return undefined;
  const text = header.trim();
  const at = /^\d+$/.test(text) ? now + Number(text) * 1000 : httpDate(text);
  return at > now ? boundedCooldown(Math.ceil(at), now) : undefined;
};

/** HTTP dates start with the name of the day. `Date.parse` alone accepts almost anything. */
const httpDate = (text: string): number =>
  /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : NaN;

const numberIn = (text: string | null): number | undefined =>
  text !== null && /^\d{1,12}(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;

const resetAt = (reset: number | undefined, now: number): number | undefined => {
  if (reset === undefined) return undefined;
  const seconds = reset > 1e9 ? reset - now / 1000 : reset;
  return seconds > 0 ? boundedCooldown(Math.ceil(now + seconds * 1000), now) : undefined;
};
