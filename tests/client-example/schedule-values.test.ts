import { expect, test } from 'vitest';
import type { ScheduleFieldsFragment } from '../../client-example/generated/graphql.ts';
import {
  newSchedule,
  type ScheduleValues,
  scheduleInputOf,
  scheduleValuesOf,
  validateSchedule,
} from '../../client-example/src/schedules/schedule-values.ts';
import { limits } from '../../contract/limits.ts';

const values: ScheduleValues = { ...newSchedule(), productName: 'Brass Kettle' };

const schedule: ScheduleFieldsFragment = {
  __typename: 'Schedule',
  id: 's1',
  kind: 'STORE',
  productName: 'Brass Kettle',
  maxReviews: 50,
  sources: ['woocommerce'],
  productUrls: ['https://shop.test/kettle', 'https://store.test/kettle'],
  cron: null,
  timeZone: null,
  everySeconds: 86_400,
  pausedSince: null,
  nextRunAt: null,
  refusal: null,
  lastTask: null,
  recentRuns: [],
};

test.each<[string, Partial<ScheduleFieldsFragment>]>([
  ['a common interval', {}],
  ['an interval of days', { everySeconds: 3 * 86_400 }],
  ['an interval of hours', { everySeconds: 5 * 3600 }],
  ['an interval of minutes', { everySeconds: 90 * 60 }],
  [
    'a cron expression in a time zone',
    { everySeconds: null, cron: '0 9 * * 1', timeZone: 'Asia/Tokyo' },
  ],
  ['the default sources', { sources: [] }],
  ['another kind', { kind: 'GOOGLE', productUrls: [], sources: [] }],
])('saving a schedule with %s without a change keeps all of it', (_what, change) => {
  const changed = { ...schedule, ...change };
  const { kind, productName, maxReviews, sources, productUrls, cron, timeZone, everySeconds } =
    changed;

  expect(scheduleInputOf(scheduleValuesOf(changed))).toEqual({
    kind,
    productName,
    maxReviews,
    ...(sources.length > 0 && { sources }),
    ...(kind === 'STORE' && { productUrls }),
    ...(cron === null ? { everySeconds } : { cron, timeZone }),
  });
});

const { min, max } = limits.everySeconds;

test.each<[string, Partial<ScheduleValues>, boolean]>([
  ['the shortest interval', { count: String(min / 60), unit: '60' }, true],
  ['a shorter interval', { count: '0', unit: '60' }, false],
  ['the longest interval', { count: String(max / 86_400), unit: '86400' }, true],
  ['a longer interval', { count: String(max / 86_400 + 1), unit: '86400' }, false],
  ['no interval', { count: ' ' }, false],
  ['a part of a second', { count: '1.0001', unit: '60' }, false],
])('the form accepts %s if the server does', (_what, change, isAccepted) => {
  const problems = validateSchedule({ ...values, frequency: 'interval', ...change });

  expect(Object.keys(problems)).toEqual(isAccepted ? [] : ['everySeconds']);
});

test('an interval that is not used is not checked, and common fields are', () => {
  expect(validateSchedule({ ...values, frequency: 'cron', count: '' })).toEqual({});
  expect(Object.keys(validateSchedule({ ...values, productName: ' ', maxReviews: '' }))).toEqual([
    'productName',
    'maxReviews',
  ]);
});
