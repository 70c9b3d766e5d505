import type { ReviewPoint } from './use-review-points.ts';

/** What reviews amount to, as the server counts it. */
export interface Tally {
  readonly count: number;
  readonly averageRating: number | null;
  /** How many of 1, 2, 3, 4 and 5 stars, each rating rounded half up. */
  readonly ratingHistogram: readonly number[];
}

/** Counts reviews while the server has not summed them up yet. */
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
