import { z } from 'zod';
import { bestFirst } from '../../matching/best-first.ts';
import { productMatch } from '../../matching/product-match.ts';
import { readResumeToken, writeResumeToken } from '../../paging/resume-token.ts';
import { parseReviews, validItems } from '../../parsing/parse-reviews.ts';
import type { Http } from '../../source/http.ts';
import type { Received } from '../../source/parser.ts';
import type { Source } from '../../source/source.ts';
import { fetchResults, parseResults, type SerpapiSettings } from './api.ts';
import { readShoppingReview, shoppingProductSchema, shoppingReviewSchema } from './product.ts';

/**
 * Google Shopping reviews, through SerpApi: https://serpapi.com/google-shopping-api to search, then
 * https://serpapi.com/google-immersive-product-api for each of the best matches. Reads at most five products, because each
 * request is billed as a search. The format of `user_reviews` follows the documentation; no recording was available.
 *
 * `stated` comes from the best match. The resume token lists the products already read; a later attempt searches again and skips
 * them.
 */
export const serpapi = (settings: SerpapiSettings): Source => ({
  name: 'serpapi',
  async *collect({ productName, resume, http }) {
    const readKeys = readResumeToken(resume, z.array(z.string())) ?? [];
    const products = await search(http, settings, productName);
    for (const product of products) {
      if (readKeys.includes(product.key)) continue;
      const input = { productName, title: product.title, link: product.link };
      const { stated, ...read } = await fetchResults(http, settings, parseProduct, input, {
        engine: 'google_immersive_product',
        page_token: product.token,
      });
      readKeys.push(product.key);
      yield {
        ...read,
        ...(stated !== undefined && product === products[0] ? { stated } : {}),
        resume: writeResumeToken(readKeys),
      };
    }
  },
});

/** A product in the search results. */
interface FoundProduct {
  readonly title: string;
  /** Its page at Google. */
  readonly link: string | null | undefined;
}

export const parseProduct = ({
  response,
  key,
  productName,
  title: foundTitle,
  link,
}: Received & { key: string; productName: string } & FoundProduct) => {
  const answer = parseResults(response, key, shoppingProductSchema);
  const { title = null, brand, stated, reviews = [] } = answer ?? {};
  if (title !== null && productMatch(productName, { title }) === 0) {
    return { reviews: [], dropped: reviews.length, stated: undefined };
  }
  const read = parseReviews(reviews, shoppingReviewSchema, (review) => ({
    ...readShoppingReview(review),
    productTitle: title ?? foundTitle,
    product: { brand, url: link },
  }));
  return { ...read, stated };
};

const maxProducts = 5;

/** The matching products, best first. Products without a page token are skipped: they cannot be requested. */
const search = (http: Http, settings: SerpapiSettings, productName: string) =>
  fetchResults(
    http,
    settings,
    parseSearch,
    { productName },
    { engine: 'google_shopping', q: productName },
  );

export const parseSearch = ({
  response,
  key,
  productName,
}: Received & { key: string; productName: string }) => {
  const answer = parseResults(response, key, searchSchema);
  const results = bestFirst(validItems(answer?.shopping_results ?? [], resultSchema), (result) =>
    productMatch(productName, result),
  ).map((result) => ({
    title: result.title,
    link: result.product_link,
    token: result.immersive_product_page_token,
    key: String(result.product_id ?? `${result.source}: ${result.title}`),
  }));
  const best = new Map<string, (typeof results)[number]>();
  for (const result of results) if (!best.has(result.key)) best.set(result.key, result);
  return [...best.values()].slice(0, maxProducts);
};

const searchSchema = z.object({ shopping_results: z.array(z.unknown()).nullish() });

const resultSchema = z.object({
  title: z.string(),
  product_id: z.union([z.string(), z.number()]).nullish(),
  immersive_product_page_token: z.string().min(1),
  source: z.string().nullish(),
  product_link: z.string().nullish().catch(null),
});
