import { askedItems } from '../matching/asked-items.ts';
import { escapeHtml } from '../parsing/escape-html.ts';
import { type RawReview, toFoundReview } from '../parsing/found-review.ts';
import { MarkupTooComplexError } from '../parsing/parse-html.ts';
import { plainLine } from '../parsing/plain-text.ts';
import { toProductDetails } from '../parsing/review-details.ts';
import type { ItemReview } from '../parsing/structured-data/item-review.ts';
import { readReviewedPage } from '../parsing/structured-data/read-reviewed-page.ts';
import type { ReviewedPage } from '../parsing/structured-data/reviewed-item.ts';
import { uniqueReviews } from '../parsing/structured-data/unique-reviews.ts';
import { webUrl } from '../parsing/web-url.ts';
import type { Received } from '../source/parser.ts';
import type { FoundReview, Stated } from '../source/source.ts';
import { SourceError } from '../source/source-error.ts';
import type { MarkedPage } from './marked-page.ts';
import type { PlatformMark } from './platform.ts';
import { findMarks, type PageProduct } from './platform-readers.ts';

/** A product page: what it shows itself, and the marks of the platforms behind it. */
export interface ShownPage {
  readonly about: PageProduct;
  /** Its own reviews, in its order; null for a placeholder, or what is neither text nor rating. */
  readonly own: readonly (FoundReview | null)[];
  readonly stated: Stated;
  readonly marks: readonly PlatformMark[];
}

/** What is read of a page that does not describe the product asked for. */
export type OtherPage = Pick<ShownPage, 'marks'> & {
  /** The names of the products that it describes instead. */
  readonly names: readonly string[];
};

/**
 * Reads a page in a thread, within the limits of structured data.
 *
 * @param marked the same page.
 * @throws {SourceError} SOURCE_BAD_RESPONSE if it is too complex.
 */
export const readShownPage = (
  response: Received['response'],
  marked: MarkedPage,
): ShownPage | OtherPage => {
  const { productName } = marked;
  const page = pageOf(response);
  const marks = findMarks(marked);
  const found = askedItems(page, productName, marks.length > 0);
  if (found === undefined) {
    return {
      marks,
      names: page.items.flatMap(({ kind, name }) =>
        kind === 'product' && name !== null ? [name] : [],
      ),
    };
  }
  const parts = found.parts.map(({ name, product, reviews }) => ({
    // Once for all of its reviews: a hostile title is long.
    title: plainLine(escapeHtml(name ?? '')),
    product: { ...product, url: webUrl(product.url, response.url) },
    reviews,
  }));
  const reviews = parts.map(({ title: productTitle, product, reviews }) => {
    const productDetails = toProductDetails(product);
    return reviews.map((review) => ({ ...review, productTitle, productDetails }));
  });
  const [{ title, product } = { title: null, product: {} }] = parts;
  return {
    about: { productName, title, product, url: response.url },
    marks,
    own: uniqueReviews(reviews).map((review) => {
      if (review.placeholder) return null;
      const { productTitle, productDetails } = review;
      const read = toFoundReview(escaped({ ...review, url: response.url }));
      return read ? { ...read, productTitle, productDetails } : null;
    }),
    stated: found.stated,
  };
};

/** These texts of structured data are read as plain text, and `toFoundReview` expects HTML. */
const escaped = (review: ItemReview & { url: string }): RawReview => {
  const html = (text: string | null) => (text === null ? null : escapeHtml(text));
  const { author, title, body, rating, url, publishedAt, details } = review;
  return {
    ...details,
    rating,
    url,
    publishedAt,
    author: html(author),
    title: html(title),
    body: html(body),
  };
};

const pageOf = ({ text, url }: Received['response']): ReviewedPage => {
  try {
    return readReviewedPage(text, url);
  } catch (error) {
    if (!(error instanceof MarkupTooComplexError)) throw error;
    throw new SourceError('SOURCE_BAD_RESPONSE', `The page cannot be read: ${error.message}.`, {
      retryable: false,
      cause: error,
    });
  }
};
