import { z } from 'zod';
import { serviceUrl } from '../../../process/value-types.ts';
import { bestFirst } from '../../matching/best-first.ts';
import { endpoint } from '../../paging/endpoint.ts';
import { readParts } from '../../paging/read-parts.ts';
import { readResumeToken, writeResumeToken } from '../../paging/resume-token.ts';
import { getParsedJson } from '../../parsing/get-parsed.ts';
import { memoize } from '../../parsing/memoize.ts';
import { parseReviews, validItems } from '../../parsing/parse-reviews.ts';
import type { Http } from '../../source/http.ts';
import type { Parser, Received } from '../../source/parser.ts';
import type { Page, Source } from '../../source/source.ts';
import { withAdvice } from '../../source/unauthorized.ts';
import { parseList, rejectedPasskey } from './api.ts';
import { passkeys, type Retailer } from './passkeys.ts';
import {
  matchScore,
  productsIn,
  type RetailerProduct,
  retailerProductSchema,
  reviewCount,
  statedOf,
} from './product.ts';
import { readReview, retailerReviewSchema } from './review.ts';

export const bazaarvoiceSettings = z.object({
  BAZAARVOICE_PASSKEYS: passkeys,
  BAZAARVOICE_URL: serviceUrl,
});

/**
 * Retailers' reviews hosted by Bazaarvoice, read through its Conversations API 5.4:
 * https://developers.bazaarvoice.com/v1.0-ConversationsAPI/docs. The escaping of commas in product IDs follows the
 * documentation; it was not verified against the service.
 *
 * Reads up to three products per retailer: the best matches that have reviews. `stated` comes from the best match. A syndicated
 * review has the same ID at every retailer and counts once. If a retailer fails, the others are still read; the source fails
 * only if all of them fail.
 *
 * The resume token contains the next offset of each product. Pages overlap slightly, so that a review deleted between two
 * requests does not shift another one past the reader. Reviews that appear twice are recognized by ID.
 */
export const bazaarvoice = (settings: z.infer<typeof bazaarvoiceSettings>): Source => ({
  name: 'bazaarvoice',
  collect: ({ productName, resume, http }) =>
    readParts(
      settings.BAZAARVOICE_PASSKEYS.map((retailer) => ({
        key: retailer.name,
        name: `Retailer ${retailer.name} of BAZAARVOICE_PASSKEYS`,
        read: (at) => readRetailer(http, settings.BAZAARVOICE_URL, retailer, productName, at),
      })),
      resume,
    ),
});

const maxProducts = 3;
const perPage = 100;
const overlap = 5;

/** Reviews read per product at most; no task can keep that many. */
const maxOffset = 10_000;

/**
 * The offset of the page after one with some items; null after the last.
 *
 * @param total the number of items on all pages; null if unknown.
 */
export const nextOffset = (offset: number, items: number, total: number | null): number | null => {
  const end = offset + items;
  const isLast = items === 0 || end >= Math.min(total ?? maxOffset, maxOffset);
  return isLast ? null : Math.max(offset + 1, end - overlap);
};

async function* readRetailer(
  http: Http,
  base: URL,
  retailer: Retailer,
  productName: string,
  resume: string | undefined,
): AsyncGenerator<Page, void, undefined> {
  const nextOffsets = new Map(readResumeToken(resume, nextOffsetsSchema));
  const products = await search(http, base, retailer, productName);
  const expected = products.reduce((sum, product) => sum + (reviewCount(product) ?? 0), 0);
  for (const product of products) {
    const start = nextOffsets.get(product.Id);
    let offset: number | null = start === undefined ? 0 : start;
    while (offset !== null) {
      const url = reviewsUrl(base, retailer, product.Id, offset);
      const input = { retailer, productName, product };
      const { items, total, stated, ...read } = await fetch(http, url, parseReviewList, input);
      const next: number | null = nextOffset(offset, items, total);
      nextOffsets.set(product.Id, next);
      const isFirst = offset === 0 && product === products[0];
      yield {
        ...read,
        ...(expected === 0 ? {} : { expected }),
        ...(isFirst ? { stated } : {}),
        resume: writeResumeToken([...nextOffsets]),
      };
      offset = next;
    }
  }
}

/** The retailer's matching products that have reviews, best first. */
const search = (
  http: Http,
  base: URL,
  retailer: Retailer,
  productName: string,
): Promise<RetailerProduct[]> => {
  const url = request(base, 'data/products.json', retailer, {
    search: productName,
    Stats: 'Reviews',
    Limit: perPage,
  });
  return fetch(http, url, parseProductList, { retailer, productName });
};

const fetch = <Input extends Asked, Output>(
  http: Http,
  url: URL,
  parser: Parser<Input & Received, Output>,
  input: Input,
): Promise<Output> =>
  getParsedJson(http, url, parser, input).catch(withAdvice(rejectedPasskey(input.retailer)));

interface Asked {
  readonly retailer: Retailer;
  readonly productName: string;
}

export const parseProductList = ({ response, retailer, productName }: Received & Asked) =>
  bestFirst(
    validItems(parseList(response, retailer).Results, retailerProductSchema).filter(
      (product) => reviewCount(product) !== 0,
    ),
    (product) => matchScore(productName, product),
    ({ Id }) => Id,
  ).slice(0, maxProducts);

/** @param product the one whose reviews were requested. */
export const parseReviewList = ({
  response,
  retailer,
  productName,
  product,
}: Received & Asked & { readonly product: RetailerProduct }) => {
  const { Results: items, TotalResults, Includes } = parseList(response, retailer);
  const productsById = productsIn(Includes?.Products);
  const isMatch = memoize(
    (subject: RetailerProduct) =>
      // Product families share their reviews.
      subject.Id === product.Id || matchScore(productName, subject) > 0,
  );
  return {
    ...parseReviews(items, retailerReviewSchema, (item) => {
      const subject = productsById.get(item.ProductId ?? '') ?? product;
      return isMatch(subject) ? { ...readReview(item, subject), site: retailer.name } : undefined;
    }),
    items: items.length,
    total: TotalResults ?? null,
    stated: statedOf(productsById.get(product.Id) ?? product),
  };
};

/** @param product its ID. */
export const reviewsUrl = (base: URL, retailer: Retailer, product: string, offset: number): URL =>
  request(base, 'data/reviews.json', retailer, {
    Filter: `ProductId:${product.replace(/[\\,:]/g, '\\$&')}`,
    Include: 'Products',
    Stats: 'Reviews',
    Sort: 'SubmissionTime:desc',
    Limit: perPage,
    Offset: offset,
  });

const request = (
  base: URL,
  path: string,
  { passkey }: Retailer,
  parameters: Readonly<Record<string, string | number>>,
): URL => endpoint(base, path, { apiversion: '5.4', passkey, ...parameters });

/** The offset of each product's next page; null after its last. */
const nextOffsetsSchema = z.array(z.tuple([z.string(), z.number().int().min(0).nullable()]));
