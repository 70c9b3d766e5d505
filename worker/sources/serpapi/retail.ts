import { z } from 'zod';
import type { SourceName } from '../../../contract/catalogue.ts';
import { bestFirst } from '../../matching/best-first.ts';
import { brandedMatch } from '../../matching/branded-match.ts';
import { readResumeToken, writeResumeToken } from '../../paging/resume-token.ts';
import { parseReviews, validItems } from '../../parsing/parse-reviews.ts';
import type { Received } from '../../source/parser.ts';
import type { Source } from '../../source/source.ts';
import { fetchResults, parseResults, type SerpapiSettings } from './api.ts';
import { readRetailReview, retailReviewSchema, statedOf, statedSchema } from './retail-review.ts';

/** A retailer whose reviews SerpApi reads. */
interface RetailEngine {
  readonly source: SourceName;
  search(productName: string): Readonly<Record<string, string>>;
  /** @param page from 1. */
  reviews(productId: string, page: number): Readonly<Record<string, string>>;
  /** The last page that the retailer shows. */
  readonly lastPage: number;
}

/**
 * Reviews at Walmart, through SerpApi: https://serpapi.com/walmart-search-engine-results, then
 * https://serpapi.com/walmart-product-reviews-api.
 */
export const walmart = (settings: SerpapiSettings): Source =>
  retail(settings, {
    source: 'walmart',
    search: (query) => ({ engine: 'walmart', query }),
    reviews: (id, page) => ({
      engine: 'walmart_product_reviews',
      product_id: id,
      sort: 'submission-desc',
      page: String(page),
    }),
    lastPage: 100,
  });

/**
 * Reviews at The Home Depot, through SerpApi: https://serpapi.com/home-depot-search-api, then
 * https://serpapi.com/home-depot-product-reviews. The retailer shows only pages that begin within the first 501 reviews.
 */
export const homedepot = (settings: SerpapiSettings): Source =>
  retail(settings, {
    source: 'homedepot',
    search: (q) => ({ engine: 'home_depot', q }),
    reviews: (id, page) => ({
      engine: 'home_depot_product_reviews',
      product_id: id,
      sort_by: 'newest',
      pagesize: '100',
      start: String((page - 1) * 100 + 1),
    }),
    lastPage: 6,
  });

/**
 * Reads up to three products, the best matches, because each request is billed as a search. `stated` comes from the
 * best match. Reviews have no IDs: they are recognized by text, author, rating, and day. A page that repeats another one is the last.
 *
 * The resume token contains the next page of each product, and how many reviews were read.
 */
const retail = (settings: SerpapiSettings, engine: RetailEngine): Source => ({
  name: engine.source,
  async *collect({ productName, resume, http }) {
    const positions = new Map(readResumeToken(resume, positionsSchema));
    const products = await fetchResults(
      http,
      settings,
      parseRetailSearch,
      { productName },
      engine.search(productName),
    );
    for (const product of products) {
      let position = positions.get(product.id) ?? { page: 1, read: 0 };
      let previous: string | undefined;
      while (position.page !== null) {
        const { page } = position;
        const parameters = engine.reviews(product.id, page);
        const answer = await fetchResults(
          http,
          settings,
          parseRetailReviews,
          { product },
          parameters,
        );
        const { items, total, stated, start, ...found } = answer;
        const read = position.read + items;
        const isLast =
          items === 0 ||
          start === previous ||
          page >= engine.lastPage ||
          (total !== null && read >= total);
        previous = start;
        position = { page: isLast ? null : page + 1, read };
        positions.set(product.id, position);
        const isFirst = product === products[0] && page === 1;
        yield {
          ...found,
          ...(products.length === 1 && total !== null ? { expected: total } : {}),
          ...(isFirst ? { stated } : {}),
          resume: writeResumeToken([...positions]),
        };
      }
    }
  },
});

const maxProducts = 3;

export const parseRetailSearch = ({
  response,
  key,
  productName,
}: Received & { key: string; productName: string }): RetailProduct[] => {
  const answer = parseResults(response, key, searchSchema);
  const products = validItems(
    [answer?.organic_results ?? answer?.products ?? []].flat(),
    productSchema,
  ).filter(({ id }) => id !== '');
  const results = bestFirst(products, (product) => brandedMatch(productName, product));
  return [...new Map(results.map((product) => [product.id, product])).values()].slice(
    0,
    maxProducts,
  );
};

export const parseRetailReviews = ({
  response,
  key,
  product,
}: Received & { key: string; product: RetailProduct }) => {
  const answer = parseResults(response, key, reviewsSchema);
  const items = answer?.reviews ?? [];
  const stated = statedOf(answer);
  return {
    ...parseReviews(items, retailReviewSchema, (item) => ({
      ...readRetailReview(item),
      url: product.url,
      productTitle: product.title,
      product: { brand: product.brand, url: product.url },
    })),
    items: items.length,
    total: stated.count,
    stated,
    /** What the page begins with. */
    start: JSON.stringify(items[0] ?? null).slice(0, 1000),
  };
};

interface RetailProduct {
  readonly id: string;
  readonly title: string;
  readonly brand: string | null;
  readonly url: string | null;
}

const text = z.string().nullish().catch(null);
const id = z.union([z.string(), z.number().transform(String)]).nullish();

const searchSchema = z.object({
  organic_results: z.array(z.unknown()).nullish(),
  products: z.array(z.unknown()).nullish(),
});

const productSchema = z
  .object({
    us_item_id: id,
    product_id: id,
    title: z.string(),
    brand: text,
    product_page_url: text,
    link: text,
  })
  .transform(
    (result): RetailProduct => ({
      id: result.us_item_id ?? result.product_id ?? '',
      title: result.title,
      brand: result.brand ?? null,
      url: result.product_page_url ?? result.link ?? null,
    }),
  );

const reviewsSchema = statedSchema.extend({ reviews: z.array(z.unknown()).nullish() });

const positionsSchema = z.array(
  z.tuple([
    z.string(),
    z.object({ page: z.number().int().min(1).nullable(), read: z.number().int().min(0) }),
  ]),
);
