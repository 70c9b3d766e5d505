import { type Review, starsOf } from '../contract/review.ts';
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
}

/** Restricts nothing. */
export const everyReview: ReviewFilter = {};

/** Whether some review may not match. */
export const isRestricting = (filter: ReviewFilter): boolean =>
  Object.values(filter).some((condition) => condition !== undefined);

/**
 * Returns a function that tells whether a review meets every condition of a filter. One call compares many reviews, so what the filter
 * contains is prepared once.
 */
export const reviewMatcher = (filter: ReviewFilter): ((review: Review) => boolean) => {
  const { sources, stars, minRating, maxRating, languages, publishedFrom, publishedUntil } = filter;
  const { verifiedPurchase, hasMedia, hasReply, isNew } = filter;
  const isFound = filter.text === undefined ? undefined : wordSearch(filter.text);
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
    (isFound === undefined || isFound(searchedText(review)));
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

const searchedText = ({ title, body, pros, cons }: Review): string =>
  [title ?? '', body, ...pros, ...cons].join('\n');
