import type { ReviewPoint } from './use-review-points.ts';

/** A month or a year, with the reviews written in it. */
export interface Period {
  readonly title: string;
  readonly count: number;
  /** Null if none of its reviews has a rating. */
  readonly averageRating: number | null;
}

/** All months from the first review to the last, or all years if there are more than `maxMonths` months. */
export const periodsOf = (points: readonly ReviewPoint[]): readonly Period[] => {
  const dated = points.flatMap(({ publishedAt, rating }) =>
    publishedAt === null ? [] : [{ month: monthOf(new Date(publishedAt)), rating }],
  );
  if (dated.length === 0) return [];
  const first = Math.min(...dated.map(({ month }) => month));
  const last = Math.max(...dated.map(({ month }) => month));
  const length = last - first < maxMonths ? 1 : 12;
  const start = Math.floor(first / length);
  const periods = Array.from({ length: Math.floor(last / length) - start + 1 }, (_, index) => ({
    month: (start + index) * length,
    count: 0,
    ratings: [] as number[],
  }));
  for (const { month, rating } of dated) {
    const period = periods[Math.floor(month / length) - start];
    if (!period) continue;
    period.count += 1;
    if (rating !== null) period.ratings.push(rating);
  }
  return periods.map(({ month, count, ratings }) => ({
    title: (length === 1 ? monthAndYear : year).format(
      new Date(Date.UTC(Math.floor(month / 12), month % 12)),
    ),
    count,
    averageRating:
      ratings.length > 0 ? ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length : null,
  }));
};

const maxMonths = 48;

/** Months since the year 0. */
const monthOf = (date: Date): number => date.getUTCFullYear() * 12 + date.getUTCMonth();

const monthAndYear = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

const year = new Intl.DateTimeFormat(undefined, { year: 'numeric', timeZone: 'UTC' });
