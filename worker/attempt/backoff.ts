/**
 * Milliseconds until the next attempt: doubled with each failure, from `baseMs`, less up to half of it by chance, so that tasks
 * which failed together do not come back together.
 *
 * @param failures how many there have been, this one included: 1 at least.
 */
export const backoffMs = (
  baseMs: number,
  failures: number,
  random: () => number = Math.random,
): number => Math.round(Math.min(baseMs * 2 ** (failures - 1), longestMs) * (1 - random() / 2));

const longestMs = 3_600_000;
