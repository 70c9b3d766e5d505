import { expect, test } from 'vitest';
import type { Review } from '../../contract/review.ts';
import { summaryDetailsOf } from '../../contract/summary-details.ts';
import { reviewOf } from '../support/contract/samples.ts';

const now = Date.UTC(2026, 10, 24);

const detailsOf = (...reviews: readonly Partial<Review>[]) =>
  summaryDetailsOf(
    reviews.map((review, n) => reviewOf(`r${n}`, review)),
    now,
  );

const onDay = (day: string): Partial<Review> => ({ publishedAt: Date.parse(`${day}Z`) });

test('without reviews there are no shares, months, or languages', () => {
  expect(detailsOf()).toEqual({
    verifiedShare: null,
    incentivizedShare: null,
    byMonth: [],
    byLanguage: [],
  });
});

test('shares are of the reviews that say', () => {
  const [yes, no] = [true, false];
  expect(
    detailsOf(
      { verifiedPurchase: yes, incentivized: no },
      { verifiedPurchase: yes },
      { verifiedPurchase: no },
      {},
    ),
  ).toMatchObject({ verifiedShare: 0.6667, incentivizedShare: 0 });
  expect(detailsOf({}, { incentivized: yes })).toMatchObject({
    verifiedShare: null,
    incentivizedShare: 1,
  });
});

test('months follow one another in UTC, those without reviews too', () => {
  const { byMonth } = detailsOf(
    { ...onDay('2026-02-28T23:59:59.999'), rating: 2 },
    { ...onDay('2025-12-01T00:00:00'), rating: 5, sentiment: 0.5 },
    { ...onDay('2025-12-31T12:00:00'), rating: null, sentiment: -0.1 },
    {},
  );
  const month = (year: number, index: number) => Date.UTC(year, index);
  expect(byMonth).toEqual([
    { month: month(2025, 11), count: 2, averageRating: 5, averageSentiment: 0.2 },
    { month: month(2026, 0), count: 0, averageRating: null, averageSentiment: null },
    { month: month(2026, 1), count: 1, averageRating: 2, averageSentiment: null },
  ]);
});

test('dates before 1995 and more than a day ahead are of no month', () => {
  const monthsOf = (...days: string[]) =>
    detailsOf(...days.map(onDay)).byMonth.map(({ month }) => new Date(month).toISOString());
  expect(
    monthsOf('1994-12-31T23:59:59.999', '1970-01-01T00:00', '2026-11-25T00:00:00.001'),
  ).toEqual([]);
  expect(monthsOf('1995-01-01T00:00')).toEqual(['1995-01-01T00:00:00.000Z']);
  expect(monthsOf('2026-11-25T00:00', '2031-01-01T00:00')).toEqual(['2026-11-01T00:00:00.000Z']);
});

test('only the latest 240 months are listed', () => {
  const { byMonth } = detailsOf(onDay('2001-05-05'), onDay('2006-11-30'), onDay('2026-10-01'));
  expect(byMonth).toHaveLength(240);
  expect(byMonth.at(0)).toMatchObject({ month: Date.UTC(2006, 10), count: 1 });
  expect(byMonth.at(-1)).toMatchObject({ month: Date.UTC(2026, 9), count: 1 });
});

test('languages are listed by frequency, then alphabetically, with the unknown last', () => {
  const { byLanguage } = detailsOf(
    {},
    { language: 'fr' },
    { language: 'de', rating: 4 },
    { language: 'en', rating: 1 },
    { language: 'en', rating: 2 },
  );
  expect(byLanguage).toEqual([
    { language: 'en', count: 2, averageRating: 1.5 },
    { language: 'de', count: 1, averageRating: 4 },
    { language: 'fr', count: 1, averageRating: null },
    { language: null, count: 1, averageRating: null },
  ]);
});
