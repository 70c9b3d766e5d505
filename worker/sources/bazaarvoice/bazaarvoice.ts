import { z } from 'zod';
import { serviceUrl } from '../../../process/value-types.ts';
import { eachPart } from '../../paging/each-part.ts';
import { endpoint } from '../../paging/endpoint.ts';
import { readResume, writeResume } from '../../paging/resume.ts';
import { reviewsOf, wellFormed } from '../../parsing/review-page.ts';
import type { Http } from '../../source/http.ts';
import type { Page, Source } from '../../source/source.ts';
import { ask } from './answer.ts';
import { passkeys, type Retailer } from './passkeys.ts';
import {
  fitOf,
  productsIn,
  type RetailerProduct,
  retailerProductSchema,
  reviewCountOf,
  statedOf,
} from './product.ts';
import { readReview, retailerReviewSchema } from './review.ts';

export const bazaarvoiceSettings = z.object({
  BAZAARVOICE_PASSKEYS: passkeys,
  BAZAARVOICE_URL: serviceUrl,
});

/**
 * Reviews of retailers that Bazaarvoice keeps, through its Conversations API 5.4:
 * https://developers.bazaarvoice.com/v1.0-ConversationsAPI/docs. How commas in a product's ID are escaped is from documentation.
 *
 * At each retailer the three products are read that fit best and have reviews; `stated` is that of the best. A syndicated
 * review has the same ID at every retailer, so that it is one. A retailer that fails costs itself; the source fails when all do.
 *
 * A resume token says for each product where its next page begins. Pages overlap a little, so that a review which is taken down
 * while they are read moves none past the reader; what so comes twice is known by its ID.
 */
export const bazaarvoice = (settings: z.infer<typeof bazaarvoiceSettings>): Source => ({
  name: 'bazaarvoice',
  collect: ({ productName, resume, http }) =>
    eachPart(
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

/** Where reading of one product ends: more reviews than any task can keep. */
const maxOffset = 10_000;

async function* readRetailer(
  http: Http,
  base: URL,
  retailer: Retailer,
  productName: string,
  resume: string | undefined,
): AsyncGenerator<Page, void, undefined> {
  const places = new Map(readResume(resume, placesSchema));
  const products = await search(http, base, retailer, productName);
  const expected = products.reduce((sum, product) => sum + (reviewCountOf(product) ?? 0), 0);
  for (const product of products) {
    const start = places.get(product.Id);
    let offset: number | null = start === undefined ? 0 : start;
    while (offset !== null) {
      const url = reviewsAddress(base, retailer, product.Id, offset);
      const { Results: items, TotalResults, Includes } = await ask(http, retailer, url);
      const about = productsIn(Includes?.Products);
      const end = offset + items.length;
      const isLast = items.length === 0 || end >= Math.min(TotalResults ?? maxOffset, maxOffset);
      const next: number | null = isLast ? null : Math.max(offset + 1, end - overlap);
      places.set(product.Id, next);
      const isFirst = offset === 0 && product === products[0];
      yield {
        ...reviewsOf(items, retailerReviewSchema, (item) => {
          const subject = about.get(item.ProductId ?? '') ?? product;
          // Families of products share their reviews.
          const fits = subject.Id === product.Id || fitOf(productName, subject) > 0;
          return fits ? readReview(item, subject) : undefined;
        }),
        ...(expected === 0 ? {} : { expected }),
        ...(isFirst ? { stated: statedOf(about.get(product.Id) ?? product) } : {}),
        resume: writeResume([...places]),
      };
      offset = next;
    }
  }
}

/** The retailer's fitting products that have reviews, the best first; equal ones by ID, so that every attempt finds the same. */
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
  const { Results: items } = await ask(http, retailer, url);
  return wellFormed(items, retailerProductSchema)
    .filter((product) => reviewCountOf(product) !== 0)
    .map((product) => ({ product, fit: fitOf(productName, product) }))
    .filter(({ fit }) => fit > 0)
    .sort((one, other) => other.fit - one.fit || (one.product.Id < other.product.Id ? -1 : 1))
    .slice(0, maxProducts)
    .map(({ product }) => product);
};

const reviewsAddress = (base: URL, retailer: Retailer, product: string, offset: number): URL =>
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

/** For each product the offset of its next page; null behind its last. */
const placesSchema = z.array(z.tuple([z.string(), z.number().int().min(0).nullable()]));
