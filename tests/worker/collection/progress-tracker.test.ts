import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Failure } from '../../../contract/failure.ts';
import { waitingSource } from '../../../contract/task.ts';
import { ProgressTracker } from '../../../worker/collection/progress-tracker.ts';

const failure = (source: string, differing: Partial<Failure> = {}): Failure => ({
  code: 'SOURCE_UNREACHABLE',
  message: 'It did not answer.',
  source,
  retryable: true,
  ...differing,
});

const progressOf = (names: readonly string[], max = 100) =>
  new ProgressTracker(names.map(waitingSource), max);

test('the fraction grows with reviews found and with sources that end', () => {
  const progress = progressOf(['a', 'b'], 100);
  expect(progress.snapshot().fraction).toBe(0);
  progress.addPage('a', { found: 25, dropped: 0, expected: undefined });
  expect(progress.snapshot().fraction).toBe(0.25);
  progress.markDone('a');
  expect(progress.snapshot().fraction).toBe(0.5);
});

test('the fraction of a task is the mean of what its sources show, whoever found the reviews', () => {
  const progress = progressOf(['a', 'b', 'c', 'd', 'e'], 200);
  for (const source of ['a', 'b']) {
    progress.addPage(source, { found: 95, dropped: 0, expected: undefined });
  }
  progress.markFailed('e', failure('e'), null);
  const { fraction, sources } = progress.snapshot();

  expect(sources.map((source) => source.fraction)).toEqual([0.95, 0.95, 0, 0, 1]);
  expect(fraction).toBe(0.58);
});

test('the fraction of a source never decreases within an attempt and starts again in the next', () => {
  const progress = progressOf(['a'], 100);
  progress.addPage('a', { found: 8, dropped: 0, expected: 10 });
  progress.snapshot();
  progress.addPage('a', { found: 0, dropped: 0, expected: 100 });
  const { sources } = progress.snapshot();
  expect(sources[0]?.fraction).toBe(0.8);

  expect(new ProgressTracker(sources, 100).snapshot().sources[0]?.fraction).toBe(0.08);
});

test('the fraction of a source is relative to what it expects', () => {
  const progress = progressOf(['a'], 100);
  progress.addPage('a', { found: 5, dropped: 0, expected: 10 });
  expect(progress.snapshot().fraction).toBe(0.5);
});

test('the fraction never decreases and is 1 only after success, whatever happens', () => {
  const names = ['a', 'b', 'c'];
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('found' as const),
      source: fc.constantFrom(...names),
      found: fc.nat(80),
      expected: fc.option(fc.nat(500), { nil: undefined }),
    }),
    fc.record({
      kind: fc.constantFrom('markCollecting' as const, 'markDone' as const, 'markFailed' as const),
      source: fc.constantFrom(...names),
    }),
  );
  fc.assert(
    fc.property(fc.array(step), fc.integer({ min: 1, max: 1000 }), (steps, max) => {
      const progress = progressOf(names, max);
      let before = progress.snapshot().fraction;
      for (const each of steps) {
        if (each.kind === 'found') progress.addPage(each.source, { ...each, dropped: 0 });
        else if (each.kind === 'markFailed')
          progress.markFailed(each.source, failure(each.source), null);
        else progress[each.kind](each.source);
        const { fraction } = progress.snapshot();
        expect(fraction).toBeGreaterThanOrEqual(before);
        expect(fraction).toBeLessThan(1);
        before = fraction;
      }
      expect(progress.snapshot(true).fraction).toBe(1);
    }),
  );
});

test('the message counts reviews, and tells sources that are done from those that failed', () => {
  const progress = progressOf(['a', 'b']);
  expect(progress.snapshot().message).toBe('0 reviews, 0 of 2 sources done');
  progress.addPage('a', { found: 1, dropped: 2, expected: undefined });
  progress.markDone('a');
  expect(progress.snapshot().message).toBe('1 review, 1 of 2 sources done');
  progress.markFailed(
    'b',
    {
      code: 'SOURCE_UNREACHABLE',
      message: 'b is unreachable.',
      source: 'b',
      retryable: true,
    },
    null,
  );
  expect(progress.snapshot().message).toBe('1 review, 1 of 2 sources done, 1 failed');
});

test('skipped sources do not count in the message and the fraction', () => {
  const progress = progressOf(['a', 'b'], 10);
  progress.markSkipped('b', null);
  progress.addPage('a', { found: 5, dropped: 0, expected: undefined });
  expect(progress.snapshot()).toMatchObject({
    fraction: 0.5,
    message: '5 reviews, 0 of 1 source done',
  });
});

test('sources done in an earlier attempt stay done; the others wait again', () => {
  const progress = new ProgressTracker(
    [
      { ...waitingSource('done'), status: 'DONE', found: 3 },
      {
        ...waitingSource('failed'),
        status: 'FAILED',
        found: 2,
        error: failure('failed'),
        cooldownUntil: 5,
      },
      { ...waitingSource('cut'), status: 'COLLECTING', found: 1, dropped: 4 },
    ],
    100,
  );
  expect(progress.withStatus('DONE')).toEqual(['done']);
  expect(progress.withStatus('WAITING')).toEqual(['failed', 'cut']);
  expect(progress.snapshot()).toMatchObject({
    found: 6,
    sources: [
      { source: 'done', status: 'DONE', found: 3 },
      { source: 'failed', status: 'WAITING', found: 2, error: null, cooldownUntil: null },
      { source: 'cut', status: 'WAITING', found: 1, dropped: 4 },
    ],
  });
});

test('a snapshot does not change with the tracker', () => {
  const progress = progressOf(['a']);
  const before = progress.snapshot();
  progress.addPage('a', { found: 1, dropped: 1, expected: 7 });
  progress.markFailed('a', failure('a'), 9);
  expect(before.sources).toEqual([waitingSource('a')]);
  expect(progress.snapshot().sources).toEqual([
    {
      source: 'a',
      status: 'FAILED',
      fraction: 1,
      found: 1,
      dropped: 1,
      error: failure('a'),
      cooldownUntil: 9,
    },
  ]);
});

test('failed parts of a source share one error and do not end it', () => {
  const progress = progressOf(['a']);
  progress.markCollecting('a');
  progress.addPartFailure('a', failure('a', { message: 'Shop 1 is shut.' }));
  progress.addPartFailure('a', failure('a', { message: 'Shop 3 is shut.' }));
  progress.markDone('a');
  expect(progress.snapshot().sources).toMatchObject([
    { status: 'DONE', error: { message: 'Shop 1 is shut. Shop 3 is shut.' } },
  ]);
});

test('an unknown source is an error', () => {
  expect(() => progressOf(['a']).markDone('b')).toThrow('The task has no source b.');
});
