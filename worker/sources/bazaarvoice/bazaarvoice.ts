import { z } from 'zod';
import { serviceUrl } from '../../../process/value-types.ts';
import { endpoint } from '../../paging/endpoint.ts';
import { readParts } from '../../paging/read-parts.ts';
import { readResumeToken, writeResumeToken } from '../../paging/resume-token.ts';
import { parseReviews, validItems } from '../../parsing/parse-reviews.ts';
import type { Http } from '../../source/http.ts';
import type { Page, Source } from '../../source/source.ts';
import { fetchList } from './api.ts';
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
      const { Results: items, TotalResults, Includes } = await fetchList(http, retailer, url);
      const productsById = productsIn(Includes?.Products);
      const end = offset + items.length;
      const isLast = items.length === 0 || end >= Math.min(TotalResults ?? maxOffset, maxOffset);
      const next: number | null = isLast ? null : Math.max(offset + 1, end - overlap);
      nextOffsets.set(product.Id, next);
      const isFirst = offset === 0 && product === products[0];
      yield {
        ...parseReviews(items, retailerReviewSchema, (item) => {
          const subject = productsById.get(item.ProductId ?? '') ?? product;
          // Product families share their reviews.
          const isMatch = subject.Id === product.Id || matchScore(productName, subject) > 0;
          return isMatch ? readReview(item, subject) : undefined;
        }),
        ...(expected === 0 ? {} : { expected }),
        ...(isFirst ? { stated: statedOf(productsById.get(product.Id) ?? product) } : {}),
        resume: writeResumeToken([...nextOffsets]),
      };
      offset = next;
    }
  }
}

/** The retailer's matching products that have reviews, best first. Ties are sorted by ID, so that every attempt finds the same. */
const search = async (
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
  const { Results: items } = await fetchList(http, retailer, url);
  return validItems(items, retailerProductSchema)
    .filter((product) => reviewCount(product) !== 0)
    .map((product) => ({ product, score: matchScore(productName, product) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || (one.product.Id < other.product.Id ? -1 : 1))
    .slice(0, maxProducts)
    .map(({ product }) => product);
};

const reviewsUrl = (base: URL, retailer: Retailer, product: string, offset: number): URL =>
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
