import { z } from 'zod';
import { endpoint } from '../paging/endpoint.ts';
import { parseCount } from '../parsing/count.ts';
import { parseBody } from '../parsing/parse-body.ts';
import { parseDate } from '../parsing/parse-date.ts';
import { readItems } from '../parsing/parse-reviews.ts';
import { parseRating } from '../parsing/rating.ts';
import { attributeOf, captured, hasSomeClass, type MarkedPage } from './marked-page.ts';
import { chosenProductId, shopProductId } from './marked-product.ts';
import { type Platform, type PlatformReview, pageNumber } from './platform.ts';
import { shopifyIds } from './shopify-ids.ts';

/**
 * Stamped, through the undocumented endpoint of its widget, known from what others have written about it. Pages begin at 1 and have at
 * most 100 reviews.
 */
export const stamped: Platform = {
  find: (page) => {
    const key = captured(page.code, keys) ?? attributeOf(page, 'data-api-key', apiKey);
    const shop = captured(page.code, shops) ?? shopifyIds(page).shopName;
    const productId = chosenProductId(page, markedProducts(page));
    return key === undefined || shop === undefined || productId === undefined
      ? undefined
      : { key, shop, productId };
  },
  url: (base, { key, shop, productId }, at) =>
    endpoint(base, 'api/widget/reviews', {
      productId,
      apiKey: key,
      storeUrl: shop,
      page: pageNumber(at),
      take: 100,
    }),
  parse: (response, { productId }, at) => {
    const { data, total, rating } = parseBody(response, 'Stamped', answerSchema);
    return {
      items: readItems(data, reviewSchema, (review) => readReview(review, productId)),
      total: parseCount(total),
      stated: { rating: parseRating({ value: rating }), count: parseCount(total) },
      next: data.length === 0 ? null : String(pageNumber(at) + 1),
    };
  },
};

const apiKey = /^pubkey-[A-Za-z0-9]{1,64}$/;
const keys = [
  /StampedFn\.init\(\s*\{[^}]{0,500}?\bapiKey["']?\s*:\s*["'](pubkey-[A-Za-z0-9]{1,64})["']/,
  /\bapiKey["']?\s*:\s*["'](pubkey-[A-Za-z0-9]{1,64})["']/,
];
const shops = [/StampedFn\.init\(\s*\{[^}]{0,500}?\bsId["']?\s*:\s*["']?(\d{1,12})(?!\w)/];

const markedProducts = ({ elements }: MarkedPage) =>
  elements.flatMap((element) => {
    const { attribs } = element;
    const isWidget =
      attribs['id'] === 'stamped-main-widget' || hasSomeClass('stamped-main-widget')(element);
    const isBadge = hasSomeClass('stamped-product-reviews-badge')(element);
    const id = isWidget ? attribs['data-product-id'] : isBadge ? attribs['data-id'] : undefined;
    if (id === undefined || !shopProductId.test(id)) return [];
    const isMain = isWidget || hasSomeClass('stamped-main-badge')(element);
    return [{ id, name: attribs['data-name'] ?? attribs['data-product-title'], isMain }];
  });

const id = z.union([z.number(), z.string()]).transform(String);
const text = z.string().nullish().catch(null);

const answerSchema = z.object({
  data: z.array(z.unknown()),
  total: z.unknown().optional(),
  rating: z.unknown().optional(),
});

const reviewSchema = z.object({
  id,
  author: text,
  reviewTitle: text,
  /** HTML. */
  reviewMessage: text,
  reviewRating: z.unknown().optional(),
  dateCreated: text,
  /** 0 for none, 2 for a buyer. */
  reviewVerifiedType: z.unknown().optional(),
  reviewVotesUp: z.unknown().optional(),
  reviewVotesDown: z.unknown().optional(),
  reviewUserPhotos: z
    .union([z.string(), z.array(z.string())])
    .nullish()
    .catch(null),
  reviewReply: text,
  productId: id.nullish().catch(null),
  productName: text,
  productUrl: text,
});

const readReview = (review: z.infer<typeof reviewSchema>, asked: string): PlatformReview => {
  const verified = parseCount(review.reviewVerifiedType);
  return {
    sourceId: review.id,
    author: review.author,
    title: review.reviewTitle,
    body: review.reviewMessage,
    rating: parseRating({ value: review.reviewRating }),
    publishedAt: parseDate(review.dateCreated),
    verifiedPurchase: verified === null ? null : verified > 0,
    helpfulVotes: parseCount(review.reviewVotesUp),
    unhelpfulVotes: parseCount(review.reviewVotesDown),
    media: [review.reviewUserPhotos ?? []].flat().flatMap((urls) =>
      urls
        .slice(0, 20_000)
        .split(',')
        .map((url) => ({ type: 'PHOTO' as const, url })),
    ),
    replies: [{ body: review.reviewReply }],
    productTitle: review.productName,
    product: { url: review.productUrl },
    isOwn: review.productId === asked,
  };
};
