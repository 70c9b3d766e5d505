import { expect, test, vi } from 'vitest';
import {
  instant,
  interval,
  kindList,
  statusList,
  wholeNumber,
} from '../../cli/src/commands/option-types.ts';

test.each([
  ['90s', '2026-11-24T11:58:30.000Z'],
  ['30m', '2026-11-24T11:30:00.000Z'],
  ['7d', '2026-11-17T12:00:00.000Z'],
  ['2w', '2026-11-10T12:00:00.000Z'],
  ['2026-11-24T08:30Z', '2026-11-24T08:30:00.000Z'],
  ['2026-11-24T08:30:00+02:00', '2026-11-24T06:30:00.000Z'],
  ['2026-11-24', new Date(2026, 10, 24).toISOString()],
  ['2026-11-24T08:30', new Date(2026, 10, 24, 8, 30).toISOString()],
])('the time %s is %s', (text, expected) => {
  vi.useFakeTimers({ now: new Date('2026-11-24T12:00:00Z'), toFake: ['Date'] });
  try {
    expect(instant(text)).toBe(expected);
  } finally {
    vi.useRealTimers();
  }
});

test.each(['', 'yesterday', '7', '-7d', '7y', '2026-13-01', '24.11.2026', '99999999999999d'])(
  'the time %j is rejected',
  (text) => {
    expect(() => instant(text)).toThrow(/Expected a time ago|too long ago/);
  },
);

test.each([
  ['90', 90],
  ['90m', 5400],
  ['12h', 43_200],
  ['7d', 604_800],
])('the interval %s is %i seconds', (text, seconds) => {
  expect(interval(text)).toBe(seconds);
});

test.each(['', '1.5h', 'daily', '7 d'])('the interval %j is rejected', (text) => {
  expect(() => interval(text)).toThrow('Expected an interval');
});

test('states and kinds are listed in any case, by the names that tables use, too', () => {
  expect(statusList('Failed,canceled')).toEqual(['FAILURE', 'REVOKED']);
  expect(statusList('PENDING', ['RETRY'])).toEqual(['RETRY', 'PENDING']);
  expect(kindList('Store,google')).toEqual(['STORE', 'GOOGLE']);
  expect(() => statusList('lost')).toThrow('Allowed choices are pending');
  expect(() => kindList('toString')).toThrow('Allowed choices are community, store, google.');
});

test('whole numbers are held against their limits', () => {
  expect(wholeNumber(1, 5)('5')).toBe(5);
  expect(() => wholeNumber(1, 5)('6')).toThrow('from 1 to 5');
  expect(() => wholeNumber(1)('0')).toThrow('of at least 1');
  expect(() => wholeNumber()('1e3')).toThrow('whole number');
});
