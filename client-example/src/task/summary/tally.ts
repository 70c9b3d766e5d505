import type { ReviewPoint } from './use-review-points.ts';

/** Review statistics, computed as the server computes them. */
export interface Tally {
  readonly count: number;
  readonly averageRating: number | null;
  /** Reviews with 1, 2, 3, 4, and 5 stars, in this order; ratings are rounded half up. */
  readonly ratingHistogram: readonly number[];
}

/** Computes the statistics of a running task, which has no summary from the server yet. */
export const tallyOf = (points: readonly ReviewPoint[]): Tally => {
  const ratings = points.flatMap(({ rating }) => (rating === null ? [] : [rating]));
  const sum = ratings.reduce((total, rating) => total + rating, 0);
  return {
    count: points.length,
    averageRating: ratings.length > 0 ? sum / ratings.length : null,
    ratingHistogram: [1, 2, 3, 4, 5].map(
      (stars) => ratings.filter((rating) => Math.floor(rating + 0.5) === stars).length,
    ),
  };
};
