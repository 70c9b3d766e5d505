import { DomUtils } from 'htmlparser2';
import { z } from 'zod';
import { endpoint } from '../../paging/endpoint.ts';
import { parseCount } from '../../parsing/count.ts';
import type { RawReview } from '../../parsing/found-review.ts';
import { getParsedJson } from '../../parsing/get-parsed.ts';
import { parseBody } from '../../parsing/parse-body.ts';
import {
  type HtmlElement,
  hasClass,
  MarkupTooComplexError,
  parseHtml,
} from '../../parsing/parse-html.ts';
import { parseRating } from '../../parsing/rating.ts';
import { starHistogram } from '../../parsing/star-histogram.ts';
import type { Http } from '../../source/http.ts';
import type { Received } from '../../source/parser.ts';
import { SourceError } from '../../source/source-error.ts';
import type { JudgemeIds } from './page.ts';
import { readWidgetReview } from './widget-review.ts';

/** One page of a product's reviews in Judge.me's widget. */
export interface WidgetPage {
  readonly reviews: readonly RawReview[];
  /** The number of reviews on all pages; null if not stated. */
  readonly total: number | null;
  /** The product's average rating out of 5; null if not stated. */
  readonly rating: number | null;
  /** The numbers of reviews with 1 to 5 stars; null if not stated. */
  readonly histogram: number[] | null;
  /** The highest page number that the widget links to; 0 without links. */
  readonly lastPage: number;
}

/**
 * Requests a page of reviews the way Judge.me's widget does.
 *
 * @param page from 1.
 * @throws {SourceError} including SOURCE_BAD_RESPONSE if the shop does not use Judge.me or the HTML cannot be parsed.
 */
export const widgetPage = (
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
  return getParsedJson(http, url, parseWidget, { shopName });
};

export const parseWidget = ({
  response,
  shopName,
}: Received & { shopName: string }): WidgetPage => {
  const body = parseBody(response, 'Judge.me', answerSchema);
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
  const elements = DomUtils.findAll(() => true, [...parseHtml(html)]);
  const stating = elements.find(({ attribs }) => attribs['data-average-rating'] !== undefined);
  const pages = elements
    .filter((element) => hasClass(element, 'jdgm-paginate__page'))
    .map(({ attribs }) => parseCount(attribs['data-page']) ?? 0);
  return {
    reviews: outermostReviews(elements).map(readWidgetReview),
    rating: parseRating({ value: stating?.attribs['data-average-rating'] }),
    histogram: starHistogram(
      elements
        .filter(
          (element) => hasClass(element, 'jdgm-histogram__row') && 'data-rating' in element.attribs,
        )
        .map(({ attribs }) => ({
          rating: parseRating({ value: attribs['data-rating'] }),
          count: parseCount(attribs['data-frequency']),
        })),
    ),
    lastPage: pages.reduce((highest, page) => Math.max(highest, page), 0),
  };
};

/** The reviews among elements in the order of the document. A nested review is part of the outer one. */
const outermostReviews = (elements: readonly HtmlElement[]): HtmlElement[] => {
  const inside = new Set<HtmlElement>();
  return elements.filter((element) => {
    const isReview = hasClass(element, 'jdgm-rev');
    const { parent } = element;
    const isInside = parent !== null && DomUtils.isTag(parent) && inside.has(parent);
    if (isReview || isInside) inside.add(element);
    return isReview && !isInside;
  });
};
