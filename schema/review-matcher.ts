import { reviewText } from '../contract/mention.ts';
import { type Review, starsOf } from '../contract/review.ts';
import { themeGroupsOf } from '../contract/theme-groups.ts';
import { themesIn } from '../contract/themes.ts';
import { wordSearch } from '../contract/word-search.ts';

/** The conditions that a review must meet, each undefined if it does not restrict. Equal filters are equal as JSON. */
export interface ReviewFilter {
  readonly sources?: readonly string[] | undefined;
  readonly stars?: readonly number[] | undefined;
  readonly minRating?: number | undefined;
  readonly maxRating?: number | undefined;
  readonly text?: string | undefined;
  readonly languages?: readonly string[] | undefined;
  /** In milliseconds since 1970, as the end, which is exclusive. */
  readonly publishedFrom?: number | undefined;
  readonly publishedUntil?: number | undefined;
  readonly verifiedPurchase?: boolean | undefined;
  readonly hasMedia?: boolean | undefined;
  readonly hasReply?: boolean | undefined;
  readonly isNew?: boolean | undefined;
  /** The key of a theme. */
  readonly theme?: string | undefined;
  /** Together with a theme: what the review says about it. */
  readonly polarity?: 'PRAISE' | 'CRITICISM' | undefined;
}

/** Restricts nothing. */
export const everyReview: ReviewFilter = {};

/** Whether some review may not match. */
export const isRestricting = (filter: ReviewFilter): boolean =>
  Object.values(filter).some((condition) => condition !== undefined);

/**
 * Returns a function that tells whether a review meets every condition of a filter. One call compares many reviews, so what the filter
 * contains is prepared once.
 *
 * @param reviews all of the task, which decide what the themes are.
 */
export const reviewMatcher = (
  filter: ReviewFilter,
  reviews: readonly Pick<Review, 'mentions'>[],
): ((review: Review) => boolean) => {
  const { sources, stars, minRating, maxRating, languages, publishedFrom, publishedUntil } = filter;
  const { verifiedPurchase, hasMedia, hasReply, isNew } = filter;
  const isFound = filter.text === undefined ? undefined : wordSearch(filter.text);
  const speaksOfTheme = themeMatcher(filter, reviews);
  return (review) =>
    isAmong(sources, review.source) &&
    isAmong(stars, review.rating && starsOf(review.rating)) &&
    isAtLeast(minRating, review.rating) &&
    isAtMost(maxRating, review.rating) &&
    isAmong(languages, review.language) &&
    isAtLeast(publishedFrom, review.publishedAt) &&
    isBefore(publishedUntil, review.publishedAt) &&
    isEqual(verifiedPurchase, review.verifiedPurchase) &&
    isEqual(hasMedia, review.media.length > 0) &&
    isEqual(hasReply, review.replies.length > 0) &&
    isEqual(isNew, review.isNew) &&
    (speaksOfTheme === undefined || speaksOfTheme(review)) &&
    (isFound === undefined || isFound(reviewText(review)));
};

/** Each of these is true if the condition is undefined, and otherwise false if the value is null. */
const isAmong = <T>(condition: readonly T[] | undefined, value: T | null): boolean =>
  condition === undefined || (value !== null && condition.includes(value));

const isEqual = <T>(condition: T | undefined, value: T | null): boolean =>
  condition === undefined || value === condition;

const isAtLeast = (condition: number | undefined, value: number | null): boolean =>
  condition === undefined || (value !== null && value >= condition);

const isAtMost = (condition: number | undefined, value: number | null): boolean =>
  condition === undefined || (value !== null && value <= condition);

const isBefore = (condition: number | undefined, value: number | null): boolean =>
  condition === undefined || (value !== null && value < condition);

const themeMatcher = (
  { theme, polarity }: ReviewFilter,
  reviews: readonly Pick<Review, 'mentions'>[],
): ((review: Review) => boolean) | undefined => {
  if (theme === undefined) return undefined;
  const groups = themeGroupsOf(reviews);
  const isWanted = (tone: number): boolean => {
    if (polarity === undefined) return true;
    return polarity === 'PRAISE' ? tone > 0 : tone < 0;
  };
  return (review) =>
    themesIn(review, groups).some(([key, tone]) => key === theme && isWanted(tone));
};
