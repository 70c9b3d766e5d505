import { attachmentsOf, photoAt } from './bazaarvoice-attachments.ts';
import {
  type DemoRetailer,
  type StockedProduct,
  type StockedReview,
  searchStock,
} from './bazaarvoice-stock.ts';
import { inventedGtin } from './invented-gtin.ts';
import { averageOf } from './rating-average.ts';
import { type DemoSite, integerOf, json, type SiteAnswer, text } from './site.ts';

/**
 * Bazaarvoice's Conversations API for a few retailers, each with a passkey: `/data/products.json` and `/data/reviews.json`.
 * Errors have status 200. The manufacturer's reviews appear at every retailer with the same ID. Some reviews have no text.
 */
export const bazaarvoiceSite = (retailers: readonly DemoRetailer[]): DemoSite => {
  /** Products found by earlier searches, by retailer and ID. */
  const products = new Map<string, StockedProduct>();
  return {
    name: 'bazaarvoice',
    answer: ({ url: { origin, pathname, searchParams } }) => {
      const photo = photoAt(pathname);
      if (photo !== undefined) return photo;
      if (!/^\/data\/(products|reviews)\.json$/.test(pathname)) return text('Not found.', 404);
      const retailer = retailers.find(({ passkey }) => passkey === searchParams.get('passkey'));
      if (retailer === undefined) {
        return failed('ERROR_PARAM_INVALID_API_KEY', 'The passKey provided is invalid.');
      }
      const window = windowOf(searchParams);
      if (window === undefined) return failed('ERROR_PARAM_INVALID_LIMIT', 'Limit is invalid.');
      if (pathname === '/data/products.json') {
        const found = searchStock(retailer, searchParams.get('search') ?? '');
        for (const product of found) products.set(`${retailer.name} ${product.id}`, product);
        return listed(found.map(productRow), window, {});
      }
      const id = /^ProductId:(.+)$/.exec(searchParams.get('Filter') ?? '')?.[1] ?? '';
      const product = products.get(`${retailer.name} ${id}`);
      if (product === undefined) return listed([], window, {});
      const rows = product.reviews.map((review) => reviewRow(review, product, origin));
      return listed(rows, window, { Products: { [id]: productRow(product) } });
    },
  };
};

interface Window {
  readonly limit: number;
  readonly offset: number;
}

const windowOf = (query: URLSearchParams): Window | undefined => {
  const limit = integerOf(query.get('Limit'), 10, 1, 100);
  const offset = integerOf(query.get('Offset'), 0, 0, 300_000);
  return limit === undefined || offset === undefined ? undefined : { limit, offset };
};

const listed = (
  rows: readonly unknown[],
  { limit, offset }: Window,
  includes: object,
): SiteAnswer =>
  json({
    Includes: includes,
    HasErrors: false,
    Errors: [],
    Locale: 'en_US',
    TotalResults: rows.length,
    Limit: limit,
    Offset: offset,
    Results: rows.slice(offset, offset + limit),
  });

const failed = (code: string, message: string): SiteAnswer =>
  json({
    Includes: {},
    HasErrors: true,
    Errors: [{ Message: message, Code: code }],
    Locale: null,
    TotalResults: null,
    Limit: null,
    Offset: null,
    Results: [],
  });

const productRow = ({ id, product, reviews }: StockedProduct) => {
  const ratings = reviews.map(({ opinion }) => opinion);
  return {
    Id: id,
    Name: product.name,
    Brand: { Id: product.brand, Name: product.brand },
    EANs: product.isAccessory ? [] : [inventedGtin(product)],
    UPCs: [],
    Description: '',
    ProductPageUrl: null,
    ReviewStatistics: {
      AverageOverallRating: reviews.length === 0 ? null : averageOf(ratings),
      OverallRatingRange: 5,
      TotalReviewCount: reviews.length,
      RatingDistribution: [5, 1, 3, 4, 2].map((stars) => ({
        RatingValue: stars,
        Count: ratings.filter(({ rating }) => rating === stars).length,
      })),
    },
  };
};

const reviewRow = (
  review: StockedReview,
  { id: productId, product }: StockedProduct,
  origin: string,
) => {
  const { id, opinion, isRatingsOnly, isSyndicated } = review;
  return {
    Id: id,
    ProductId: productId,
    Rating: opinion.rating,
    RatingRange: 5,
    UserNickname: opinion.author,
    Title: isRatingsOnly ? null : opinion.title,
    ReviewText: isRatingsOnly ? null : opinion.paragraphs.join('\n\n'),
    SubmissionTime: opinion.at.toISOString().replace('Z', '+00:00'),
    IsRatingsOnly: isRatingsOnly,
    IsRecommended: opinion.rating === 3 ? null : opinion.rating > 3,
    TotalPositiveFeedbackCount: opinion.votes,
    TotalNegativeFeedbackCount: 0,
    IsSyndicated: isSyndicated,
    ...(isSyndicated ? { SyndicationSource: { Name: 'The manufacturer' } } : {}),
    BadgesOrder: opinion.verified ? ['verifiedPurchaser'] : [],
    ContentLocale: null,
    ...attachmentsOf(review, product, origin),
  };
};
