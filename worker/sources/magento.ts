import { z } from 'zod';
import { serviceUrls } from '../../process/value-types.ts';
import { bestFirst } from '../matching/best-first.ts';
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
import { errorText } from '../source/error-text.ts';
import type { Http } from '../source/http.ts';
import type { Parser, Received } from '../source/parser.ts';
import type { Page, Source } from '../source/source.ts';
import { SourceError } from '../source/source-error.ts';

export const magentoSettings = z.object({ MAGENTO_URLS: serviceUrls });

/**
 * Reviews in Magento and Adobe Commerce shops, through GraphQL with GET:
 * https://developer.adobe.com/commerce/webapi/graphql/schema/products/queries/products/. Not in Adobe Commerce as a Cloud Service, which
 * has no reviews there. The products are asked for first and the reviews of each by itself, because shops limit how deep and complex a
 * query may be. Reviews have no IDs.
 *
 * If a shop fails, the others are still read, and a later page reports it in `failures`. The source fails only if every shop fails.
 *
 * The resume token contains, for each shop, the next page of each product.
 */
export const magento = (settings: z.infer<typeof magentoSettings>): Source => ({
  name: 'magento',
  collect: ({ productName, resume, http }) =>
    readParts(
      settings.MAGENTO_URLS.map((shop, index) => ({
        key: shop.href,
        name: `Shop ${index + 1} of MAGENTO_URLS`,
        read: (at) => readShop(http, shop, productName, at),
      })),
      resume,
    ),
});

const perPage = 100;

/** Pages read per product at most; no task can keep that many reviews. */
const maxPages = 100;

/** Products that a search asks for, and thus may match. */
const maxProducts = 20;

const searchQuery = `query($search: String!) {
  products(search: $search, pageSize: ${maxProducts}) { items { sku name rating_summary review_count } }
}`;

const reviewsQuery = `query($sku: String!, $page: Int!) {
  products(filter: { sku: { eq: $sku } }) {
    items {
      sku
      reviews(pageSize: ${perPage}, currentPage: $page) {
        items { nickname summary text average_rating created_at ratings_breakdown { name value } }
        page_info { total_pages }
      }
    }
  }
}`;

async function* readShop(
  http: Http,
  shop: URL,
  productName: string,
  resume: string | undefined,
): AsyncGenerator<Page, void, undefined> {
  const nextPages = new Map(readResumeToken(resume, nextPagesSchema));
  const products = await ask(http, shop, searchQuery, { search: productName }, parseShopProducts, {
    productName,
  });
  const expected = products.reduce((sum, { stated }) => sum + (stated.count ?? 0), 0);
  for (const product of products) {
    const start = nextPages.get(product.sku);
    let page: number | null = start === undefined ? 1 : start;
    while (page !== null) {
      const variables = { sku: product.sku, page };
      const input = { product, site: shop.host };
      const answer = await ask(http, shop, reviewsQuery, variables, parseShopReviews, input);
      const { items, lastPage, ...read } = answer;
      const isLast: boolean =
        items === 0 || page >= Math.min(lastPage ?? Number.POSITIVE_INFINITY, maxPages);
      const next: number | null = isLast ? null : page + 1;
      nextPages.set(product.sku, next);
      yield {
        ...read,
        ...(expected === 0 ? {} : { expected }),
        ...(page === 1 ? { stated: product.stated } : {}),
        resume: writeResumeToken([...nextPages]),
      };
      page = next;
    }
  }
}

const ask = <Input extends object, Output>(
  http: Http,
  shop: URL,
  query: string,
  variables: object,
  parser: Parser<Input & Received, Output>,
  input: Input,
): Promise<Output> => {
  const parameters = { query: query.replace(/\s+/g, ' '), variables: JSON.stringify(variables) };
  return getParsedJson(http, endpoint(shop, 'graphql', parameters), parser, input, {
    // GraphQL servers also send their errors with these.
    acceptStatuses: [400, 422],
  });
};

