import { z } from 'zod';
import { starsOf } from '../../contract/review.ts';

/** Reviews with one rating of a distribution, as a source reports them. */
export interface RatingCount {
  /** From 1 to 5. */
  readonly rating: number | null;
  readonly count: number | null;
}

/** The numbers of reviews with 1 to 5 stars; null if the distribution has no reviews, or a count that cannot be read. */
export const starHistogram = (distribution: readonly RatingCount[]): number[] | null => {
  const stars = [0, 0, 0, 0, 0];
  for (const { rating, count } of distribution) {
    if (count === 0) continue;
    if (rating === null || !z.int32().min(0).safeParse(count).success) return null;
    const at = starsOf(rating) - 1;
    stars[at] = (stars[at] ?? 0) + (count ?? 0);
  }
  return stars.some((count) => count > 0) ? stars : null;
};
