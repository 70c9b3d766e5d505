import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Failure } from '../../../contract/failure.ts';
import { ProgressTracker } from '../../../worker/collection/progress-tracker.ts';
import { waiting } from '../../support/worker/collecting.ts';

const failure = (source: string, differing: Partial<Failure> = {}): Failure => ({
  code: 'SOURCE_UNREACHABLE',
  message: 'It did not answer.',
  source,
  retryable: true,
  ...differing,
});

const boardOf = (names: readonly string[], max = 100) =>
  new ProgressTracker(names.map(waiting), max);

test('the fraction grows with what is found and with sources that come to their end', () => {
  const board = boardOf(['a', 'b'], 100);
  expect(board.snapshot().fraction).toBe(0);
  board.addPage('a', { found: 25, dropped: 0, expected: undefined });
  expect(board.snapshot().fraction).toBe(0.25);
  board.markDone('a');
  expect(board.snapshot().fraction).toBe(0.5);
});

test('a source that expects little is measured by what it expects', () => {
  const board = boardOf(['a'], 100);
  board.addPage('a', { found: 5, dropped: 0, expected: 10 });
  expect(board.snapshot().fraction).toBe(0.5);
});

test('the fraction never falls and is 1 only behind success, whatever happens', () => {
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
      const board = boardOf(names, max);
      let before = board.snapshot().fraction;
      for (const each of steps) {
        if (each.kind === 'found') board.addPage(each.source, { ...each, dropped: 0 });
        else if (each.kind === 'markFailed')
          board.markFailed(each.source, failure(each.source), null);
        else board[each.kind](each.source);
        const { fraction } = board.snapshot();
        expect(fraction).toBeGreaterThanOrEqual(before);
        expect(fraction).toBeLessThan(1);
        before = fraction;
      }
      expect(board.snapshot(true).fraction).toBe(1);
    }),
  );
});

test('the message counts reviews and sources that came to their end', () => {
  const board = boardOf(['a', 'b']);
  expect(board.snapshot().message).toBe('0 reviews from 0 of 2 sources');
  board.addPage('a', { found: 1, dropped: 2, expected: undefined });
  board.markDone('a');
  expect(board.snapshot().message).toBe('1 review from 1 of 2 sources');
});

test('a source that was skipped is left out of the message and the fraction', () => {
  const board = boardOf(['a', 'b'], 10);
  board.markSkipped('b', null);
  board.addPage('a', { found: 5, dropped: 0, expected: undefined });
  expect(board.snapshot()).toMatchObject({
    fraction: 0.5,
    message: '5 reviews from 0 of 1 source',
  });
});

test('a source that was done in an earlier attempt stays so; the others wait again', () => {
  const board = new ProgressTracker(
    [
      { ...waiting('done'), status: 'DONE', found: 3 },
      {
        ...waiting('failed'),
        status: 'FAILED',
        found: 2,
        error: failure('failed'),
        cooldownUntil: 5,
      },
      { ...waiting('cut'), status: 'COLLECTING', found: 1, dropped: 4 },
    ],
    100,
  );
  expect(board.withStatus('DONE')).toEqual(['done']);
  expect(board.withStatus('WAITING')).toEqual(['failed', 'cut']);
  expect(board.snapshot()).toMatchObject({
    found: 6,
    sources: [
      { source: 'done', status: 'DONE', found: 3 },
      { source: 'failed', status: 'WAITING', found: 2, error: null, cooldownUntil: null },
      { source: 'cut', status: 'WAITING', found: 1, dropped: 4 },
    ],
  });
});

test('a snapshot holds what clients see and does not change with the board', () => {
  const board = boardOf(['a']);
  const before = board.snapshot();
  board.addPage('a', { found: 1, dropped: 1, expected: 7 });
  board.markFailed('a', failure('a'), 9);
  expect(before.sources).toEqual([waiting('a')]);
  expect(board.snapshot().sources).toEqual([
    { source: 'a', status: 'FAILED', found: 1, dropped: 1, error: failure('a'), cooldownUntil: 9 },
  ]);
});

test('parts of a source that fail are told together and do not end it', () => {
  const board = boardOf(['a']);
  board.markCollecting('a');
  board.addPartFailure('a', failure('a', { message: 'Shop 1 is shut.' }));
  board.addPartFailure('a', failure('a', { message: 'Shop 3 is shut.' }));
  board.markDone('a');
  expect(board.snapshot().sources).toMatchObject([
    { status: 'DONE', error: { message: 'Shop 1 is shut. Shop 3 is shut.' } },
  ]);
});

test("a source that is none of the task's is an error", () => {
  expect(() => boardOf(['a']).markDone('b')).toThrow("The task has no source b.");
});
