import { DomUtils } from 'htmlparser2';
import { z } from 'zod';
import { endpoint } from '../paging/endpoint.ts';
import { parseCount } from '../parsing/count.ts';
import { parseBody } from '../parsing/parse-body.ts';
import { parseDate } from '../parsing/parse-date.ts';
import { readItems, validItems } from '../parsing/parse-reviews.ts';
import { parseRating } from '../parsing/rating.ts';
import { SourceError } from '../source/source-error.ts';
import { attributeOf, captured, type MarkedPage } from './marked-page.ts';
import { chosenProductId, type MarkedProduct } from './marked-product.ts';
import type { Platform, PlatformReview } from './platform.ts';
import { productIdSchema } from './shopify-ids.ts';

/**
 * Okendo, through its Storefront REST API: https://docs.okendo.io/on-site/storefront-rest-api. Products are Shopify's. Pages follow
 * `nextUrl`, of which only the path below the shop and the query are used.
 */
export const okendo: Platform = {
  find: (page) => {
    const key =
      attributeOf(page, 'data-oke-reviews-subscriber-id', guid) ??
      attributeOf(
        page,
        'content',
        guid,
        ({ attribs }) => attribs['name'] === 'oke:subscriber_id',
      ) ??
      captured(page.code, keys);
    const productId = productIdSchema.safeParse(chosenProductId(page, markedProducts(page))).data;
    return key === undefined || productId === undefined
      ? undefined
      : { key: key.toLowerCase(), productId };
  },
  url: (base, { key, productId }, at) =>
    at === undefined
      ? endpoint(base, `v1/stores/${key}/products/shopify-${productId}/reviews`, {
          limit: 100,
          orderBy: 'date desc',
        })
      : endpoint(base, `v1/${at}`, {}),
  parse: (response, ids) => {
    const { reviews, nextUrl } = parseBody(response, 'Okendo', answerSchema);
    return {
      items: readItems(reviews, reviewSchema, (review) =>
        (review.status ?? 'approved') === 'approved'
          ? readReview(review, ids.productId)
          : undefined,
      ),
      total: null,
      next: nextUrl ? positionIn(nextUrl, ids.key) : null,
    };
  },
};

const guidForm = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const guid = new RegExp(`^${guidForm}$`, 'i');

const keys = [
  new RegExp(`okendo\\.io/v1/stores/(${guidForm})(?![\\w-])`, 'i'),
  new RegExp(`"subscriberId"\\s*:\\s*"(${guidForm})"`, 'i'),
];

/** Stars of related products have an ID too, but neither the widget nor the aggregate of the page's product. */
const markedProducts = ({ elements }: MarkedPage): MarkedProduct[] =>
  elements.flatMap((element) => {
    const { attribs } = element;
    const isData = element.name === 'script' && 'data-oke-metafield-data' in attribs;
    const text = isData ? DomUtils.textContent(element) : '';
    const [, id] =
      /^shopify-(\d{1,20})$/.exec(attribs['data-oke-reviews-product-id'] ?? '') ??
      (text.includes('"reviewAggregate"')
        ? (/"productId"\s*:\s*"shopify-(\d{1,20})"/.exec(text) ?? [])
        : []);
    return id === undefined ? [] : [{ id, isMain: isData || 'data-oke-widget' in attribs }];
  });

/** `nextUrl` is relative to the API's version, with or without it. The host of an absolute one is ignored. */
const positionIn = (nextUrl: string, key: string): string => {
  const api = 'https://api.okendo.invalid/v1/';
  const { pathname, search } = URL.canParse(nextUrl, api)
    ? new URL(nextUrl, api)
    : new URL('https://api.okendo.invalid/');
  const path = pathname.replace(/^(?:\/v1)?\//, '');
  if (path.toLowerCase().startsWith(`stores/${key}/`) && nextUrl.length <= 3000)
    return path + search;
  throw new SourceError(
    'SOURCE_BAD_RESPONSE',
    'Okendo named a next page that is not of the shop.',
    {
      retryable: false,
    },
  );
};

const text = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);
const list = z.array(z.unknown()).nullish().catch(null);

const answerSchema = z.object({ reviews: z.array(z.unknown()), nextUrl: text });

const placeSchema = z.object({
  country: z.object({ code: text, name: text }).nullish().catch(null),
});

const reviewSchema = z.object({
  reviewId: z.string().min(1),
  productId: text,
  productName: text,
  productUrl: text,
  productVariantName: text,
  title: text,
  body: text,
  rating: z.unknown().optional(),
  dateCreated: text,
  dateUpdated: text,
  status: text,
  languageCode: text,
  helpfulCount: z.unknown().optional(),
  unhelpfulCount: z.unknown().optional(),
  isRecommended: flag,
  isIncentivized: flag,
  media: list,
  attributesWithRating: list,
  reviewer: z
    .object({
      displayName: text,
      isVerified: flag,
      verifiedStatus: text,
      location: placeSchema.nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

type Review = z.infer<typeof reviewSchema>;

const mediaSchema = z.object({
  type: z.enum(['image', 'video']),
  videoUrl: text,
  fullSizeUrl: text,
  largeUrl: text,
  thumbnailUrl: text,
});

/** `centered-range` is between two extremes, such as too small and too large, of which neither is best. */
const aspectSchema = z.object({ title: z.string(), value: z.number().min(1).max(5), type: text });

const readReview = (review: Review, asked: string): PlatformReview => ({
  sourceId: review.reviewId,
  author: review.reviewer?.displayName,
  title: review.title,
  body: review.body,
  rating: parseRating({ value: review.rating }),
  aspectRatings: validItems(review.attributesWithRating ?? [], aspectSchema)
    .filter(({ type }) => !/centered/i.test(type ?? ''))
    .map(({ title, value }) => ({ name: title, rating: value })),
  recommended: review.isRecommended,
  language: review.languageCode,
  country: review.reviewer?.location?.country?.code ?? review.reviewer?.location?.country?.name,
  publishedAt: parseDate(review.dateCreated),
  editedAt: parseDate(review.dateUpdated),
  verifiedPurchase: isBuyer(review.reviewer),
  incentivized: review.isIncentivized,
  helpfulVotes: parseCount(review.helpfulCount),
  unhelpfulVotes: parseCount(review.unhelpfulCount),
  media: validItems(review.media ?? [], mediaSchema).map((one) => ({
    type: one.type === 'video' ? 'VIDEO' : 'PHOTO',
    url: one.videoUrl ?? one.fullSizeUrl ?? one.largeUrl,
    thumbnailUrl: one.thumbnailUrl,
  })),
  productTitle: review.productName,
  product: {
    url: review.productUrl,
    variant: review.productVariantName
      ? [{ name: 'Variant', value: review.productVariantName }]
      : [],
  },
  isOwn: review.productId === `shopify-${asked}`,
});

/** A verified reviewer need not have bought the product. */
const isBuyer = (reviewer: Review['reviewer']): boolean | null => {
  if (reviewer?.isVerified === false) return false;
  if (reviewer?.isVerified == null) return null;
  return !reviewer.verifiedStatus || /buyer/i.test(reviewer.verifiedStatus) ? true : null;
};
