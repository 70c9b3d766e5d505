import { z } from 'zod';
import { secret, serviceUrl } from '../../../process/value-types.ts';
import { productMatch } from '../../matching/product-match.ts';
import { endpoint } from '../../paging/endpoint.ts';
import { readResume, writeResume } from '../../paging/resume.ts';
import { getJson } from '../../parsing/json-answer.ts';
import { reviewsOf, wellFormed } from '../../parsing/review-page.ts';
import type { Http } from '../../source/http.ts';
import type { Source } from '../../source/source.ts';
import { SourceError } from '../../source/source-failure.ts';
import { withAdvice } from '../../source/unauthorized.ts';
import { readShoppingReview, shoppingProductSchema, shoppingReviewSchema } from './product.ts';

export const serpapiSettings = z.object({ SERPAPI_KEY: secret, SERPAPI_URL: serviceUrl });

type Settings = z.infer<typeof serpapiSettings>;

/**
 * Reviews in Google Shopping, through SerpApi: https://serpapi.com/google-shopping-api, then
 * https://serpapi.com/google-immersive-product-api for each of the products that fit best, five at most: every request costs the
 * operator a search. The form of user reviews in that second answer is from documentation; no recording was seen.
 *
 * `stated` is that of the product that fits best. A resume token names the products that were read; a later attempt searches
 * again and passes over those.
 */
export const serpapi = (settings: Settings): Source => ({
  name: 'serpapi',
  async *collect({ productName, resume, http }) {
    const done = readResume(resume, z.array(z.string())) ?? [];
    const products = await search(http, settings, productName);
    for (const product of products) {
      if (done.includes(product.key)) continue;
      const answer = await ask(http, settings, shoppingProductSchema, {
        engine: 'google_immersive_product',
        page_token: product.token,
      });
      done.push(product.key);
      const { title = null, stated, reviews = [] } = answer ?? {};
      const fits = title === null || productMatch(productName, { title }) > 0;
      yield {
        ...(fits
          ? reviewsOf(reviews, shoppingReviewSchema, (review) => ({
              ...readShoppingReview(review),
              productTitle: title ?? product.title,
            }))
          : { reviews: [], dropped: reviews.length }),
        ...(stated !== undefined && fits && product === products[0] ? { stated } : {}),
        resume: writeResume(done),
      };
    }
  },
});

const maxProducts = 5;

/** The products that fit, the best first. One without a page token cannot be asked for. */
const search = async (http: Http, settings: Settings, productName: string) => {
  const answer = await ask(http, settings, searchSchema, {
    engine: 'google_shopping',
    q: productName,
  });
  return wellFormed(answer?.shopping_results ?? [], resultSchema)
    .map((result) => ({
      title: result.title,
      token: result.immersive_product_page_token,
      key: String(result.product_id ?? `${result.source}: ${result.title}`),
      fit: productMatch(productName, result),
    }))
    .filter(({ fit }) => fit > 0)
    .sort((one, other) => other.fit - one.fit)
    .filter(({ key }, index, all) => all.findIndex((other) => other.key === key) === index)
    .slice(0, maxProducts);
};

const searchSchema = z.object({ shopping_results: z.array(z.unknown()).nullish() });

const resultSchema = z.object({
  title: z.string(),
  product_id: z.union([z.string(), z.number()]).nullish(),
  immersive_product_page_token: z.string().min(1),
  source: z.string().nullish(),
});

/**
 * @returns undefined where Google found nothing.
 * @throws {SourceError} also for an `error` that came with a good status.
 */
const ask = async <Answer extends object>(
  http: Http,
  { SERPAPI_KEY: key, SERPAPI_URL: base }: Settings,
  schema: z.ZodType<Answer>,
  parameters: Readonly<Record<string, string>>,
): Promise<Answer | undefined> => {
  const url = endpoint(base, 'search.json', { ...parameters, api_key: key });
  const options = { accept: [400], timeoutMs: 60_000 };
  const { body } = await getJson(http, 'SerpApi', url, errorSchema.or(schema), options).catch(
    withAdvice('SerpApi does not accept the key. Check SERPAPI_KEY.'),
  );
  if (typeof body !== 'string') return body;
  if (/hasn't returned any results/i.test(body)) return undefined;
  const said = body.replaceAll(key, '…').slice(0, 200);
  throw new SourceError('SOURCE_BAD_RESPONSE', `SerpApi cannot answer: ${said}`, {
    retryable: false,
  });
};

const errorSchema = z.object({ error: z.string() }).transform(({ error }) => error);
