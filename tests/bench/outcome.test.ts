import { expect, test } from 'vitest';
import { growthsOf, growthText, outcomesOf, outcomeText } from '../../bench/harness/outcome.ts';
import { resultOf, sampleQuestion } from '../support/bench/sample-question.ts';

test('a target is met up to its bound, and compares Reviewcast with the peer that it names', () => {
  const results = [
    resultOf('Reviewcast', 100, { cpu: 15, rate: 50 }),
    resultOf('raw', 100, { cpu: 10, rate: 101 }),
  ];
  expect(
    outcomesOf(sampleQuestion, results).map((one) => outcomeText(sampleQuestion, one)),
  ).toEqual([
    'Met: CPU, µs, 100 watchers: 1.5 × raw (at most 1.5)',
    'Missed: Events a second, 100 watchers: 0.495 × raw (at least 0.5)',
    'Missed: CPU, µs, 100 watchers: 15 (at most 10)',
  ]);
});

test('growth is told for each contender, without sizes at which fixed costs outweigh the rest', () => {
  const results = [
    resultOf('Reviewcast', 1, { cpu: 1000 }),
    ...[100, 200, 400].map((size) => resultOf('Reviewcast', size, { cpu: size })),
    ...[100, 200, 400].map((size) => resultOf('raw', size, { cpu: size ** 2 })),
    resultOf('other', 400, { cpu: 1 }),
  ];
  expect(growthsOf(sampleQuestion, results).map((one) => growthText(sampleQuestion, one))).toEqual([
    'CPU, µs, watchers, Reviewcast: grows with size ^ 1.00',
    'CPU, µs, watchers, raw: grows with size ^ 2.00',
  ]);
});
