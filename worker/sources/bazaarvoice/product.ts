import { z } from 'zod';
import { brandedMatch } from '../../matching/branded-match.ts';
import { countOf, statedOnFive } from '../../parsing/rating.ts';
import { wellFormed } from '../../parsing/review-page.ts';
import type { Stated } from '../../source/source.ts';

const texts = z.array(z.string()).nullish();

const statisticsSchema = z.object({
  AverageOverallRating: z.unknown().optional(),
  OverallRatingRange: z.unknown().optional(),
  TotalReviewCount: z.unknown().optional(),
  /** In any order. */
  RatingDistribution: z
    .array(z.object({ RatingValue: z.number(), Count: z.number().min(0) }))
    .nullish()
    .catch(null),
});

/** A product as it stands in answers: those of the search, and what reviews are about. */
export const retailerProductSchema = z.object({
  Id: z.string().min(1),
  Name: z.string(),
  Brand: z.object({ Name: z.string().nullish() }).nullish().catch(null),
  ProductPageUrl: z.string().nullish().catch(null),
  UPCs: texts.catch(null),
  EANs: texts.catch(null),
  ReviewStatistics: statisticsSchema.nullish().catch(null),
});

export type RetailerProduct = z.infer<typeof retailerProductSchema>;

/** Those that an answer refers to, by ID; what is malformed is left out. */
export const productsIn = (
  included: Readonly<Record<string, unknown>> | null | undefined,
): ReadonlyMap<string, RetailerProduct> =>
  new Map(
    wellFormed(Object.values(included ?? {}), retailerProductSchema).map((product) => [
      product.Id,
      product,
    ]),
  );

/** How well it is the product asked for, by name, maker and numbers: 0 to 1. */
export const fitOf = (asked: string, product: RetailerProduct): number =>
  brandedMatch(asked, {
    title: product.Name,
    brand: product.Brand?.Name,
    gtins: [...(product.UPCs ?? []), ...(product.EANs ?? [])],
  });

/** How many reviews it has; null where that is not said. */
export const reviewCountOf = ({ ReviewStatistics: statistics }: RetailerProduct): number | null =>
  countOf(statistics?.TotalReviewCount);

/** What Bazaarvoice states for it: the mean as it is given, else out of how the ratings are distributed. */
export const statedOf = (product: RetailerProduct): Stated => {
  const { ReviewStatistics: statistics } = product;
  const best = statistics?.OverallRatingRange;
  return {
    rating:
      statedOnFive({ value: statistics?.AverageOverallRating, best }) ??
      statedOnFive({ value: meanOf(statistics?.RatingDistribution ?? []), best }),
    count: reviewCountOf(product),
  };
};

const meanOf = (distribution: readonly { RatingValue: number; Count: number }[]) => {
  const total = distribution.reduce((sum, { Count: count }) => sum + count, 0);
  const stars = distribution.reduce((sum, one) => sum + one.RatingValue * one.Count, 0);
  return total === 0 ? undefined : stars / total;
};
