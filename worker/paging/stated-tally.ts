import { z } from 'zod';
import type { Stated } from '../source/source.ts';

/** What several shops or pages state for a product, added up. JSON, so that a resume token can carry it. */
export const statedTallySchema = z.object({
  /** Sum of the ratings, each as often as its weight says. */
  sum: z.number(),
  weight: z.number(),
  count: z.number(),
});

export type StatedTally = z.infer<typeof statedTallySchema>;

export const emptyTally: StatedTally = { sum: 0, weight: 0, count: 0 };

/** A rating weighs as much as the reviews behind it, one at least. */
export const addStated = (tally: StatedTally, { rating, count }: Stated): StatedTally => {
  const weight = rating === null ? 0 : Math.max(1, count ?? 1);
  return {
    sum: tally.sum + (rating ?? 0) * weight,
    weight: tally.weight + weight,
    count: tally.count + (count ?? 0),
  };
};

/** Undefined where nothing was stated. */
export const statedBy = ({ sum, weight, count }: StatedTally): Stated | undefined =>
  weight === 0 && count === 0
    ? undefined
    : {
        rating: weight === 0 ? null : Math.round((sum / weight) * 10_000) / 10_000,
        count: count === 0 ? null : count,
      };
