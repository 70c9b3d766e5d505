import type { Review } from '../contract/review.ts';

/** Reviews, and the task that collected each. */
export interface CollectedReviews {
  /** In the order of collection. Never mutated. */
  readonly reviews: readonly Review[];
  readonly taskIdOf: (review: Review) => string;
}

/** The reviews of one task. */
export const ofTask = (taskId: string, reviews: readonly Review[]): CollectedReviews => ({
  reviews,
  taskIdOf: () => taskId,
});
