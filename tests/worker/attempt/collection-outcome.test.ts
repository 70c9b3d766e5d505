import { expect, test } from 'vitest';
import type { Failure } from '../../../contract/failure.ts';
import { waitingSource } from '../../../contract/task.ts';
import { collectionOutcome } from '../../../worker/attempt/collection-outcome.ts';
import { ProgressTracker } from '../../../worker/collection/progress-tracker.ts';

type Standing = 'done' | 'partly' | 'passing' | 'lasting' | 'skipped' | 'collecting' | 'waiting';

const failure = (source: string, retryable: boolean): Failure => ({
  code: retryable ? 'SOURCE_UNREACHABLE' : 'SOURCE_UNAUTHORIZED',
  message: 'It failed.',
  source,
  retryable,
});

const move: Record<Standing, (progress: ProgressTracker, source: string) => void> = {
  done: (progress, source) => progress.markDone(source),
  partly: (progress, source) => {
    progress.addPartFailure(source, failure(source, true));
    progress.markDone(source);
  },
  passing: (progress, source) => progress.markFailed(source, failure(source, true), null),
  lasting: (progress, source) => progress.markFailed(source, failure(source, false), null),
  skipped: (progress, source) =>
    progress.markSkipped(source, { ...failure(source, false), code: 'NO_SOURCE_CONFIGURED' }),
  collecting: (progress, source) => progress.markCollecting(source),
  waiting: () => {},
};

const verdictOf = (statuses: readonly Standing[], found: number, missing = new Map()) => {
  const names = ['serpapi', 'woocommerce'];
  const progress = new ProgressTracker(names.slice(0, statuses.length).map(waitingSource), 100);
  for (const [index, standing] of statuses.entries()) move[standing](progress, names[index] ?? '');
  return collectionOutcome(progress, found, missing);
};

test.each<[Standing[], number, boolean]>([
  [['done', 'done'], 7, true],
  [['done'], 0, true],
  [['done', 'skipped'], 7, true],
  [['done', 'passing'], 7, false],
  [['done', 'lasting'], 0, false],
  [['partly'], 7, false],
  [['collecting', 'done'], 7, false],
  [['collecting', 'lasting'], 1, false],
  [['waiting', 'waiting'], 1, false],
])('%j with %d reviews is a success, complete: %j', (statuses, found, complete) => {
  expect(verdictOf(statuses, found)).toEqual({ kind: 'success', complete });
});

test.each<[Standing[], number, Failure['code'], boolean]>([
  [['passing', 'passing'], 0, 'ALL_SOURCES_FAILED', true],
  [['passing', 'lasting'], 3, 'ALL_SOURCES_FAILED', true],
  [['lasting', 'lasting'], 3, 'ALL_SOURCES_FAILED', false],
  [['lasting', 'skipped'], 0, 'ALL_SOURCES_FAILED', false],
  [['skipped', 'skipped'], 0, 'NO_SOURCE_CONFIGURED', false],
  [['collecting', 'done'], 0, 'TIME_LIMIT', false],
  [['collecting', 'passing'], 0, 'TIME_LIMIT', false],
])(
  '%j with %d reviews is a failure with %s, worth a retry: %j',
  (statuses, found, code, retryable) => {
    expect(verdictOf(statuses, found)).toMatchObject({
      kind: 'failure',
      error: { code, retryable },
    });
  },
);

test('a failure names each failed source by its title, and holds the name of the only one', () => {
  expect(verdictOf(['lasting'], 0)).toMatchObject({
    error: { source: 'serpapi', message: 'Google Shopping: It failed.' },
  });
  expect(verdictOf(['lasting', 'passing'], 0)).toMatchObject({
    error: { source: null, message: 'Google Shopping: It failed. WooCommerce shops: It failed.' },
  });
});

test('without a configured source the failure names the variables to set', () => {
  const missing = new Map([
    ['serpapi', ['SERPAPI_KEY']],
    ['woocommerce', ['WOOCOMMERCE_URLS']],
  ]);
  expect(verdictOf(['skipped'], 0, missing)).toMatchObject({
    error: {
      message: 'No source of this kind is configured. Set SERPAPI_KEY for Google Shopping.',
    },
  });
  expect(verdictOf(['skipped', 'skipped'], 0, missing)).toMatchObject({
    error: {
      message:
        'No source of this kind is configured. Set SERPAPI_KEY for Google Shopping, or WOOCOMMERCE_URLS for WooCommerce shops.',
    },
  });
});
