import { expect, test } from 'vitest';
import { exponentOf, medianOf, percentileOf, summarize } from '../../bench/harness/statistics.ts';

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[10, 9], 9.5],
  [[7], 7],
])('the median of %j is %d', (values, median) => {
  expect(medianOf(values)).toBe(median);
  expect(summarize(values)).toEqual({
    median,
    min: Math.min(...values),
    max: Math.max(...values),
  });
});

test('numbers are ordered as numbers', () => {
  expect(medianOf([10, 9, 100])).toBe(10);
});

test('no values have no median and no percentile', () => {
  expect(() => medianOf([])).toThrow('There are no values.');
  expect(() => percentileOf([], 0.5)).toThrow('There are no values.');
});

test('a percentile is the smallest value that the share does not exceed', () => {
  const values = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect([0, 0.01, 0.5, 0.99, 1].map((share) => percentileOf(values, share))).toEqual([
    1, 1, 50, 99, 100,
  ]);
  expect(percentileOf([5], 0.99)).toBe(5);
});

test.each([0, 0.5, 1, 2])('costs of size ^ %d grow with that exponent', (exponent) => {
  const points = [125, 250, 500, 1000].map((size) => [size, 3 * size ** exponent] as const);
  expect(exponentOf(points)).toBeCloseTo(exponent, 10);
});

test('the exponent of costs that scatter is that of their trend', () => {
  const points = [
    [100, 110],
    [200, 190],
    [400, 410],
  ] as const;
  expect(exponentOf(points)).toBeCloseTo(0.95, 2);
});

test.each([
  ['one size', [[10, 1]]],
  [
    'the same size twice',
    [
      [10, 1],
      [10, 2],
    ],
  ],
  [
    'a cost of zero',
    [
      [10, 0],
      [20, 1],
    ],
  ],
  ['no points', []],
] as [string, [number, number][]][])('%s shows no growth', (_what, points) => {
  expect(exponentOf(points)).toBeUndefined();
});
