import { z } from 'zod';
import { parseCount } from '../../parsing/count.ts';
import { parseDate } from '../../parsing/parse-date.ts';
import { parseRating } from '../../parsing/rating.ts';
import { starHistogram } from '../../parsing/star-histogram.ts';
import type { Stated } from '../../source/source.ts';

/** A product with the reviews that SerpApi has for it. */
export interface ShoppingProduct {
  readonly title: string | null;
  readonly brand: string | null;
  readonly stated: Stated;
  /** Each to be parsed with {@link shoppingReviewSchema}. */
  readonly reviews: readonly unknown[];
}

const listSchema = z.array(z.unknown()).nullish();

/** The number of reviews for each number of stars, in any order. */
const distributionSchema = z
  .array(z.object({ stars: z.unknown().optional(), amount: z.unknown().optional() }))
  .nullish()
  .catch(null);

const productSchema = z.object({
  title: z.string().nullish(),
  rating: z.unknown().optional(),
  reviews: z.unknown().optional(),
  brand: z.string().nullish().catch(null),
  ratings: distributionSchema,
  user_reviews: listSchema,
});

const answerSchema = z.object({
  product_results: productSchema,
  reviews_results: z.object({ ratings: distributionSchema, reviews: listSchema }).nullish(),
});

const readAnswer = ({
  product_results: product,
  reviews_results: legacy,
}: z.infer<typeof answerSchema>): ShoppingProduct => ({
  title: product.title ?? null,
  brand: product.brand ?? null,
  stated: {
    rating: parseRating({ value: product.rating }),
    count: parseCount(product.reviews),
    histogram: starHistogram(
      (product.ratings ?? legacy?.ratings ?? []).map(({ stars, amount }) => ({
        rating: parseRating({ value: stars }),
        count: parseCount(amount),
      })),
    ),
  },
  reviews: [...(product.user_reviews ?? []), ...(legacy?.reviews ?? [])],
});

/**
 * Parses a response of the engine `google_immersive_product`, a stored response of its discontinued predecessor
 * `google_product`, or a stored product on its own, which must have a title. Missing and null values count as not stated.
 */
export const shoppingProductSchema = z.union([
  answerSchema.transform(readAnswer),
  productSchema
    .extend({ title: z.string() })
    .transform((product) => readAnswer({ product_results: product })),
]);

/** A review in either format: the newer one has `text` and `user_name`, the older one `content` and the author in `source`. */
export const shoppingReviewSchema = z.object({
  title: z.string().nullish(),
  text: z.string().nullish(),
  content: z.string().nullish(),
  user_name: z.string().nullish(),
  source: z.string().nullish(),
  rating: z.unknown().optional(),
  date: z.string().nullish(),
  /** Pictures of the author: URLs. */
  images: z.array(z.unknown()).nullish().catch(null),
});

export const readShoppingReview = (review: z.infer<typeof shoppingReviewSchema>) => ({
  author: review.user_name ?? authorIn(review.source),
  title: review.title,
  body: review.text ?? review.content,
  rating: parseRating({ value: review.rating }),
  publishedAt: parseDate(review.date),
  syndicatedFrom: siteOf(review),
  media: (review.images ?? []).flatMap((url) =>
    typeof url === 'string' ? [{ type: 'PHOTO' as const, url }] : [],
  ),
});

/** The format is "author · Review provided by provider". Without the dot, it contains only the provider. */
const authorIn = (source: string | null | undefined): string | null =>
  /^(.*?)\s*·/.exec(source ?? '')?.[1] ?? null;

/** Google shows reviews that other sites collected: the newer format names the site, the older one says who provided the review. */
const siteOf = ({ user_name: name, source }: z.infer<typeof shoppingReviewSchema>) => {
  const provider = /\bprovided by\s+(.+)$/i.exec(source ?? '')?.[1];
  return provider ?? (name == null ? null : source);
};
