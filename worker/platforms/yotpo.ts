import { z } from 'zod';
import { endpoint } from '../paging/endpoint.ts';
import { parseCount } from '../parsing/count.ts';
import { parseBody } from '../parsing/parse-body.ts';
import { parseDate } from '../parsing/parse-date.ts';
import { readItems, validItems } from '../parsing/parse-reviews.ts';
import { parseRating } from '../parsing/rating.ts';
import { starHistogram } from '../parsing/star-histogram.ts';
import { captured, hasSomeClass, type MarkedPage } from './marked-page.ts';
import { chosenProductId, shopProductId } from './marked-product.ts';
import { type Platform, type PlatformReview, pageNumber } from './platform.ts';

/**
 * Yotpo, through the interface of its widget:
 * https://apidocs.yotpo.com/docs/yotpo-headless-integration-guide-api-based. Stars without a text count in `bottomline`, not in
 * `pagination`. What is `deleted` is no opinion.
 */
export const yotpo: Platform = {
  find: (page) => {
    const key = captured(page.code, keys);
    const productId = chosenProductId(page, markedProducts(page));
    return key === undefined || productId === undefined ? undefined : { key, productId };
  },
  url: (base, { key, productId }, at) =>
    endpoint(base, `v1/widget/${key}/products/${productId}/reviews.json`, {
      per_page: 100,
      page: pageNumber(at),
      sort: 'date',
      direction: 'desc',
    }),
  parse: (response, ids, at) => {
    const { reviews, products, pagination, bottomline } = parseBody(
      response,
      'Yotpo',
      answerSchema,
    ).response;
    const byId = new Map(validItems(products ?? [], productSchema).map((one) => [one.id, one]));
    const total = parseCount(pagination?.total);
    const size = parseCount(pagination?.per_page);
    const isLast = total !== null && size !== null && pageNumber(at) * size >= total;
    return {
      items: readItems(reviews, reviewSchema, (review) =>
        review.deleted === true
          ? undefined
          : readReview(review, byId.get(review.product_id ?? ''), ids.productId),
      ),
      total,
      stated: {
        rating: parseRating({ value: bottomline?.average_score }),
        count: parseCount(bottomline?.total_review),
        histogram: starHistogram(
          Object.entries(bottomline?.star_distribution ?? {}).map(([stars, count]) => ({
            rating: parseRating({ value: stars }),
            count: parseCount(count),
          })),
        ),
      },
      next: reviews.length === 0 || isLast ? null : String(pageNumber(at) + 1),
    };
  },
};

const keys = [
  /staticw2\.yotpo\.com\/([A-Za-z0-9]{20,64})\/widget/,
  /cdn-widgetsrepository\.yotpo\.com\/v1\/loader\/([A-Za-z0-9]{20,64})(?![\w-])/,
  /api-cdn\.yotpo\.com\/v1\/widget\/([A-Za-z0-9]{20,64})\//,
];

const markedProducts = ({ elements }: MarkedPage) =>
  elements.flatMap((element) => {
    const { attribs } = element;
    const ownId = hasSomeClass('yotpo', 'yotpo-main-widget')(element)
      ? attribs['data-product-id']
      : undefined;
    const id = attribs['data-yotpo-product-id'] ?? ownId;
    if (id === undefined || !shopProductId.test(id)) return [];
    const isMain =
      hasSomeClass('yotpo-main-widget')(element) || attribs['data-yotpo-section-id'] === 'product';
    return [{ id, name: attribs['data-yotpo-name'] ?? attribs['data-name'], isMain }];
  });

const id = z.union([z.number(), z.string()]).transform(String);
const text = z.string().nullish().catch(null);
const count = z.unknown().optional();

const answerSchema = z.object({
  response: z.object({
    reviews: z.array(z.unknown()),
    products: z.array(z.unknown()).nullish().catch(null),
    pagination: z.object({ total: count, per_page: count }).nullish().catch(null),
    bottomline: z
      .object({
        total_review: count,
        average_score: count,
        star_distribution: z.record(z.string(), z.unknown()).nullish().catch(null),
      })
      .nullish()
      .catch(null),
  }),
});

/** `id` is Yotpo's own, `domain_key` that of the shop. */
const productSchema = z.object({ id, domain_key: id.nullish().catch(null), name: text });

const reviewSchema = z.object({
  id,
  score: z.unknown().optional(),
  title: text,
  content: text,
  created_at: text,
  votes_up: count,
  votes_down: count,
  verified_buyer: z.boolean().nullish().catch(null),
  deleted: z.boolean().nullish().catch(null),
  product_id: id.nullish().catch(null),
  user: z.object({ display_name: text }).nullish().catch(null),
  images_data: z.array(z.unknown()).nullish().catch(null),
  comment: z.object({ content: text, created_at: text }).nullish().catch(null),
});

const imageSchema = z.object({ original_url: text, thumb_url: text });

const readReview = (
  review: z.infer<typeof reviewSchema>,
  product: z.infer<typeof productSchema> | undefined,
  asked: string,
): PlatformReview => ({
  sourceId: review.id,
  author: review.user?.display_name,
  title: review.title,
  body: review.content,
  rating: parseRating({ value: review.score }),
  publishedAt: parseDate(review.created_at),
  verifiedPurchase: review.verified_buyer,
  helpfulVotes: parseCount(review.votes_up),
  unhelpfulVotes: parseCount(review.votes_down),
  media: validItems(review.images_data ?? [], imageSchema).map((image) => ({
    type: 'PHOTO',
    url: image.original_url,
    thumbnailUrl: image.thumb_url,
  })),
  replies: review.comment
    ? [{ body: review.comment.content, publishedAt: parseDate(review.comment.created_at) }]
    : [],
  productTitle: product?.name,
  isOwn: product?.domain_key === asked,
});
