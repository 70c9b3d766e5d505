import { z } from 'zod';
import { secret, serviceUrl } from '../../../process/value-types.ts';
import { productMatch } from '../../matching/product-match.ts';
import { endpoint } from '../../paging/endpoint.ts';
import { readResumeToken, writeResumeToken } from '../../paging/resume-token.ts';
import { getParsedJson } from '../../parsing/get-parsed.ts';
import { parseBody } from '../../parsing/parse-body.ts';
import { parseReviews, validItems } from '../../parsing/parse-reviews.ts';
import { errorText } from '../../source/error-text.ts';
import type { Http } from '../../source/http.ts';
import type { Parser, Received } from '../../source/parser.ts';
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
const search = (http: Http, settings: Settings, productName: string) =>
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
  const results = validItems(answer?.shopping_results ?? [], resultSchema)
    .map((result) => ({
      title: result.title,
      link: result.product_link,
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
  product_link: z.string().nullish().catch(null),
});

const fetchResults = <Input extends object, Output>(
  http: Http,
  { SERPAPI_KEY: key, SERPAPI_URL: base }: Settings,
  parser: Parser<Input & { key: string } & Received, Output>,
  input: Input,
  parameters: Readonly<Record<string, string>>,
): Promise<Output> => {
  const url = endpoint(base, 'search.json', { ...parameters, api_key: key });
  const options = { acceptStatuses: [400], timeoutMs: 60_000 };
  return getParsedJson(http, url, parser, { ...input, key }, options).catch(
    withAdvice('SerpApi rejected the key. Check SERPAPI_KEY.'),
  );
};

/**
 * @param key is removed from messages.
 * @returns undefined if Google found nothing.
 * @throws {SourceError} including for an `error` that SerpApi sends with status 200.
 */
const parseResults = <Answer extends object>(
  response: Received['response'],
  key: string,
  schema: z.ZodType<Answer>,
): Answer | undefined => {
  const body = parseBody(response, 'SerpApi', errorSchema.or(schema));
  if (typeof body !== 'string') return body;
  if (/hasn't returned any results/i.test(body)) return undefined;
  const details = errorText(body, { secrets: [key] });
  throw new SourceError('SOURCE_BAD_RESPONSE', `SerpApi returned an error: ${details}`, {
    retryable: false,
  });
};

const errorSchema = z.object({ error: z.string() }).transform(({ error }) => error);
