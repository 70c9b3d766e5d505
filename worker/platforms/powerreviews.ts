import { z } from 'zod';
import { endpoint } from '../paging/endpoint.ts';
import { parseCount } from '../parsing/count.ts';
import { parseBody } from '../parsing/parse-body.ts';
import { parseDate } from '../parsing/parse-date.ts';
import { readItems, validItems } from '../parsing/parse-reviews.ts';
import { parseRating } from '../parsing/rating.ts';
import { starHistogram } from '../parsing/star-histogram.ts';
import { captured } from './marked-page.ts';
import type { Platform, PlatformReview } from './platform.ts';

/**
 * PowerReviews, through its Read API: https://developers.powerreviews.com. Pages have at most 25 reviews, and only the first 10,000 are
 * shown. 404 means that the product has no reviews.
 */
export const powerreviews: Platform = {
  find: ({ code }) => {
    const [call = ''] = /POWERREVIEWS\.display\.render\([\s\S]{0,5000}/.exec(code) ?? [];
    const key = setting(call, 'api_key', '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}');
    const shop = setting(call, 'merchant_id', '\\d{1,12}');
    const productId = setting(call, 'page_id', '(?!\\.+["\'])[\\w.~-]{1,100}');
    const locale = setting(call, 'locale', '[a-z]{2}_[A-Z]{2}') ?? 'en_US';
    return key === undefined || shop === undefined || productId === undefined
      ? undefined
      : { key, shop, productId, locale };
  },
  url: (base, { key, shop, productId, locale }, at) =>
    endpoint(base, `m/${shop}/l/${locale}/product/${productId}/reviews`, {
      apikey: key,
      sort: 'Newest',
      'paging.size': perPage,
      'paging.from': at ?? '0',
      _noconfig: 'true',
    }),
  acceptStatuses: [404],
  parse: (response, { productId }, at) => {
    if (response.status === 404) return { items: [], total: 0, next: null };
    const { results, paging } = parseBody(response, 'PowerReviews', answerSchema);
    const [rollup] = results.flatMap((result) => result.rollup ?? []);
    const reviews = results.flatMap((result) => result.reviews ?? []);
    const end = Number(at ?? '0') + perPage;
    const total = parseCount(paging?.total_results);
    const isLast =
      reviews.length === 0 || (total !== null && end >= total) || end + perPage > maxReviews;
    return {
      items: readItems(reviews, reviewSchema, (review) => readReview(review, productId)),
      total,
      stated: {
        rating: parseRating({ value: rollup?.average_rating }),
        count: parseCount(rollup?.review_count) ?? parseCount(rollup?.rating_count),
        histogram: starHistogram(
          (rollup?.rating_histogram ?? []).map((count, index) => ({
            rating: parseRating({ value: index + 1 }),
            count: parseCount(count),
          })),
        ),
      },
      next: isLast ? null : String(end),
    };
  },
};

const perPage = 25;

/** The position and the size of a page together are at most this. */
const maxReviews = 10_000;

/** A setting in a JavaScript object: its name with or without quotes, its value with them unless it is a number. */
const setting = (call: string, name: string, value: string): string | undefined => {
  const before = `(?<![\\w.])["']?${name}["']?\\s*:\\s*`;
  return captured(call, [
    new RegExp(`${before}["'](${value})["']`),
    new RegExp(`${before}(?=\\d+\\s*[,}])(${value})`),
  ]);
};

const id = z.union([z.number(), z.string()]).transform(String);
const text = z.string().nullish().catch(null);
const list = z.array(z.unknown()).nullish().catch(null);

const answerSchema = z.object({
  paging: z.object({ total_results: z.unknown().optional() }).nullish().catch(null),
  results: z.array(
    z.object({
      reviews: list,
      rollup: z
        .object({
          average_rating: z.unknown().optional(),
          rating_count: z.unknown().optional(),
          review_count: z.unknown().optional(),
          rating_histogram: list,
        })
        .nullish()
        .catch(null),
    }),
  ),
});

const reviewSchema = z.object({
  ugc_id: id.nullish().catch(null),
  review_id: id.nullish().catch(null),
  details: z.object({
    headline: text,
    comments: text,
    nickname: text,
    created_date: z.unknown().optional(),
    updated_date: z.unknown().optional(),
    /** Whether the author would recommend it. */
    bottom_line: text,
    product_name: text,
    product_page_id: id.nullish().catch(null),
    gtin: text,
    upc: text,
    /** What the author got for the review. */
    disclosure_code: text,
    properties: list,
  }),
  badges: z
    .object({ is_verified_buyer: z.boolean().nullish().catch(null) })
    .nullish()
    .catch(null),
  media: list,
  metrics: z
    .object({
      rating: z.unknown().optional(),
      helpful_votes: z.unknown().optional(),
      not_helpful_votes: z.unknown().optional(),
    })
    .nullish()
    .catch(null),
});

const mediaSchema = z.object({ type: z.enum(['image', 'video']), uri: text, caption: text });

const propertySchema = z.object({ key: z.string(), value: z.array(z.string()) });

const readReview = (
  { details, metrics, badges, ...review }: z.infer<typeof reviewSchema>,
  asked: string,
): PlatformReview => {
  const properties = validItems(details.properties ?? [], propertySchema);
  const pointsOf = (key: string) =>
    properties.filter((one) => one.key.toLowerCase() === key).flatMap(({ value }) => value);
  return {
    sourceId: review.ugc_id ?? review.review_id,
    author: details.nickname,
    title: details.headline,
    body: details.comments,
    rating: parseRating({ value: metrics?.rating }),
    recommended: yesOrNo(details.bottom_line),
    pros: pointsOf('pros'),
    cons: pointsOf('cons'),
    publishedAt: parseDate(details.created_date),
    editedAt: parseDate(details.updated_date),
    verifiedPurchase: badges?.is_verified_buyer,
    incentivized: rewards.test(details.disclosure_code ?? '') ? true : null,
    helpfulVotes: parseCount(metrics?.helpful_votes),
    unhelpfulVotes: parseCount(metrics?.not_helpful_votes),
    media: validItems(review.media ?? [], mediaSchema).map(({ type, uri, caption }) => ({
      type: type === 'video' ? 'VIDEO' : 'PHOTO',
      url: uri,
      caption,
    })),
    productTitle: details.product_name,
    product: { gtin: details.gtin ?? details.upc },
    isOwn: details.product_page_id === asked,
  };
};

const rewards = /free|sampl|sweep|contest|loyal|coupon|discount|incentiv|compensat/i;

const yesOrNo = (answer: string | null | undefined): boolean | null => {
  if (/^yes\b/i.test(answer ?? '')) return true;
  return /^no\b/i.test(answer ?? '') ? false : null;
};
