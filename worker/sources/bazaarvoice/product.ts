import { z } from 'zod';
import { brandedMatch } from '../../matching/branded-match.ts';
import { parseCount } from '../../parsing/count.ts';
import { validItems } from '../../parsing/parse-reviews.ts';
import { parseRating } from '../../parsing/rating.ts';
import type { RawProduct } from '../../parsing/review-details.ts';
import { starHistogram } from '../../parsing/star-histogram.ts';
import type { Stated } from '../../source/source.ts';

const texts = z.array(z.string()).nullish();

const statisticsSchema = z.object({
  AverageOverallRating: z.unknown().optional(),
  OverallRatingRange: z.unknown().optional(),
  TotalReviewCount: z.unknown().optional(),
  /** In no particular order. */
  RatingDistribution: z
    .array(z.object({ RatingValue: z.number(), Count: z.number().min(0) }))
    .nullish()
    .catch(null),
});

/** A product, as returned by the search or included with reviews. */
export const retailerProductSchema = z.object({
  Id: z.string().min(1),
  Name: z.string(),
  Brand: z.object({ Name: z.string().nullish() }).nullish().catch(null),
  ProductPageUrl: z.string().nullish().catch(null),
  UPCs: texts.catch(null),
  EANs: texts.catch(null),
  ManufacturerPartNumbers: texts.catch(null),
  ReviewStatistics: statisticsSchema.nullish().catch(null),
});

export type RetailerProduct = z.infer<typeof retailerProductSchema>;

/** The products included in a response, by ID. Malformed ones are skipped. */
export const productsIn = (
  included: Readonly<Record<string, unknown>> | null | undefined,
): ReadonlyMap<string, RetailerProduct> =>
  new Map(
    validItems(Object.values(included ?? {}), retailerProductSchema).map((product) => [
      product.Id,
      product,
    ]),
  );

/** How well a product matches the requested name, by title, brand, and GTINs: 0 to 1. */
export const matchScore = (productName: string, product: RetailerProduct): number =>
  brandedMatch(productName, {
    title: product.Name,
    brand: product.Brand?.Name,
    gtins: [...(product.UPCs ?? []), ...(product.EANs ?? [])],
  });

/** The number of reviews; null if not stated. */
export const reviewCount = ({ ReviewStatistics: statistics }: RetailerProduct): number | null =>
  parseCount(statistics?.TotalReviewCount);

/** The rating and count that Bazaarvoice states. Without a stated mean, it is calculated from the rating distribution. */
export const statedOf = (product: RetailerProduct): Stated => {
  const { ReviewStatistics: statistics } = product;
  const best = statistics?.OverallRatingRange;
  return {
    rating:
      parseRating({ value: statistics?.AverageOverallRating, best }) ??
      parseRating({ value: meanOf(statistics?.RatingDistribution ?? []), best }),
    count: reviewCount(product),
    histogram: starHistogram(
      (statistics?.RatingDistribution ?? []).map(({ RatingValue: value, Count: count }) => ({
        rating: parseRating({ value, best }),
        count,
      })),
    ),
  };
};

/** `Id` is the retailer's own number, which need not be one of the product's. */
export const productDetailsOf = (product: RetailerProduct): RawProduct => ({
  brand: product.Brand?.Name,
  gtin: [...(product.EANs ?? []), ...(product.UPCs ?? [])][0],
  mpn: product.ManufacturerPartNumbers?.[0],
  url: product.ProductPageUrl,
});

const meanOf = (distribution: readonly { RatingValue: number; Count: number }[]) => {
  const total = distribution.reduce((sum, { Count: count }) => sum + count, 0);
  const stars = distribution.reduce((sum, one) => sum + one.RatingValue * one.Count, 0);
  return total === 0 ? undefined : stars / total;
};
