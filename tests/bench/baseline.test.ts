import { expect, test } from 'vitest';
import { baselineOf, combined, deviationsOf } from '../../bench/harness/baseline.ts';
import { resultOf, sampleQuestion } from '../support/bench/sample-question.ts';

const measuredAs = (own: Readonly<Record<string, number>>) =>
  baselineOf(sampleQuestion, [
    resultOf('Reviewcast', 100, own),
    resultOf('raw', 100, { cpu: 10, commands: 1, rate: 100 }),
    resultOf('raw', 200, { cpu: 1, commands: 1, rate: 1 }),
  ]);

const baseline = measuredAs({ cpu: 20, commands: 15, rate: 50 });

test('a baseline holds counts of Reviewcast, and how many times the cost of a peer its own is', () => {
  expect(baseline).toEqual({
    counts: { '100 watchers: Commands': 15 },
    ratios: {
      '100 watchers: CPU, µs, against raw': 2,
      '100 watchers: Events a second, against raw': 2,
    },
  });
});

test.each([
  ['the same numbers', { cpu: 20, commands: 15, rate: 50 }],
  ['ratios of 1.5 times the baseline', { cpu: 30, commands: 15, rate: 34 }],
  ['better ratios', { cpu: 1, commands: 15, rate: 1000 }],
])('%s do not deviate', (_what, own) => {
  expect(deviationsOf('sample', measuredAs(own), baseline)).toEqual([]);
});

test.each([
  [{ commands: 16 }, 'sample: 100 watchers: Commands: 16, not 15'],
  [{ commands: 14 }, 'sample: 100 watchers: Commands: 14, not 15'],
  [{ cpu: 31 }, 'sample: 100 watchers: CPU, µs, against raw: 3.1 times, more than 1.5 × 2'],
  [
    { rate: 33 },
    'sample: 100 watchers: Events a second, against raw: 3.03 times, more than 1.5 × 2',
  ],
])('%j deviates', (changed, line) => {
  const own = { cpu: 20, commands: 15, rate: 50, ...changed };
  expect(deviationsOf('sample', measuredAs(own), baseline)).toEqual([line]);
});

test('what the baseline lacks deviates', () => {
  expect(deviationsOf('sample', baseline, undefined)).toEqual([
    'sample: 100 watchers: Commands: 15, which the baseline lacks',
    'sample: 100 watchers: CPU, µs, against raw: the baseline lacks it',
    'sample: 100 watchers: Events a second, against raw: the baseline lacks it',
  ]);
});

test('what was not measured does not deviate', () => {
  expect(deviationsOf('sample', { counts: {}, ratios: {} }, baseline)).toEqual([]);
});

test('what is measured again counts with its lowest ratios and its newest counts', () => {
  const again = measuredAs({ cpu: 19, commands: 14, rate: 40 });
  expect(combined(baseline, again)).toEqual({
    counts: { '100 watchers: Commands': 14 },
    ratios: {
      '100 watchers: CPU, µs, against raw': 1.9,
      '100 watchers: Events a second, against raw': 2,
    },
  });
  expect(combined(undefined, again)).toEqual(again);
  expect(combined(baseline, { counts: {}, ratios: {} })).toEqual(baseline);
});
