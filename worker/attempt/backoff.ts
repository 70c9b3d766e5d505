/**
 * The delay before the next attempt in milliseconds: exponential backoff with up to 50% jitter, at most an hour.
 *
 * @param baseMs the delay after the first failure, before jitter.
 * @param failures the number of failed attempts so far, at least 1.
 */
export const backoffMs = (
  baseMs: number,
  failures: number,
  random: () => number = Math.random,
): number => Math.round(Math.min(baseMs * 2 ** (failures - 1), maxMs) * (1 - random() / 2));

const maxMs = 3_600_000;
