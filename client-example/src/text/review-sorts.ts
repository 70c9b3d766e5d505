import type { ReviewSort } from '../../generated/graphql.ts';

export const reviewSortTitle: Readonly<Record<ReviewSort, string>> = {
  NEWEST: 'Newest first',
  OLDEST: 'Oldest first',
  HIGHEST_RATED: 'Highest rated',
  LOWEST_RATED: 'Lowest rated',
  MOST_HELPFUL: 'Most helpful',
};

export const isReviewSort = (value: unknown): value is ReviewSort =>
  typeof value === 'string' && Object.hasOwn(reviewSortTitle, value);
