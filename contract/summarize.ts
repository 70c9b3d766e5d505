import { type Review, starsOf } from './review.ts';
import type { SourceSummary, Summary } from './task.ts';

/** What sources themselves report for the product, by their names. */
export type StatedBySource = Readonly<
  Record<string, Pick<SourceSummary, 'statedRating' | 'statedCount' | 'statedHistogram'>>
>;

/** Summarizes reviews, in total and by source, with what each source reports. */
export const summarize = (
  reviews: readonly Review[],
  sources: readonly string[],
  stated: StatedBySource,
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
      statedRating: stated[source]?.statedRating ?? null,
      statedCount: stated[source]?.statedCount ?? null,
      statedHistogram: stated[source]?.statedHistogram ?? null,
    };
  }),
});

type Measure = 'rating' | 'sentiment';

/** The mean over the reviews that have the value; null if none has. */
export const meanOf = (reviews: readonly Review[], measure: Measure): number | null => {
  const values = valuesOf(reviews, measure);
  if (values.length === 0) return null;
  return Number((values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(4));
};

const valuesOf = (reviews: readonly Review[], measure: Measure): number[] =>
  reviews.flatMap(({ [measure]: value }) => (value === null ? [] : [value]));

/** The numbers of reviews with 1 to 5 stars, ratings rounded half up. */
const histogram = (reviews: readonly Review[]): number[] => {
  const stars = [0, 0, 0, 0, 0];
  for (const rating of valuesOf(reviews, 'rating')) {
    const star = starsOf(rating) - 1;
    stars[star] = (stars[star] ?? 0) + 1;
  }
  return stars;
};
