import { z } from 'zod';
import { sourceNames } from '../contract/catalogue.ts';
import { type Review, starsOf } from '../contract/review.ts';
import { builder } from './builder.ts';

export const ReviewFilterInput = builder.inputType('ReviewFilter', {
  description:
    'An item must meet every condition. A condition that is omitted, null, or an empty list is met by every item.',
  fields: (t) => ({
    sources: t.stringList(),
    stars: t.intList({ description: 'Rating groups, 1 to 5, as `ratingHistogram` counts them.' }),
    minRating: t.float({
      description: '1 to 5, inclusive. Leaves out reviews without a rating.',
    }),
    maxRating: t.float({
      description: '1 to 5, inclusive. Leaves out reviews without a rating.',
    }),
  }),
});

const ratingSchema = z.number().min(1, '1 to 5').max(5, '1 to 5');

/** Validates a `where` argument. */
export const reviewFilterSchema = z.object({
  sources: z.array(z.enum(sourceNames, `one of ${sourceNames.join(', ')}`)).nullish(),
  stars: z.array(ratingSchema).nullish(),
  minRating: ratingSchema.nullish(),
  maxRating: ratingSchema.nullish(),
});

export type ReviewFilter = z.infer<typeof reviewFilterSchema>;

/** Whether a review meets every condition of a filter. */
export const matchesFilter = (
  { sources, stars, minRating, maxRating }: ReviewFilter,
  { source, rating }: Pick<Review, 'source' | 'rating'>,
): boolean =>
  (!sources?.length || sources.some((name) => name === source)) &&
  (!stars?.length || (rating !== null && stars.includes(starsOf(rating)))) &&
  (isAbsent(minRating) || (rating !== null && rating >= minRating)) &&
  (isAbsent(maxRating) || (rating !== null && rating <= maxRating));

const isAbsent = (bound: number | null | undefined): bound is null | undefined =>
  bound === null || bound === undefined;
