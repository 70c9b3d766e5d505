import { DomUtils } from 'htmlparser2';
import { z } from 'zod';
import { endpoint } from '../../paging/endpoint.ts';
import { parseCount } from '../../parsing/count.ts';
import type { RawReview } from '../../parsing/found-review.ts';
import { parseBody } from '../../parsing/parse-body.ts';
import {
  type HtmlElement,
  hasClass,
  MarkupTooComplexError,
  parseHtml,
} from '../../parsing/parse-html.ts';
import { parseRating } from '../../parsing/rating.ts';
import { starHistogram } from '../../parsing/star-histogram.ts';
import type { Stated } from '../../source/source.ts';
import { SourceError } from '../../source/source-error.ts';
import { type Platform, pageNumber } from '../platform.ts';
import { shopifyIds } from '../shopify-ids.ts';
import { readWidgetReview } from './widget-review.ts';

/**
 * Judge.me in Shopify shops. Reviews come from the endpoint of its widget, which is undocumented and known from recordings; the average
 * in `[data-average-rating]` was not among them. Pages overlap.
 */
export const judgeme: Platform = {
  find: (page) => {
    const isMarked =
      /\bjdgm\b|\bjudge\.me\b/.test(page.code) ||
      page.elements.some((element) => hasClass(element, 'jdgm-widget'));
    const { shopName: key, productId } = shopifyIds(page);
    return isMarked && key !== undefined && productId !== undefined
      ? { key, productId }
      : undefined;
  },
  url: (base, { key, productId }, at) =>
    endpoint(base, 'reviews/reviews_for_widget', {
      url: key,
      shop_domain: key,
      platform: 'shopify',
      page: pageNumber(at),
      per_page: 100,
      product_id: productId,
    }),
  parse: (response, { key }, at) => {
    const body = parseBody(response, 'Judge.me', answerSchema);
    if (body.html == null) throw invalidResponse(`Judge.me has no shop ${key}`);
    try {
      const { items, lastPage, ...stated } = readWidget(body.html);
      const total = parseCount(body.total_count);
      const page = pageNumber(at);
      return {
        items,
        total,
        stated: { ...stated, count: total },
        next: String(page + 1),
        hasMore: page < lastPage,
      };
    } catch (error) {
      if (!(error instanceof MarkupTooComplexError)) throw error;
      throw invalidResponse(`Judge.me's widget cannot be parsed: ${error.message}`);
    }
  },
};

const answerSchema = z.object({
  html: z.string().nullish(),
  total_count: z.unknown().optional(),
});

const invalidResponse = (message: string) =>
  new SourceError('SOURCE_BAD_RESPONSE', `${message}.`, { retryable: false });

interface Widget extends Pick<Stated, 'rating' | 'histogram'> {
  readonly items: readonly RawReview[];
  /** The highest page number that the widget links to; 0 without links. */
  readonly lastPage: number;
}

const readWidget = (html: string): Widget => {
  const elements = DomUtils.findAll(() => true, [...parseHtml(html)]);
  const stating = elements.find(({ attribs }) => attribs['data-average-rating'] !== undefined);
  const pages = elements
    .filter((element) => hasClass(element, 'jdgm-paginate__page'))
    .map(({ attribs }) => parseCount(attribs['data-page']) ?? 0);
  return {
    items: outermostReviews(elements).map(readWidgetReview),
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
