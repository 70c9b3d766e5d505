import type { Review } from './review.ts';
import { meanOf } from './summarize.ts';

/** What a summary says besides what is stored with a result. It is derived from the reviews when it is read. */
export interface SummaryDetails {
  /** From 0 to 1, among the reviews that say; null if none does. */
  readonly verifiedShare: number | null;
  readonly incentivizedShare: number | null;
  /** Oldest first, without gaps. */
  readonly byMonth: readonly MonthSummary[];
  /** Most frequent first. */
  readonly byLanguage: readonly LanguageSummary[];
}

export interface MonthSummary {
  /** The first instant of the month in UTC, in milliseconds since 1970. */
  readonly month: number;
  readonly count: number;
  readonly averageRating: number | null;
  readonly averageSentiment: number | null;
}

export interface LanguageSummary {
  /** Null for reviews whose language is unknown. */
  readonly language: string | null;
  readonly count: number;
  readonly averageRating: number | null;
}

/** @param now in milliseconds since 1970. Dates more than a day later, or before 1995, count as unknown. */
export const summaryDetailsOf = (reviews: readonly Review[], now: number): SummaryDetails => ({
  verifiedShare: shareOf(reviews, 'verifiedPurchase'),
  incentivizedShare: shareOf(reviews, 'incentivized'),
  byMonth: byMonth(reviews, now),
  byLanguage: byLanguage(reviews),
});

const shareOf = (
  reviews: readonly Review[],
  mark: 'verifiedPurchase' | 'incentivized',
): number | null => {
  const stated = reviews.filter(({ [mark]: value }) => value !== null);
  if (stated.length === 0) return null;
  return Number((stated.filter(({ [mark]: value }) => value).length / stated.length).toFixed(4));
};

const byMonth = (reviews: readonly Review[], now: number): MonthSummary[] => {
  const isKnown = (at: number): boolean => at >= earliest && at <= now + dayMs;
  const dated = reviews.filter(({ publishedAt }) => publishedAt !== null && isKnown(publishedAt));
  const groups = groupBy(dated, ({ publishedAt }) => monthOf(publishedAt ?? 0));
  if (groups.size === 0) return [];
  const last = Math.max(...groups.keys());
  const first = Math.max(Math.min(...groups.keys()), last - maxMonths + 1);
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const own = groups.get(first + i) ?? [];
    return {
      month: Date.UTC(0, first + i),
      count: own.length,
      averageRating: meanOf(own, 'rating'),
      averageSentiment: meanOf(own, 'sentiment'),
    };
  });
};

const byLanguage = (reviews: readonly Review[]): LanguageSummary[] =>
  [...groupBy(reviews, ({ language }) => language)]
    .map(([language, own]) => ({
      language,
      count: own.length,
      averageRating: meanOf(own, 'rating'),
    }))
    .sort((one, other) => other.count - one.count || compare(one.language, other.language));

const earliest = Date.UTC(1995, 0);

const dayMs = 24 * 60 * 60 * 1000;

/** The latest of which are listed: 20 years. */
const maxMonths = 240;

/** Months since the year 1900, in UTC, as `Date.UTC` counts them. */
const monthOf = (instant: number): number => {
  const date = new Date(instant);
  return (date.getUTCFullYear() - 1900) * 12 + date.getUTCMonth();
};

/** Alphabetically, with null last. */
const compare = (one: string | null, other: string | null): number => {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one < other ? -1 : 1;
};

const groupBy = <K>(reviews: readonly Review[], keyOf: (review: Review) => K): Map<K, Review[]> => {
  const groups = new Map<K, Review[]>();
  for (const review of reviews) {
    const key = keyOf(review);
    const group = groups.get(key);
    if (group) group.push(review);
    else groups.set(key, [review]);
  }
  return groups;
};