/** The matching products that have reviews, best first. */
export const parseShopProducts = ({ response, productName }: Received & { productName: string }) =>
  bestFirst(
    validItems(productsIn(response), productSchema)
      .map((product) => ({
        sku: product.sku,
        title: plainLine(product.name) ?? '',
        stated: {
          // 0 without reviews; 20 is one star.
          rating: parseRating({ value: product.rating_summary, best: 100 }),
          count: parseCount(product.review_count),
        },
      }))
      .filter(({ stated }) => stated.count !== 0),
    (product) => productMatch(productName, product),
    ({ sku }) => sku,
  );

type ShopProduct = ReturnType<typeof parseShopProducts>[number];

export const parseShopReviews = ({
  response,
  product,
  site,
}: Received & { product: ShopProduct; site: string }) => {
  const found = validItems(productsIn(response), reviewedSchema).find(
    ({ sku }) => sku === product.sku,
  );
  const items = found?.reviews?.items ?? [];
  return {
    ...parseReviews(items, reviewSchema, (item) => ({
      ...readReview(item),
      site,
      productTitle: product.title,
      product: { sku: product.sku },
    })),
    items: items.length,
    lastPage: parseCount(found?.reviews?.page_info?.total_pages),
  };
};

/** @throws {SourceError} also for the errors that GraphQL sends with status 200. */
const productsIn = (response: Received['response']): unknown[] => {
  const { data, errors } = parseBody(response, 'The shop', answerSchema);
  if (data?.products) return data.products.items ?? [];
  const messages = (errors ?? []).map(({ message }) => message ?? 'no message');
  throw new SourceError(
    'SOURCE_BAD_RESPONSE',
    `The shop returned an error: ${errorText(messages.join('; ')) || 'no details given'}.`,
    { retryable: false },
  );
};

const text = z.string().nullish().catch(null);
const list = z.array(z.unknown()).nullish();

const answerSchema = z
  .object({
    data: z.object({ products: z.object({ items: list }).nullish() }).nullish(),
    errors: z.array(z.object({ message: text })).nullish(),
  })
  .refine(({ data, errors }) => data != null || errors != null, 'neither data nor errors');

const productSchema = z.object({
  sku: z.string().min(1).max(64),
  name: z.string(),
  rating_summary: z.unknown().optional(),
  review_count: z.unknown().optional(),
});

const reviewedSchema = z.object({
  sku: z.string(),
  reviews: z
    .object({
      items: list,
      page_info: z.object({ total_pages: z.unknown().optional() }).nullish().catch(null),
    })
    .nullish(),
});

const reviewSchema = z.object({
  nickname: text,
  summary: text,
  text,
  /** A percentage, in which a star is 20. */
  average_rating: z.unknown().optional(),
  /** UTC, without a time zone. */
  created_at: text,
  ratings_breakdown: list.catch(null),
});

const breakdownSchema = z.object({ name: z.string(), value: z.unknown() });

const readReview = (review: z.infer<typeof reviewSchema>) => ({
  author: review.nickname,
  title: review.summary,
  body: review.text,
  rating: parseRating({ value: review.average_rating, best: 100 }),
  aspectRatings: aspectsOf(validItems(review.ratings_breakdown ?? [], breakdownSchema)),
  publishedAt: parseDate(review.created_at),
});

/** A single rating, and one that is called so, is of the whole product. */
const aspectsOf = (breakdown: readonly z.infer<typeof breakdownSchema>[]) =>
  breakdown.length < 2
    ? []
    : breakdown
        .filter(({ name }) => !/^\s*(?:overall|rating|total|gesamt)/i.test(name))
        .map(({ name, value }) => ({ name, rating: parseRating({ value }) }));

/** The next page of each product, by SKU; null after its last. */
const nextPagesSchema = z.array(z.tuple([z.string(), z.number().int().min(1).nullable()]));
