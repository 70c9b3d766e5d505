import { z } from 'zod';
import { endpoint } from '../../paging/endpoint.ts';
import type { RawReview } from '../../parsing/found-review.ts';
import { getJson } from '../../parsing/get-json.ts';
import { parseDate } from '../../parsing/parse-date.ts';
import { MarkupTooComplexError, parseHtml } from '../../parsing/parse-html.ts';
import { parseCount, parseRating, parseStatedRating } from '../../parsing/rating.ts';
import type { Http } from '../../source/http.ts';
import { SourceError } from '../../source/source-error.ts';
import type { JudgemeIds } from './page.ts';

/** One page of a product's reviews in Judge.me's widget. */
export interface WidgetPage {
  readonly reviews: readonly RawReview[];
  /** The number of reviews on all pages; null if not stated. */
  readonly total: number | null;
  /** The product's average rating out of 5; null if not stated. */
  readonly rating: number | null;
  /** The highest page number that the widget links to; 0 without links. */
  readonly lastPage: number;
}

/**
 * Requests a page of reviews the way Judge.me's widget does.
 *
 * @param page from 1.
 * @throws {SourceError} including SOURCE_BAD_RESPONSE if the shop does not use Judge.me or the HTML cannot be parsed.
 */
export const widgetPage = async (
  http: Http,
  base: URL,
  { shopName, productId }: JudgemeIds,
  page: number,
): Promise<WidgetPage> => {
  const url = endpoint(base, 'reviews/reviews_for_widget', {
    url: shopName,
    shop_domain: shopName,
    platform: 'shopify',
    page,
    per_page: perPage,
    product_id: productId,
  });
  const { body } = await getJson(http, 'Judge.me', url, answerSchema);
  if (body.html == null) {
    throw invalidResponse(`Judge.me has no shop ${shopName}. Check SHOPIFY_URLS`);
  }
  try {
    return { ...readWidget(body.html), total: parseCount(body.total_count) };
  } catch (error) {
    if (!(error instanceof MarkupTooComplexError)) throw error;
    throw invalidResponse(`Judge.me's widget cannot be parsed: ${error.message}`);
  }
};

const perPage = 100;

const answerSchema = z.object({
  html: z.string().nullish(),
  total_count: z.unknown().optional(),
});

const invalidResponse = (message: string) =>
  new SourceError('SOURCE_BAD_RESPONSE', `${message}.`, { retryable: false });

const readWidget = (html: string): Omit<WidgetPage, 'total'> => {
  const $ = parseHtml(html);
  const reviews = $('.jdgm-rev')
    .toArray()
    // A nested review is part of the outer one. Searching each level again would take quadratic time.
    .filter((element) => $(element).parents('.jdgm-rev').length === 0)
    .map((element): RawReview => {
      const review = $(element);
      const inner = (part: string) => review.find(`.jdgm-rev__${part}`).first();
      return {
        sourceId: review.attr('data-review-id') || null,
        author: inner('author').html(),
        title: inner('title').html(),
        body: inner('body').html(),
        rating: parseRating({ value: inner('rating').attr('data-score') }),
        publishedAt: parseDate(inner('timestamp').attr('data-content')),
        verifiedPurchase: booleanOf(review.attr('data-verified-buyer')),
        helpfulVotes: parseCount(review.attr('data-thumb-up-count')),
        productTitle: review.attr('data-product-title') || null,
      };
    });
  const pages = $('.jdgm-paginate__page')
    .toArray()
    .map((link) => parseCount($(link).attr('data-page')) ?? 0);
  return {
    reviews,
    rating: parseStatedRating({
      value: $('[data-average-rating]').first().attr('data-average-rating'),
    }),
    lastPage: pages.reduce((highest, page) => Math.max(highest, page), 0),
  };
};

const booleanOf = (written: string | undefined): boolean | null => {
  if (written === 'true') return true;
  return written === 'false' ? false : null;
};
