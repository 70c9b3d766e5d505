import { type Review, starsOf } from '../../contract/review.ts';
import type { Summary } from '../../contract/task.ts';
import type { Checkpoint } from '../../tasks/event-log/checkpoint.ts';

/** Summarizes the collected reviews, in total and by source, with what each source reports. */
export const summarize = (
  reviews: readonly Review[],
  sources: readonly string[],
  checkpoint: Checkpoint,
): Summary => ({
  count: reviews.length,
  averageRating: meanOf(reviews, 'rating'),
  averageSentiment: meanOf(reviews, 'sentiment'),
  ratingHistogram: histogram(reviews),
  bySource: sources.map((source) => {
    const own = reviews.filter((review) => review.source === source);
    return {
      source,
      count: own.length,
      averageRating: meanOf(own, 'rating'),
      averageSentiment: meanOf(own, 'sentiment'),
      statedRating: checkpoint[source]?.statedRating ?? null,
      statedCount: checkpoint[source]?.statedCount ?? null,
      statedHistogram: checkpoint[source]?.statedHistogram ?? null,
    };
  }),
});

type Measure = 'rating' | 'sentiment';

const valuesOf = (reviews: readonly Review[], measure: Measure): number[] =>
  reviews.flatMap(({ [measure]: value }) => (value === null ? [] : [value]));

/** The mean over the reviews that have the value; null if none has. */
const meanOf = (reviews: readonly Review[], measure: Measure): number | null => {
  const values = valuesOf(reviews, measure);
  if (values.length === 0) return null;
  return Number((values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(4));
};

/** The numbers of reviews with 1 to 5 stars, ratings rounded half up. */
const histogram = (reviews: readonly Review[]): number[] => {
  const stars = [0, 0, 0, 0, 0];
  for (const rating of valuesOf(reviews, 'rating')) {
    const star = starsOf(rating) - 1;
    stars[star] = (stars[star] ?? 0) + 1;
  }
  return stars;
};
