import { z } from 'zod';
import { secret, serviceUrl } from '../../../process/value-types.ts';
import { productMatch } from '../../matching/product-match.ts';
import { endpoint } from '../../paging/endpoint.ts';
import { readResumeToken, writeResumeToken } from '../../paging/resume-token.ts';
import { getJson } from '../../parsing/get-json.ts';
import { parseReviews, validItems } from '../../parsing/parse-reviews.ts';
import { errorText } from '../../source/error-text.ts';
import type { Http } from '../../source/http.ts';
import type { Source } from '../../source/source.ts';
import { SourceError } from '../../source/source-error.ts';
import { withAdvice } from '../../source/unauthorized.ts';
import { readShoppingReview, shoppingProductSchema, shoppingReviewSchema } from './product.ts';

export const serpapiSettings = z.object({ SERPAPI_KEY: secret, SERPAPI_URL: serviceUrl });

type Settings = z.infer<typeof serpapiSettings>;

/**
 * Google Shopping reviews, through SerpApi: https://serpapi.com/google-shopping-api to search, then
 * https://serpapi.com/google-immersive-product-api for each of the best matches. Reads at most five products, because each
 * request is billed as a search. The format of `user_reviews` follows the documentation; no recording was available.
 *
 * `stated` comes from the best match. The resume token lists the products already read; a later attempt searches again and skips
 * them.
 */
export const serpapi = (settings: Settings): Source => ({
  name: 'serpapi',
  async *collect({ productName, resume, http }) {
    const readKeys = readResumeToken(resume, z.array(z.string())) ?? [];
    const products = await search(http, settings, productName);
    for (const product of products) {
      if (readKeys.includes(product.key)) continue;
      const answer = await fetchResults(http, settings, shoppingProductSchema, {
        engine: 'google_immersive_product',
        page_token: product.token,
      });
      readKeys.push(product.key);
      const { title = null, stated, reviews = [] } = answer ?? {};
      const isMatch = title === null || productMatch(productName, { title }) > 0;
      yield {
        ...(isMatch
          ? parseReviews(reviews, shoppingReviewSchema, (review) => ({
              ...readShoppingReview(review),
              productTitle: title ?? product.title,
            }))
          : { reviews: [], dropped: reviews.length }),
        ...(stated !== undefined && isMatch && product === products[0] ? { stated } : {}),
        resume: writeResumeToken(readKeys),
      };
    }
  },
});

const maxProducts = 5;

/** The matching products, best first. Products without a page token are skipped: they cannot be requested. */
const search = async (http: Http, settings: Settings, productName: string) => {
  const answer = await fetchResults(http, settings, searchSchema, {
    engine: 'google_shopping',
    q: productName,
  });
  const results = validItems(answer?.shopping_results ?? [], resultSchema)
    .map((result) => ({
      title: result.title,
      token: result.immersive_product_page_token,
      key: String(result.product_id ?? `${result.source}: ${result.title}`),
      score: productMatch(productName, result),
    }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score);
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
});

/**
 * @returns undefined if Google found nothing.
 * @throws {SourceError} including for an `error` that SerpApi sends with status 200.
 */
const fetchResults = async <Answer extends object>(
  http: Http,
  { SERPAPI_KEY: key, SERPAPI_URL: base }: Settings,
  schema: z.ZodType<Answer>,
  parameters: Readonly<Record<string, string>>,
): Promise<Answer | undefined> => {
  const url = endpoint(base, 'search.json', { ...parameters, api_key: key });
  const options = { acceptStatuses: [400], timeoutMs: 60_000 };
  const { body } = await getJson(http, 'SerpApi', url, errorSchema.or(schema), options).catch(
    withAdvice('SerpApi rejected the key. Check SERPAPI_KEY.'),
  );
  if (typeof body !== 'string') return body;
  if (/hasn't returned any results/i.test(body)) return undefined;
  const details = errorText(body, { secrets: [key] });
  throw new SourceError('SOURCE_BAD_RESPONSE', `SerpApi returned an error: ${details}`, {
    retryable: false,
  });
};

const errorSchema = z.object({ error: z.string() }).transform(({ error }) => error);
