import { z } from 'zod';
import { productMatch } from '../matching/product-match.ts';
import { sharedWords, titleMatchesInPart } from '../matching/title-match.ts';
import { eachPart } from '../paging/each-part.ts';
import { readResume, writeResume } from '../paging/resume.ts';
import { foundReview } from '../parsing/found-review.ts';
import { MarkupTooComplexError } from '../parsing/html-document.ts';
import { type ReviewedThing, reviewedThings } from '../parsing/structured-data/reviewed-things.ts';
import type { Http } from '../source/http.ts';
import type { FoundReview, Page, Source } from '../source/source.ts';
import { SourceError } from '../source/source-failure.ts';

/**
 * The product pages that the caller names, read by what they say to machines: schema.org Product in JSON-LD or microdata,
 * https://schema.org/Product. robots.txt is obeyed; a page may take 15 s and 10 MB.
 *
 * Taken are the products on a page that fit the product asked for as what a search finds must; where none does, the one whose
 * name shares most with it, half of the words at least. A page without any is no failure: it has no reviews.
 *
 * A page that fails costs itself: a later page of reviews names it in `failures`. The source fails when every page does, but
 * never rests: other callers name other pages.
 *
 * A resume token says for each page how many of its reviews were given.
 */
export const productpage = (): Source => ({
  name: 'productpage',
  collect: ({ productName, productUrls, resume, http }) =>
    eachPart(
      productUrls.map((address, index) => ({
        key: address,
        name: `Page ${index + 1} of productUrls`,
        read: (at) => readPage(http, address, productName, at),
      })),
      resume,
    ),
});

/** Reviews that are given at once; a page can hold thousands. */
const chunk = 100;

async function* readPage(
  http: Http,
  address: string,
  productName: string,
  resume: string | undefined,
): AsyncGenerator<Page, void, undefined> {
  const { text, url } = await fetchPage(http, address);
  const products = fitting(productsOf(text), productName);
  const all = products.flatMap((product) =>
    product.reviews.map((review) => ({ ...review, productTitle: product.name, url: url.href })),
  );
  const start = readResume(resume, z.number().int().min(0)) ?? 0;
  for (let from = start; from === 0 || from < all.length; from += chunk) {
    const part = all.slice(from, from + chunk);
    const reviews = part.flatMap((review): FoundReview[] => {
      const found = review.placeholder ? undefined : foundReview(review);
      return found === undefined ? [] : [found];
    });
    const [product] = products;
    const stated = { rating: product?.statedRating ?? null, count: product?.statedCount ?? null };
    yield {
      reviews,
      dropped: part.length - reviews.length,
      expected: all.length,
      ...(from === 0 ? { stated } : {}),
      resume: writeResume(from + chunk),
    };
  }
}

const fetchPage = async (http: Http, address: string) => {
  if (!URL.canParse(address)) {
    throw new SourceError('SOURCE_BAD_RESPONSE', 'This is not the address of a page.', {
      retryable: false,
    });
  }
  try {
    return await http.get(new URL(address), {
      foreign: true,
      headers: { accept: 'text/html, application/xhtml+xml' },
      timeoutMs: 15_000,
      maxBytes: 10_000_000,
    });
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { code, message, retryable } = error;
    throw new SourceError(code, message, { retryable, cause: error });
  }
};

const productsOf = (html: string): ReviewedThing[] => {
  try {
    return reviewedThings(html, (types) => types.some((type) => productTypes.has(type)));
  } catch (error) {
    if (!(error instanceof MarkupTooComplexError)) throw error;
    throw new SourceError('SOURCE_BAD_RESPONSE', `The page cannot be read: ${error.message}.`, {
      retryable: false,
      cause: error,
    });
  }
};

/** Product and the kinds of it that schema.org knows. */
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

const fitting = (products: readonly ReviewedThing[], productName: string): ReviewedThing[] => {
  const nameOf = ({ name }: ReviewedThing) => name ?? '';
  const well = products.filter(
    (product) => productMatch(productName, { title: nameOf(product), gtins: product.gtins }) > 0,
  );
  if (well.length > 0) return well;
  const inPart = products.filter((product) => titleMatchesInPart(productName, nameOf(product)));
  const share = (product: ReviewedThing) => sharedWords(productName, nameOf(product));
  return inPart.sort((one, other) => share(other) - share(one)).slice(0, 1);
};
