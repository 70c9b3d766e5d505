import type { ReviewSort } from '../../../generated/graphql.ts';
import { type ReviewFilter, ratingBounds } from './review-filter.ts';

/** What filters and orders depend on. */
export interface ReviewFacts {
  readonly source: string;
  readonly rating: number | null;
  readonly publishedAt: string | null;
  readonly helpfulVotes: number | null;
}

/** The choices that match at least one review, together with the other filter. */
export interface ReviewFacets {
  readonly sources: readonly string[];
  /** Lower bounds of the rating. */
  readonly ratings: readonly number[];
  readonly sorts: readonly ReviewSort[];
}

/**
 * The filters and orders to offer for these reviews. What is selected is always offered, and a filter with a single choice is not.
 *
 * @param sources the task's sources, in display order.
 */
export const facetsOf = (
  reviews: readonly ReviewFacts[],
  sources: readonly string[],
  filter: ReviewFilter,
): ReviewFacets => {
  const matches = (source: string | undefined, minRating: number | undefined) =>
    reviews.some(
      (review) =>
        (source === undefined || review.source === source) &&
        (minRating === undefined || (review.rating !== null && review.rating >= minRating)),
    );
  const withReviews = sources.filter((source) => matches(source, undefined));
  return {
    sources:
      withReviews.length > 1 || filter.source !== undefined
        ? sources.filter((source) => source === filter.source || matches(source, filter.minRating))
        : [],
    ratings: ratingBounds.filter(
      (bound) => bound === filter.minRating || matches(filter.source, bound),
    ),
    sorts: [
      'NEWEST',
      ...offered(
        'OLDEST',
        filter,
        reviews.some(({ publishedAt }) => publishedAt !== null),
      ),
      ...offered('HIGHEST_RATED', filter, matches(undefined, 1)),
      ...offered('LOWEST_RATED', filter, matches(undefined, 1)),
      ...offered(
        'MOST_HELPFUL',
        filter,
        reviews.some(({ helpfulVotes }) => (helpfulVotes ?? 0) > 0),
      ),
    ],
  };
};

const offered = (sort: ReviewSort, filter: ReviewFilter, hasUse: boolean): readonly ReviewSort[] =>
  hasUse || filter.sort === sort ? [sort] : [];
