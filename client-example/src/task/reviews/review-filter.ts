import type { ReviewSort } from '../../../generated/graphql.ts';

/** Which reviews of a task to show, and in what order. */
export interface ReviewFilter {
  readonly source?: string | undefined;
  /** 1 to 5. Excludes reviews without a rating. */
  readonly minRating?: number | undefined;
  readonly sort: ReviewSort;
}

/** The lower bounds of the rating to choose from, highest first. */
export const ratingBounds = [4, 3, 2] as const;
