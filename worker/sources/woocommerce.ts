import { z } from 'zod';
import { serviceUrls } from '../../process/value-types.ts';
import { productMatch } from '../matching/product-match.ts';
import { endpoint } from '../paging/endpoint.ts';
import { readParts } from '../paging/read-parts.ts';
import { readResumeToken, writeResumeToken } from '../paging/resume-token.ts';
import { parseCount } from '../parsing/count.ts';
import { getParsedJson } from '../parsing/get-parsed.ts';
import { parseBody } from '../parsing/parse-body.ts';
import { parseDate } from '../parsing/parse-date.ts';
import { parseReviews, validItems } from '../parsing/parse-reviews.ts';
import { plainLine } from '../parsing/plain-text.ts';
import { parseRating } from '../parsing/rating.ts';
import type { Http } from '../source/http.ts';
import type { Received } from '../source/parser.ts';
import type { Page, Source } from '../source/source.ts';

export const woocommerceSettings = z.object({ WOOCOMMERCE_URLS: serviceUrls });

/**
 * Reviews in WooCommerce shops, through the Store API:
 * https://github.com/woocommerce/woocommerce/tree/trunk/plugins/woocommerce/src/StoreApi/docs.
 *
 * If a shop fails, the others are still read, and a later page reports it in `failures`. The source fails only if every shop
 * fails.
 *
 * The resume token contains, for each shop, the current product and its next page. Products are read in order of ID, so that
 * a change in the search's order loses none.
 */
export const woocommerce = (settings: z.infer<typeof woocommerceSettings>): Source => ({
  name: 'woocommerce',
  collect: ({ productName, resume, http }) =>
    readParts(
      settings.WOOCOMMERCE_URLS.map((shop, index) => ({
        key: shop.href,
        name: `Shop ${index + 1} of WOOCOMMERCE_URLS`,
        read: (at) => readShop(http, shop, productName, at),
      })),
      resume,
    ),
});

const perPage = 100;

/** Pages read per product at most; no task can keep that many reviews. */
const maxPages = 100;

async function* readShop(
  http: Http,
  shop: URL,
  productName: string,
  resume: string | undefined,
): AsyncGenerator<Page, void, undefined> {
  const products = await searchShop(http, shop, productName);
  const expected = products.reduce(
    (sum, { review_count: count }) => sum + (parseCount(count) ?? 0),
    0,
  );
  const last = readResumeToken(resume, resumeSchema);
  for (const product of products) {
    if (last !== undefined && product.id < last.product) continue;
    let page: number | null = product.id === last?.product ? last.next : 1;
    while (page !== null) {
      const url = endpoint(shop, 'wp-json/wc/store/v1/products/reviews', {
        product_id: product.id,
        per_page: perPage,
        page,
      });
      const { isLast, ...read } = await getParsedJson(http, url, parseReviewList, {
        page,
        shop: shop.host + shop.pathname,
        product,
      });
      const next = isLast ? null : page + 1;
      yield {
        ...read,
        expected,
        ...(page === 1 ? { stated: statedOf(product) } : {}),
        resume: writeResumeToken({ product: product.id, next }),
      };
      page = next;
    }
  }
}

export const parseReviewList = ({
  response,
  page,
  shop,
  product,
}: Received & { page: number; shop: string; product: Product }) => {
  const items = parseBody(response, 'The shop', listSchema);
  return {
    ...parseReviews(items, reviewSchema, (item) => readReview(item, shop, product)),
    isLast: isLastPage(page, items.length, response.headers),
  };
};

const isLastPage = (page: number, items: number, headers: Readonly<Record<string, string>>) => {
  const pages = parseCount(headers['x-wp-totalpages']);
  return items === 0 || page >= maxPages || (pages === null ? items < perPage : page >= pages);
};

/** The shop's matching products that have reviews, sorted by ID. */
const searchShop = (http: Http, shop: URL, productName: string): Promise<Product[]> => {
  const url = endpoint(shop, 'wp-json/wc/store/v1/products', {
    search: productName,
    per_page: perPage,
    page: 1,
  });
  return getParsedJson(http, url, parseProductList, { productName });
};

export const parseProductList = ({ response, productName }: Received & { productName: string }) =>
  validItems(parseBody(response, 'The shop', listSchema), productSchema)
    .filter(({ review_count: count }) => parseCount(count) !== 0)
    .filter(({ name }) => productMatch(productName, { title: plainLine(name) ?? '' }) > 0)
    .sort((one, other) => one.id - other.id);

const resumeSchema = z.object({ product: z.number(), next: z.number().int().min(1).nullable() });

const listSchema = z.array(z.unknown());

const productSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  sku: z.string().nullish().catch(null),
  permalink: z.string().nullish().catch(null),
  /** Since WooCommerce 9.4. */
  brands: z
    .array(z.object({ name: z.string() }))
    .nullish()
    .catch(null),
  average_rating: z.unknown().optional(),
  review_count: z.unknown().optional(),
});

type Product = z.infer<typeof productSchema>;

const reviewSchema = z.object({
  id: z.number().int(),
  /** UTC, without a time zone. */
  date_created_gmt: z.string().nullish(),
  product_name: z.string().nullish(),
  product_permalink: z.string().nullish(),
  reviewer: z.string().nullish(),
  review: z.string(),
  rating: z.unknown().optional(),
  verified: z.boolean().nullish(),
});

const statedOf = ({ average_rating: rating, review_count: count }: Product) => ({
  rating: parseRating({ value: rating }),
  count: parseCount(count),
});

const readReview = (item: z.infer<typeof reviewSchema>, shop: string, product: Product) => ({
  // Review IDs are unique only within a shop.
  sourceId: `${shop}#${item.id}`,
  author: item.reviewer,
  body: item.review,
  rating: parseRating({ value: item.rating }),
  url: item.product_permalink,
  publishedAt: parseDate(item.date_created_gmt),
  verifiedPurchase: item.verified,
  productTitle: item.product_name,
  product: {
    brand: product.brands?.[0]?.name,
    sku: product.sku,
    url: product.permalink ?? item.product_permalink,
  },
});
