import type { Review } from '../../contract/review.ts';
import type { Summary } from '../../contract/task.ts';
import type { Checkpoint } from '../../tasks/event-log/checkpoint.ts';

/** Counts what was collected, in all and by source, beside what each source states. */
export const summarize = (
  reviews: readonly Review[],
  sources: readonly string[],
  checkpoint: Checkpoint,
): Summary => ({
  count: reviews.length,
  averageRating: averageRating(reviews),
  ratingHistogram: histogram(reviews),
  bySource: sources.map((source) => {
    const own = reviews.filter((review) => review.source === source);
    return {
      source,
      count: own.length,
      averageRating: averageRating(own),
      statedRating: checkpoint[source]?.statedRating ?? null,
      statedCount: checkpoint[source]?.statedCount ?? null,
    };
  }),
});

const ratings = (reviews: readonly Review[]): number[] =>
  reviews.flatMap(({ rating }) => (rating === null ? [] : [rating]));

const averageRating = (reviews: readonly Review[]): number | null => {
  const all = ratings(reviews);
  if (all.length === 0) return null;
  return Number((all.reduce((sum, rating) => sum + rating, 0) / all.length).toFixed(4));
};

/** How many of 1 to 5 stars, each rating rounded half up. */
const histogram = (reviews: readonly Review[]): number[] => {
  const stars = [0, 0, 0, 0, 0];
  for (const rating of ratings(reviews)) {
    const star = Math.floor(rating + 0.5) - 1;
    stars[star] = (stars[star] ?? 0) + 1;
  }
  return stars;
};
