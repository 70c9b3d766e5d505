import { expect, test } from 'vitest';
import { nextMatch } from '../../../tasks/scheduling/next-match.ts';
import { clockChanges, shownBy } from '../../support/tasks/scheduling/clock-changes.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** All matches after one instant and before another. Fails if one does not come after the one before. */
const matchesBetween = (cron: string, timeZone: string, from: number, to: number): number[] => {
  const matches: number[] = [];
  for (let at = from; ; ) {
    const next = nextMatch(cron, timeZone, at);
    expect(next, `${cron} in ${timeZone} after ${at}`).toBeGreaterThan(at);
    if (next >= to) return matches;
    matches.push(next);
    at = next;
  }
};

const changes = clockChanges(2026);

test('among the time zones are some that change their clocks by half an hour, by two hours, and at midnight', () => {
  const shifts = new Set(changes.map(({ shift }) => shift / hourMs));
  expect([...shifts]).toEqual(expect.arrayContaining([1, -1, 0.5, -0.5, 2, -2]));
  const midnight = changes.find(
    ({ timeZone, at, shift }) => shift === hourMs && shownBy(timeZone, at).time === '01:00',
  );
  expect(midnight).toBeDefined();
});

test('whatever a time zone does to its clocks, a daily time comes once a day', () => {
  for (const { timeZone, at, shift } of changes) {
    // The times that are skipped or repeated, and those around them.
    const shownBefore = shownBy(timeZone, at - minuteMs).asUtc + minuteMs;
    for (const minutes of [-75, -20, -1, 0, 15, 29, 45, 60, 90]) {
      const shown = new Date(shownBefore + minutes * minuteMs);
      const cron = `${shown.getUTCMinutes()} ${shown.getUTCHours()} * * *`;
      const [first = 0, second = 0, third = 0, ...others] = matchesBetween(
        cron,
        timeZone,
        shown.getTime() - (shownBefore - at) - 36 * hourMs,
        shown.getTime() - (shownBefore - at) + 36 * hourMs,
      );
      const dayMs = 24 * hourMs;
      const message = `${cron} in ${timeZone}`;
      expect(others, message).toEqual([]);
      expect(third - first, message).toBe(2 * dayMs - shift);
      expect([dayMs, dayMs - shift], message).toContain(second - first);
    }
  }
});

test.each([
  ['*/20 * * * *', /:[024]0$/],
  ['10 0-23 * * *', /:10$/],
])('%s comes whenever clocks show it, in both of two repeated hours', (cron, shown) => {
  for (const { timeZone, at } of changes) {
    const from = at - 70 * minuteMs;
    const minutes = Array.from({ length: 150 }, (_, i) => from + (i + 1) * minuteMs);
    const expected = minutes.filter((minute) => shown.test(shownBy(timeZone, minute).time));
    const matches = matchesBetween(cron, timeZone, from, from + 151 * minuteMs);
    expect(matches, `${cron} in ${timeZone}`).toEqual(expected);
  }
});

test.each([
  // Clocks go back from 02:00 to 01:30.
  ['0 2 * * *', 'Australia/Lord_Howe', '2026-04-04T12:00Z', '2026-04-04T15:30Z'],
  ['45 1 * * *', 'Australia/Lord_Howe', '2026-04-04T14:45Z', '2026-04-05T15:15Z'],
  ['15 1,2 * * *', 'Australia/Lord_Howe', '2026-04-04T14:15Z', '2026-04-04T15:45Z'],
  // 02:00 to 02:30 is skipped.
  ['15 2 * * *', 'Australia/Lord_Howe', '2026-10-03T15:00Z', '2026-10-03T15:45Z'],
  // 00:00 to 01:00 is skipped.
  ['0 0 * * *', 'America/Santiago', '2026-09-05T12:00Z', '2026-09-06T04:00Z'],
  ['30 0 * * *', 'America/Santiago', '2026-09-06T04:10Z', '2026-09-06T04:30Z'],
  ['0 0 6 9 *', 'America/Santiago', '2026-09-05T12:00Z', '2026-09-06T04:00Z'],
  ['0 9 * * 1-5', 'Europe/Berlin', '2026-10-23T08:00Z', '2026-10-26T08:00Z'],
  ['0 0 29 2 *', 'Asia/Kathmandu', '2096-03-01T00:00Z', '2104-02-28T18:15Z'],
])('%s in %s after %s is %s', (cron, timeZone, after, next) => {
  expect(new Date(nextMatch(cron, timeZone, Date.parse(after))).toISOString()).toBe(
    new Date(next).toISOString(),
  );
});

test('every minute comes once while clocks go back', () => {
  const from = Date.parse('2026-04-04T14:00Z');
  const matches = matchesBetween('* * * * *', 'Australia/Lord_Howe', from, from + 2 * hourMs);
  expect(matches).toEqual(Array.from({ length: 119 }, (_, i) => from + (i + 1) * minuteMs));
});

test('a pattern that leaves the choice of a time to the server gets the same time every day', () => {
  const [first = 0, second = 0] = matchesBetween('H H * * *', 'UTC', 0, 48 * hourMs);
  expect(second - first).toBe(24 * hourMs);
});
