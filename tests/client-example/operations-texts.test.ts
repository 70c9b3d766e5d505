import { expect, test } from 'vitest';
import {
  finishedSentence,
  waitingSentence,
} from '../../client-example/src/operations/queue-history.ts';

const minute = (pending: number, succeeded: number, failed: number) => ({
  minute: '2026-11-28T10:00:00.000Z',
  waitP95: null,
  started: succeeded + failed,
  pending,
  succeeded,
  failed,
});

test('each chart is said in a sentence', () => {
  const history = [minute(40, 3, 0), minute(2, 4, 1)];

  expect(finishedSentence(history)).toBe('8 in the last hour, 1 failed');
  expect(waitingSentence(history, 12)).toBe('12 now, at most 40');
  expect(waitingSentence([], 0)).toBe('0 now, at most 0');
});
