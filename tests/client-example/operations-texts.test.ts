import { expect, test } from 'vitest';
import {
  finishedSentence,
  waitingSentence,
} from '../../client-example/src/operations/queue-history.ts';
import {
  limitSentence,
  sourceHealthLabel,
} from '../../client-example/src/operations/source-health.ts';

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

const source = {
  name: 'reddit',
  title: 'Reddit',
  kind: 'COMMUNITY',
  configured: true,
  note: null,
  cooldownUntil: null,
  lastSuccessAt: null,
  lastError: null,
  lastErrorAt: null,
  limit: null,
} as const;

const now = Date.parse('2026-11-28T10:00:00.000Z');

test.each([
  [source, 'Ready', 'success'],
  [{ ...source, configured: false, note: 'Set REDDIT_CLIENT_ID.' }, 'Not configured', 'neutral'],
  [{ ...source, note: 'No worker is alive.' }, 'Not ready', 'warning'],
  [{ ...source, cooldownUntil: '2026-11-28T09:59:59.000Z' }, 'Ready', 'success'],
  [{ ...source, cooldownUntil: '2026-11-28T10:05:00.000Z' }, 'Paused until', 'warning'],
])('a source is ready unless something is in its way', (one, text, intent) => {
  const label = sourceHealthLabel(one, now);

  expect(label.text).toContain(text);
  expect(label).toMatchObject({ intent, ...(one.note !== null && { detail: one.note }) });
});

test.each([
  [{ requests: 60, seconds: 60, used: 12 }, '12 of 60 requests per minute'],
  [{ requests: 1, seconds: 1, used: 0 }, '0 of 1 requests per second'],
  [{ requests: 10_000, seconds: 86_400, used: 31 }, '31 of 10,000 requests per day'],
  [{ requests: 5, seconds: 90, used: 5 }, '5 of 5 requests per 90 seconds'],
  [{ requests: 5, seconds: 7200, used: 1 }, '1 of 5 requests per 2 hours'],
])('a limit is said as people say it', (limit, sentence) => {
  expect(limitSentence(limit)).toBe(sentence);
});
