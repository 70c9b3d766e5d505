import { z } from 'zod';
import type { Stated } from '../source/source.ts';

/** The sum of what several shops or pages report for a product. JSON, so that resume tokens can contain it. */
export const statedTallySchema = z.object({
  /** The weighted sum of the ratings. */
  sum: z.number(),
  weight: z.number(),
  count: z.number(),
  /** Null if nothing was reported, or not by all that reported something. Missing in tokens of earlier releases. */
  histogram: z.array(z.number()).length(5).nullable().default(null),
});

export type StatedTally = z.infer<typeof statedTallySchema>;

export const emptyTally: StatedTally = { sum: 0, weight: 0, count: 0, histogram: null };

/** The weight of a rating is its number of reviews, at least one. */
export const addStated = (tally: StatedTally, stated: Stated): StatedTally => {
  const { rating, count } = stated;
  if (isEmpty(stated)) return tally;
  const weight = rating === null ? 0 : Math.max(1, count ?? 1);
  return {
    sum: tally.sum + (rating ?? 0) * weight,
    weight: tally.weight + weight,
    count: tally.count + (count ?? 0),
    histogram: sumOfHistograms(tally, stated.histogram ?? null),
  };
};

const isEmpty = ({ rating, count, histogram }: Stated): boolean =>
  rating === null && !count && !histogram;

const sumOfHistograms = (tally: StatedTally, added: readonly number[] | null): number[] | null => {
  if (added === null) return null;
  if (tally.histogram !== null) return tally.histogram.map((sum, star) => sum + (added[star] ?? 0));
  return tally.weight === 0 && tally.count === 0 ? [...added] : null;
};

/** The average rating, the total count, and the sums by stars; undefined if nothing was reported. */
export const statedBy = ({ sum, weight, count, histogram }: StatedTally): Stated | undefined =>
  weight === 0 && count === 0 && histogram === null
    ? undefined
    : {
        rating: weight === 0 ? null : Math.round((sum / weight) * 10_000) / 10_000,
        count: count === 0 ? null : count,
        histogram,
      };
