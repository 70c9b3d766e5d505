import { z } from 'zod';
import { productMatch } from '../matching/product-match.ts';
import { sharedWords, titleMatchesInPart } from '../matching/title-match.ts';
import { readParts } from '../paging/read-parts.ts';
import { readResumeToken, writeResumeToken } from '../paging/resume-token.ts';
import { escapeHtml } from '../parsing/escape-html.ts';
import { type RawReview, toFoundReview } from '../parsing/found-review.ts';
import { getParsed } from '../parsing/get-parsed.ts';
import { MarkupTooComplexError } from '../parsing/parse-html.ts';
import {
  type ItemReview,
  type ReviewedItem,
  readReviewedItems,
} from '../parsing/structured-data/read-reviewed-items.ts';
import type { Http } from '../source/http.ts';
import type { Received } from '../source/parser.ts';
import type { FoundReview, Page, Source, Stated } from '../source/source.ts';
import { SourceError } from '../source/source-error.ts';

/**
 * Reviews in the structured data of the product pages that the caller names: schema.org Product in JSON-LD or microdata,
 * https://schema.org/Product. Obeys robots.txt. A page may take 15 s and have 10 MB.
 *
 * Reads the products on a page whose names match like a search result's. If none does, reads the one that shares the most words
 * with the product name, at least half of them. A page without such a product is not an error: it has no reviews.
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

export const parseProductPage = ({
  response: { text, url },
  productName,
}: Received & { productName: string }): ProductPage => {
  const products = matchingProducts(productsOf(text), productName);
  const titles = new Map<ItemReview, string | null>();
  for (const { name, reviews } of products) {
    for (const review of reviews) if (!titles.has(review)) titles.set(review, name);
  }
  const [product] = products;
  return {
    all: [...titles].map(([review, productTitle]) =>
      review.placeholder
        ? null
        : (toFoundReview(escaped({ ...review, productTitle, url })) ?? null),
    ),
    stated: { rating: product?.statedRating ?? null, count: product?.statedCount ?? null },
  };
};

/** Structured data is read as plain text, and `toFoundReview` expects HTML. */
const escaped = (review: ItemReview & { productTitle: string | null; url: string }): RawReview => {
  const html = (text: string | null) => (text === null ? null : escapeHtml(text));
  const { author, title, body, productTitle } = review;
  return {
    ...review,
    author: html(author),
    title: html(title),
    body: html(body),
    productTitle: html(productTitle),
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

const productsOf = (html: string): ReviewedItem[] => {
  try {
    return readReviewedItems(html, (types) => types.some((type) => productTypes.has(type)));
  } catch (error) {
    if (!(error instanceof MarkupTooComplexError)) throw error;
    throw new SourceError('SOURCE_BAD_RESPONSE', `The page cannot be read: ${error.message}.`, {
      retryable: false,
      cause: error,
    });
  }
};

/** Product and its subtypes in schema.org. */
const productTypes = new Set([
  'Product',
  'ProductGroup',
  'ProductModel',
  'IndividualProduct',
  'SomeProducts',
  'Vehicle',
  'Car',
  'Motorcycle',
]);

const matchingProducts = (
  products: readonly ReviewedItem[],
  productName: string,
): ReviewedItem[] => {
  const nameOf = ({ name }: ReviewedItem) => name ?? '';
  const matches = products.filter(
    (product) => productMatch(productName, { title: nameOf(product), gtins: product.gtins }) > 0,
  );
  if (matches.length > 0) return matches;
  const partialMatches = products.filter((product) =>
    titleMatchesInPart(productName, nameOf(product)),
  );
  const share = (product: ReviewedItem) => sharedWords(productName, nameOf(product));
  return partialMatches.sort((one, other) => share(other) - share(one)).slice(0, 1);
};
