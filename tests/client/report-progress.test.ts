import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProgressFieldsFragment, TaskStatus } from '../../client/src/generated/graphql.ts';
import { reportProgress, reviewsFromSources } from '../../client/src/task/report-progress.ts';

type Source = ProgressFieldsFragment['sources'][number];

const error = {
  __typename: 'TaskError',
  code: 'SOURCE_BLOCKED',
  message: 'Blocked.',
  source: 'a',
  retryable: false,
} as const;

const source = (change: Partial<Source> = {}): Source => ({
  __typename: 'SourceProgress',
  source: 'a',
  title: 'A',
  status: 'COLLECTING',
  fraction: 0.2,
  found: 0,
  dropped: 0,
  error: null,
  cooldownUntil: null,
  ...change,
});

const report = (status: TaskStatus, sources: readonly Source[], complete?: boolean) => {
  const found = sources.reduce((sum, { found }) => sum + found, 0);
  const progress = { fraction: 0.99, found, sources: [...sources] };
  return reportProgress({
    status,
    progress,
    result: complete === undefined ? null : { complete },
  });
};

const finalStatuses = ['SUCCESS', 'FAILURE', 'REVOKED'] as const;
const statuses = ['PENDING', 'STARTED', 'RETRY', ...finalStatuses] as const;
const sourceStatuses = ['WAITING', 'COLLECTING', 'DONE', 'FAILED', 'SKIPPED'] as const;

test.each(finalStatuses)('in %s no source reads as waiting or collecting', (status) => {
  for (const each of sourceStatuses) {
    const [only] = report(status, [source({ status: each })]).sources;
    expect(['done', 'failed', 'skipped', 'stopped']).toContain(only?.phase);
  }
});

test('a source collects only while its task does', () => {
  const rows = [source(), source({ cooldownUntil: '2026-11-24T05:28:00.000Z' })];
  const phases = statuses.map((status) => report(status, rows).sources.map(({ phase }) => phase));

  expect(phases).toEqual([
    ['waiting', 'waiting'],
    ['collecting', 'coolingDown'],
    ['waiting', 'waiting'],
    ['stopped', 'stopped'],
    ['stopped', 'stopped'],
    ['stopped', 'stopped'],
  ]);
});

describe('a success is complete only if every source is', () => {
  test.each([
    ['complete', [source({ status: 'DONE' })], true],
    ['complete', [source({ status: 'DONE' }), source({ status: 'SKIPPED', error })], true],
    ['partial', [source({ status: 'DONE' })], false],
    ['partial', [source({ status: 'DONE' }), source({ status: 'FAILED', error })], true],
    ['partial', [source({ status: 'DONE', error })], true],
  ] as const)('%s', (phase, sources, complete) => {
    expect(report('SUCCESS', sources, complete).phase).toBe(phase);
  });
});

test('the bar of a task whose sources have all ended is as full as theirs once the task or its attempt is over', () => {
  const ended = [source({ status: 'FAILED', error, fraction: 1 }), source({ status: 'SKIPPED' })];
  const fractions = statuses.map((status) => report(status, ended).fraction);
  expect(fractions).toEqual([0.99, 0.99, 1, 1, 1, 1]);

  const stopped = [...ended, source()];
  expect(report('FAILURE', stopped).fraction).toBe(0.99);
  expect(report('REVOKED', stopped).fraction).toBe(0.99);
  expect(report('FAILURE', [source({ status: 'SKIPPED' })]).fraction).toBe(0.99);
});

test('only queued, collecting, and complete tasks have a percentage', () => {
  const percents = statuses.map((status) => report(status, [source()], true).percent);
  expect(percents).toEqual([99, 99, undefined, 100, undefined, undefined]);
  expect(report('SUCCESS', [source({ status: 'FAILED', error })], false).percent).toBeUndefined();
});

test('reviews come from the sources that delivered some; skipped ones do not count', () => {
  const sources = [
    source({ status: 'FAILED', found: 197, error }),
    ...Array.from({ length: 4 }, () => source({ status: 'DONE' })),
    source({ status: 'SKIPPED' }),
  ];
  expect(reviewsFromSources(report('SUCCESS', sources, false))).toBe(
    '197 reviews from 1 of 5 sources',
  );
  expect(reviewsFromSources(report('STARTED', [source({ found: 1 })]))).toBe(
    '1 review from 1 of 1 source',
  );
  expect(reviewsFromSources(report('REVOKED', [source()]))).toBe('No reviews');
});

test('the percentage lies between the bars of the sources, whatever the state', () => {
  const row = fc.record({
    status: fc.constantFrom(...sourceStatuses),
    fraction: fc.double({ min: 0, max: 0.95, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.constantFrom(...statuses), fc.array(row, { minLength: 1 }), (status, rows) => {
      const sources = rows.map(({ status, fraction }) =>
        source({ status, fraction: status === 'DONE' || status === 'FAILED' ? 1 : fraction }),
      );
      const active = sources.filter(({ status }) => status !== 'SKIPPED');
      const mean = active.reduce((sum, { fraction }) => sum + fraction, 0) / active.length || 0;
      const progress = { fraction: Math.min(0.99, mean), found: 0, sources };
      const { percent, sources: shown } = reportProgress({ status, progress, result: null });
      const bars = shown.filter(({ phase }) => phase !== 'skipped').map(({ fraction }) => fraction);
      if (percent === undefined || percent === 100 || bars.length === 0) return;
      expect(percent).toBeGreaterThanOrEqual(Math.floor(Math.min(...bars, 0.99) * 100) - 1);
      expect(percent).toBeLessThanOrEqual(Math.max(...bars) * 100 + 1);
    }),
  );
});
