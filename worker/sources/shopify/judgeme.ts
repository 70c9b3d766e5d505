import { z } from 'zod';
import { endpoint } from '../../paging/endpoint.ts';
import type { ReadReview } from '../../parsing/found-review.ts';
import { MarkupTooComplexError, parseHtml } from '../../parsing/html-document.ts';
import { instantOf } from '../../parsing/instant.ts';
import { getJson } from '../../parsing/json-answer.ts';
import { countOf, ratingOnFive, statedOnFive } from '../../parsing/rating.ts';
import type { Http } from '../../source/http.ts';
import { SourceError } from '../../source/source-failure.ts';
import type { Place } from './page.ts';

/** One page of the reviews that Judge.me shows of a product. */
export interface WidgetPage {
  readonly reviews: readonly ReadReview[];
  /** How many there are on all pages; null where it is not said. */
  readonly total: number | null;
  /** The product's mean, on the scale of 5; null where the widget does not state it. */
  readonly rating: number | null;
  /** The highest page that the widget links to; 0 where it links to none. */
  readonly lastPage: number;
}

/**
 * Asks Judge.me for a page of reviews, as its widget does in shops.
 *
 * @param page from 1.
 * @throws {SourceError} SOURCE_BAD_RESPONSE, too, where Judge.me does not know the shop or its HTML cannot be read.
 */
export const widgetPage = async (
  http: Http,
  base: URL,
  { shopName, productId }: Place,
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
    throw unreadable(`Judge.me does not know ${shopName}. Check SHOPIFY_URLS`);
  }
  try {
    return { ...readWidget(body.html), total: countOf(body.total_count) };
  } catch (error) {
    if (!(error instanceof MarkupTooComplexError)) throw error;
    throw unreadable(`What Judge.me answered cannot be read: ${error.message}`);
  }
};

const perPage = 100;

const answerSchema = z.object({
  html: z.string().nullish(),
  total_count: z.unknown().optional(),
});

const unreadable = (message: string) =>
  new SourceError('SOURCE_BAD_RESPONSE', `${message}.`, { retryable: false });

const readWidget = (html: string): Omit<WidgetPage, 'total'> => {
  const $ = parseHtml(html);
  const reviews = $('.jdgm-rev')
    .toArray()
    // One inside another is part of that, and would be searched again for each around it.
    .filter((element) => $(element).parents('.jdgm-rev').length === 0)
    .map((element): ReadReview => {
      const review = $(element);
      const inner = (part: string) => review.find(`.jdgm-rev__${part}`).first();
      return {
        sourceId: review.attr('data-review-id') || null,
        author: inner('author').html(),
        title: inner('title').html(),
        body: inner('body').html(),
        rating: ratingOnFive({ value: inner('rating').attr('data-score') }),
        publishedAt: instantOf(inner('timestamp').attr('data-content')),
        verifiedPurchase: truthOf(review.attr('data-verified-buyer')),
        helpfulVotes: countOf(review.attr('data-thumb-up-count')),
        productTitle: review.attr('data-product-title') || null,
      };
    });
  const pages = $('.jdgm-paginate__page')
    .toArray()
    .map((link) => countOf($(link).attr('data-page')) ?? 0);
  return {
    reviews,
    rating: statedOnFive({ value: $('[data-average-rating]').first().attr('data-average-rating') }),
    lastPage: pages.reduce((highest, page) => Math.max(highest, page), 0),
  };
};

const truthOf = (written: string | undefined): boolean | null => {
  if (written === 'true') return true;
  return written === 'false' ? false : null;
};
