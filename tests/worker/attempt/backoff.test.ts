import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs } from '../../../worker/attempt/backoff.ts';

test.each([
  [1, 10_000],
  [2, 20_000],
  [3, 40_000],
  [9, 2_560_000],
  [10, 3_600_000],
  [1000, 3_600_000],
])('after failure %d the delay is at most %d ms', (failures, longest) => {
  expect(backoffMs(10_000, failures, () => 0)).toBe(longest);
});

test('jitter is up to half of the delay', () => {
  expect(backoffMs(10_000, 1, () => 0.5)).toBe(7500);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 1, max: 50 }),
      (base, n) => {
        const longest = backoffMs(base, n, () => 0);
        const drawn = backoffMs(base, n);
        expect(drawn).toBeLessThanOrEqual(longest);
        expect(drawn).toBeGreaterThanOrEqual(Math.floor(longest / 2));
      },
    ),
  );
});

test('tasks that failed at the same time are not retried at the same time', () => {
  const drawn = Array.from({ length: 50 }, () => backoffMs(10_000, 1));
  expect(new Set(drawn).size).toBeGreaterThan(25);
});
