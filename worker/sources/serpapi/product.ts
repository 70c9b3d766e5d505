import { z } from 'zod';
import { instantOf } from '../../parsing/instant.ts';
import { countOf, ratingOnFive, statedOnFive } from '../../parsing/rating.ts';
import type { Stated } from '../../source/source.ts';

/** What SerpApi knows of one product. */
export interface ShoppingProduct {
  readonly title: string | null;
  readonly stated: Stated;
  /** Each for {@link shoppingReviewSchema}. */
  readonly reviews: readonly unknown[];
}

const listSchema = z.array(z.unknown()).nullish();

const productSchema = z.object({
  title: z.string().nullish(),
  rating: z.unknown().optional(),
  reviews: z.unknown().optional(),
  user_reviews: listSchema,
});

const answerSchema = z.object({
  product_results: productSchema,
  reviews_results: z.object({ reviews: listSchema }).nullish(),
});

const readAnswer = ({
  product_results: product,
  reviews_results: older,
}: z.infer<typeof answerSchema>): ShoppingProduct => ({
  title: product.title ?? null,
  stated: { rating: statedOnFive({ value: product.rating }), count: countOf(product.reviews) },
  reviews: [...(product.user_reviews ?? []), ...(older?.reviews ?? [])],
});

/**
 * Reads an answer of the engine `google_immersive_product`, of the older `google_product` (which is shut down; stored answers
 * exist), or a stored product by itself, which has a title at least. What is missing, or null, reads as not stated.
 */
export const shoppingProductSchema = z.union([
  answerSchema.transform(readAnswer),
  productSchema
    .extend({ title: z.string() })
    .transform((product) => readAnswer({ product_results: product })),
]);

/** A review in either form: the newer has `text` and `user_name`, the older `content` and the author inside `source`. */
export const shoppingReviewSchema = z.object({
  title: z.string().nullish(),
  text: z.string().nullish(),
  content: z.string().nullish(),
  user_name: z.string().nullish(),
  source: z.string().nullish(),
  rating: z.unknown().optional(),
  date: z.string().nullish(),
});

export const readShoppingReview = (review: z.infer<typeof shoppingReviewSchema>) => ({
  author: review.user_name ?? authorIn(review.source),
  title: review.title,
  body: review.text ?? review.content,
  rating: ratingOnFive({ value: review.rating }),
  publishedAt: instantOf(review.date),
});

/** "author · Review provided by provider"; without the point it is the provider alone. */
const authorIn = (source: string | null | undefined): string | null =>
  /^(.*?)\s*·/.exec(source ?? '')?.[1] ?? null;
