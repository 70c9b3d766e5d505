import { z } from 'zod';
import { askedItems } from '../matching/asked-items.ts';
import { readParts } from '../paging/read-parts.ts';
import { readResumeToken, writeResumeToken } from '../paging/resume-token.ts';
import { escapeHtml } from '../parsing/escape-html.ts';
import { type RawReview, toFoundReview } from '../parsing/found-review.ts';
import { getParsed } from '../parsing/get-parsed.ts';
import { noProductError } from '../parsing/no-product-error.ts';
import { MarkupTooComplexError } from '../parsing/parse-html.ts';
import { plainLine } from '../parsing/plain-text.ts';
import { toProductDetails } from '../parsing/review-details.ts';
import type { ItemReview } from '../parsing/structured-data/item-review.ts';
import { readReviewedPage } from '../parsing/structured-data/read-reviewed-page.ts';
import type { ReviewedPage } from '../parsing/structured-data/reviewed-item.ts';
import { uniqueReviews } from '../parsing/structured-data/unique-reviews.ts';
import { webUrl } from '../parsing/web-url.ts';
import type { Http } from '../source/http.ts';
import type { Received } from '../source/parser.ts';
import type { FoundReview, Page, Source, Stated } from '../source/source.ts';
import { SourceError } from '../source/source-error.ts';

/**
 * Reviews in the structured data of the product pages that the caller names, in JSON-LD or microdata: schema.org Product, or anything
 * else that has reviews, https://schema.org/Product. Obeys robots.txt. A page may take 15 s and have 10 MB.
 *
 * Reads what {@link askedItems} finds on a page. A page without it fails with the reason, such as a robot check, a login, or another
 * product: only a page of the product can have no reviews.
 *
 * If a web page fails, the others are still read, and a later page of reviews reports it in `failures`. The source fails only if
 * every web page fails. A failure never has a cooldown: other callers name other pages.
 *
 * The resume token contains the number of reviews already yielded from each web page.
 */
export const productpage = (): Source => ({
  name: 'productpage',
  collect: ({ productName, productUrls, resume, http }) =>
    readParts(
      productUrls.map((address, index) => ({
        key: address,
        name: `Page ${index + 1} of productUrls`,
        read: (at) => readPage(http, address, productName, at),
      })),
      resume,
    ),
});

/** Reviews per page at most; a web page can contain thousands. */
const perPage = 100;

async function* readPage(
  http: Http,
  address: string,
  productName: string,
  resume: string | undefined,
): AsyncGenerator<Page, void, undefined> {
  const { all, stated } = await fetchPage(http, address, productName);
  const start = readResumeToken(resume, z.number().int().min(0)) ?? 0;
  for (let from = start; from === 0 || from < all.length; from += perPage) {
    const part = all.slice(from, from + perPage);
    const reviews = part.filter((review) => review !== null);
    yield {
      reviews,
      dropped: part.length - reviews.length,
      expected: all.length,
      ...(from === 0 ? { stated } : {}),
      resume: writeResumeToken(from + perPage),
    };
  }
}

export interface ProductPage {
  /** In the order of the page; null for a placeholder, or what is neither text nor rating. */
  readonly all: readonly (FoundReview | null)[];
  readonly stated: Stated;
}

/** @throws {SourceError} with the reason, if the page does not describe the product. */
export const parseProductPage = ({
  response,
  productName,
}: Received & { productName: string }): ProductPage => {
  const page = pageOf(response);
  const found = askedItems(page, productName);
  if (found === undefined) {
    throw noProductError(
      response,
      page.items.flatMap(({ kind, name }) => (kind === 'product' && name !== null ? [name] : [])),
    );
  }
  const reviews = found.parts.map(({ name, product, reviews }) => {
    // Once for all of its reviews: a hostile title is long.
    const productTitle = plainLine(escapeHtml(name ?? ''));
    const url = webUrl(product.url, response.url);
    const productDetails = toProductDetails({ ...product, url });
    return reviews.map((review) => ({ ...review, productTitle, productDetails }));
  });
  return {
    all: uniqueReviews(reviews).map((review) => {
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

const fetchPage = async (http: Http, address: string, productName: string) => {
  if (!URL.canParse(address)) {
    throw new SourceError('SOURCE_BAD_RESPONSE', 'The product URL is malformed.', {
      retryable: false,
    });
  }
  try {
    return await getParsed(http, new URL(address), parseProductPage, { productName }, options);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { code, message, retryable } = error;
    throw new SourceError(code, message, { retryable, cause: error });
  }
};

const options = {
  untrusted: true,
  headers: { accept: 'text/html, application/xhtml+xml' },
  timeoutMs: 15_000,
  maxBytes: 10_000_000,
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
