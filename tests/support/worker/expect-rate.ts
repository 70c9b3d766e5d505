import { expect } from 'vitest';

/**
 * Expects that requests kept a limit of `requests` in any span. A busy machine delays the arrival of requests, and so can bring them
 * together, but none arrives before it was sent.
 *
 * @param times when the requests arrived, by `performance.now()`, in this order. @param startedAt before the first was sent.
 */
export const expectRate = (
  times: readonly number[],
  startedAt: number,
  { requests, seconds }: { readonly requests: number; readonly seconds: number },
): void => {
  for (const [index, at] of times.entries()) {
    // Redis counts in whole milliseconds.
    const spans = Math.floor((at - startedAt + 2) / (seconds * 1000)) + 1;
    expect(index + 1).toBeLessThanOrEqual(spans * requests);
  }
};
