import { expect, test } from 'vitest';
import { mergeSchedule } from '../../cli/src/schedules/merge-schedule.ts';

const current = {
  __typename: 'Schedule',
  id: 's1',
  kind: 'STORE',
  productName: 'Kettle',
  maxReviews: 200,
  sources: ['woocommerce'],
  productUrls: ['https://shop.example/kettle'],
  cron: null,
  timeZone: null,
  everySeconds: 3600,
  pausedSince: null,
  nextRunAt: null,
  refusal: null,
  lastTask: null,
} as const;
const schedule = {
  ...current,
  sources: [...current.sources],
  productUrls: [...current.productUrls],
};

const whole = {
  kind: 'STORE',
  productName: 'Kettle',
  maxReviews: 200,
  sources: ['woocommerce'],
  productUrls: ['https://shop.example/kettle'],
  everySeconds: 3600,
};

test('what is not changed stays as it is', () => {
  expect(mergeSchedule(schedule, {})).toEqual(whole);
  expect(mergeSchedule(schedule, { maxReviews: 5 })).toEqual({ ...whole, maxReviews: 5 });
});

test('a schedule has either an interval or a pattern, and a pattern keeps its time zone', () => {
  const { everySeconds, ...untimed } = whole;
  expect(mergeSchedule(schedule, { cron: '0 9 * * *' })).toEqual({
    ...untimed,
    cron: '0 9 * * *',
    timeZone: 'UTC',
  });
  const weekly = { ...schedule, everySeconds: null, cron: '0 9 * * 1', timeZone: 'Asia/Tokyo' };
  expect(mergeSchedule(weekly, { cron: '0 9 * * *' })).toMatchObject({ timeZone: 'Asia/Tokyo' });
  expect(mergeSchedule(weekly, { timeZone: 'UTC' })).toMatchObject({ cron: '0 9 * * 1' });
  expect(mergeSchedule(weekly, { everySeconds })).toEqual(whole);
});

test('no sources stand for all of them, and another kind keeps neither sources nor pages', () => {
  const { sources, productUrls, ...everything } = whole;
  expect(mergeSchedule(schedule, { sources: [], productUrls: [] })).toEqual(everything);
  expect(mergeSchedule(schedule, { kind: 'GOOGLE' })).toEqual({ ...everything, kind: 'GOOGLE' });
  expect(mergeSchedule(schedule, { kind: 'STORE' })).toEqual({
    ...everything,
    sources,
    productUrls,
  });
});
