import { describe, expect, test } from 'vitest';
import { dateConvention } from '../../../worker/parsing/date-convention.ts';
import { type DateConvention, parseDate } from '../../../worker/parsing/parse-date.ts';

const iso = (written: unknown, convention?: DateConvention): string | null => {
  const at = parseDate(written, convention);
  return at === null ? null : new Date(at).toISOString().replace('T00:00:00.000Z', '');
};

test.each([
  '7 lutego 2023',
  '7 luty 2023',
  '7 februari 2023',
  '7. února 2023',
  '7. helmikuuta 2023',
  '7 Şubat 2023',
  '7 февраля 2023 г.',
  '7 февр. 2023',
  '7 лютого 2023 р.',
  '7 Φεβρουαρίου 2023',
  '7 فبراير 2023',
  '٧ فبراير ٢٠٢٣',
  '7. veljače 2023.',
  '7 Februari 2023',
  '2023. február 7.',
  '2023 m. vasario 7 d.',
  '7 tháng 2, 2023',
  '2023年2月7日',
  '２０２３年２月７日',
  '2023년 2월 7일',
  '2023. 2. 7.',
  '7 de febrero del 2023',
  '7 févr. 2023',
  'Am 7. Februar 2023',
])('%s is 7 February 2023', (written) => {
  expect(iso(written)).toBe('2023-02-07');
});

test.each([
  ['February 7, 2023 at 4:18 p.m.', 'T16:18'],
  ['February 7, 2023, 4:18 A.M.', 'T04:18'],
  ['02/07/2023 12:05 am', 'T00:05'],
  ['7 février 2023 à 16h18', 'T16:18'],
  ['2023年2月7日 16:18', 'T16:18'],
  ['2023年2月7日16時18分', 'T16:18'],
  ['2023年2月7日 下午4:18', 'T16:18'],
  ['2023年2月7日 午前4:18', 'T04:18'],
  ['2023년 2월 7일 오후 4:18', 'T16:18'],
  ['\u200e7 Feb 2023 16:18', 'T16:18'],
])('%s is at %s', (written, time) => {
  expect(iso(written)).toBe(`2023-02-07${time}:00.000Z`);
});

test.each([
  ['/Date(1675728000000)/', '2023-02-07'],
  ['\\/Date(1675728000000)\\/', '2023-02-07'],
  ['/Date(1675728000000+0200)/', '2023-02-07'],
  ['/Date(x)/', null],
  ['/Date(-62135596800000)/', null],
])('%s is %s', (written, expected) => {
  expect(iso(written)).toBe(expected);
});

test('a month whose name means another one elsewhere is read only in a known language', () => {
  expect(iso('3 listopada 2023')).toBeNull();
  expect(iso('3 listopada 2023', dateConvention([], 'pl'))).toBe('2023-11-03');
  expect(iso('3 listopada 2023', dateConvention([], 'hr-HR'))).toBe('2023-10-03');
});

test.each(['7 Foo 2023', '30 lutego 2023', '2023年13月1日', '07.02', '2/7', 'version 1.2.23 of'])(
  '%s is no date',
  (written) => {
    expect(iso(written)).toBeNull();
  },
);

describe('dates of one page', () => {
  test.each([
    ['day first', ['03/05/2024', '17/05/2024'], null],
    ['day first', ['03-05-2024', '17-05-2024'], 'en-US'],
    ['month first', ['03/05/2024', '03/17/2024'], 'fr'],
    ['day first', ['03/05/2024'], 'fr'],
    ['day first', ['03/05/2024'], 'pt-BR'],
    ['day first', ['03/05/2024'], 'en-GB'],
    ['day first', ['03/05/2024'], 'en_AU'],
    ['month first', ['03/05/2024'], 'en-US'],
    ['unknown', ['03/05/2024'], 'en'],
    ['unknown', ['03/05/2024'], 'en-CA'],
    ['unknown', ['03/05/2024'], null],
    ['unknown', ['03/05/2024'], ''],
    ['unknown', ['03/05/2024', '17/05/2024', '03/17/2024'], null],
    ['day first', ['03/05/2024', '17/05/2024', '03/17/2024'], 'de'],
    ['unknown', ['2024-05-17', '17.05.2024', '17 May 2024', 'yesterday'], null],
    ['day first', ['3/5/24', '17/5/24'], null],
  ] as const)('are written %s: %j in %j', (order, dates, language) => {
    expect(dateConvention(dates, language)).toEqual({ order, language });
  });

  test.each([
    ['day first', '3/5/2024', '2024-05-03'],
    ['day first', '03-05-2024 10:00', '2024-05-03T10:00:00.000Z'],
    ['day first', '3/17/2024', '2024-03-17'],
    ['day first', '03/05/24', '2024-05-03'],
    ['day first', '03.05.24', '2024-05-03'],
    ['month first', '3/5/2024', '2024-03-05'],
    ['month first', '17/5/2024', '2024-05-17'],
    ['month first', '03/05/24', '2024-03-05'],
    ['unknown', '3/5/2024', '2024-03-05'],
    ['unknown', '17/5/2024', '2024-05-17'],
    ['unknown', '03/05/24', null],
    ['day first', '2024/05/03', '2024-05-03'],
    ['month first', '3.5.2024', '2024-05-03'],
    ['day first', '31/02/2024', null],
    ['day first', '1/2/03/24', null],
  ] as const)('written %s: %s is %s', (order, written, expected) => {
    expect(iso(written, { order, language: null })).toBe(expected);
  });
});
