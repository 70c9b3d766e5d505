import { z } from 'zod';
import type { Stated } from '../source/source.ts';

/** The sum of what several shops or pages report for a product. JSON, so that resume tokens can contain it. */
export const statedTallySchema = z.object({
  /** The weighted sum of the ratings. */
  sum: z.number(),
  weight: z.number(),
  count: z.number(),
});

export type StatedTally = z.infer<typeof statedTallySchema>;

export const emptyTally: StatedTally = { sum: 0, weight: 0, count: 0 };

/** The weight of a rating is its number of reviews, at least one. */
export const addStated = (tally: StatedTally, { rating, count }: Stated): StatedTally => {
  const weight = rating === null ? 0 : Math.max(1, count ?? 1);
  return {
    sum: tally.sum + (rating ?? 0) * weight,
    weight: tally.weight + weight,
    count: tally.count + (count ?? 0),
  };
};

/** The average rating and total count; undefined if nothing was reported. */
export const statedBy = ({ sum, weight, count }: StatedTally): Stated | undefined =>
  weight === 0 && count === 0
    ? undefined
    : {
        rating: weight === 0 ? null : Math.round((sum / weight) * 10_000) / 10_000,
        count: count === 0 ? null : count,
      };
