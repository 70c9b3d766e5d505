import { expect, test } from 'vitest';
import type { Failure } from '../../../contract/failure.ts';
import { collectionOutcome } from '../../../worker/attempt/collection-outcome.ts';
import { ProgressTracker } from '../../../worker/collection/progress-tracker.ts';
import { waiting } from '../../support/worker/collecting.ts';

type Standing = 'done' | 'partly' | 'passing' | 'lasting' | 'skipped' | 'collecting' | 'waiting';

const failure = (source: string, retryable: boolean): Failure => ({
  code: retryable ? 'SOURCE_UNREACHABLE' : 'SOURCE_UNAUTHORIZED',
  message: 'It failed.',
  source,
  retryable,
});

const move: Record<Standing, (board: ProgressTracker, source: string) => void> = {
  done: (board, source) => board.markDone(source),
  partly: (board, source) => {
    board.addPartFailure(source, failure(source, true));
    board.markDone(source);
  },
  passing: (board, source) => board.markFailed(source, failure(source, true), null),
  lasting: (board, source) => board.markFailed(source, failure(source, false), null),
  skipped: (board, source) =>
    board.markSkipped(source, { ...failure(source, false), code: 'NO_SOURCE_CONFIGURED' }),
  collecting: (board, source) => board.markCollecting(source),
  waiting: () => {},
};

const verdictOf = (standings: readonly Standing[], found: number, missing = new Map()) => {
  const names = ['serpapi', 'woocommerce'];
  const board = new ProgressTracker(names.slice(0, standings.length).map(waiting), 100);
  for (const [index, standing] of standings.entries()) move[standing](board, names[index] ?? '');
  return collectionOutcome(board, found, missing);
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
])('%j with %d reviews is a success, complete: %j', (standings, found, complete) => {
  expect(verdictOf(standings, found)).toEqual({ kind: 'success', complete });
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
  (standings, found, code, retryable) => {
    expect(verdictOf(standings, found)).toMatchObject({
      kind: 'failure',
      error: { code, retryable },
    });
  },
);

test('a failure names the one source that failed, or each in its message', () => {
  expect(verdictOf(['lasting'], 0)).toMatchObject({
    error: { source: 'serpapi', message: 'serpapi: It failed.' },
  });
  expect(verdictOf(['lasting', 'passing'], 0)).toMatchObject({
    error: { source: null, message: 'serpapi: It failed. woocommerce: It failed.' },
  });
});

test('without a configured source the failure says what to set', () => {
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
