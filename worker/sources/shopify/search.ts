import { z } from 'zod';
import { productMatch } from '../../matching/product-match.ts';
import { endpoint } from '../../paging/endpoint.ts';
import { getJson } from '../../parsing/json-answer.ts';
import { plainLine } from '../../parsing/plain-text.ts';
import { wellFormed } from '../../parsing/review-page.ts';
import type { Http } from '../../source/http.ts';
import { productIdSchema } from './page.ts';

export interface ShopProduct {
  readonly title: string;
  /** May stand in an address as it is. */
  readonly handle: string;
  /** Many shops leave it out of what their search answers. */
  readonly id?: string | undefined;
}

/** The fitting products, the best first; equal ones by handle, so that every attempt finds them in the same order. */
export const searchShop = async (
  http: Http,
  shop: URL,
  productName: string,
): Promise<ShopProduct[]> => {
  const url = endpoint(shop, 'search/suggest.json', {
    q: productName,
    'resources[type]': 'product',
    'resources[limit]': 10,
  });
  const { body } = await getJson(http, 'The shop', url, suggestionsSchema);
  return wellFormed(body.resources.results.products ?? [], productSchema)
    .map((product) => ({ ...product, title: plainLine(product.title) ?? '' }))
    .map((product) => ({ product, fit: productMatch(productName, product) }))
    .filter(({ fit }) => fit > 0)
    .sort(
      (one, other) => other.fit - one.fit || (one.product.handle < other.product.handle ? -1 : 1),
    )
    .map(({ product }) => product);
};

const suggestionsSchema = z.object({
  resources: z.object({ results: z.object({ products: z.array(z.unknown()).nullish() }) }),
});

const productSchema = z.object({
  title: z.string(),
  /** Letters of any script, so that it can name nothing but a page below `/products/`. */
  handle: z.string().regex(/^[\p{L}\p{N}_-]{1,255}$/u),
  id: z
    .union([z.string(), z.number().transform(String)])
    .pipe(productIdSchema)
    .optional()
    .catch(undefined),
});
