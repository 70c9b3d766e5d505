import { z } from 'zod';
import { bestFirst } from '../../matching/best-first.ts';
import { productMatch } from '../../matching/product-match.ts';
import { endpoint } from '../../paging/endpoint.ts';
import { getParsedJson } from '../../parsing/get-parsed.ts';
import { parseBody } from '../../parsing/parse-body.ts';
import { validItems } from '../../parsing/parse-reviews.ts';
import { plainLine } from '../../parsing/plain-text.ts';
import { productIdSchema } from '../../platforms/shopify-ids.ts';
import type { Http } from '../../source/http.ts';
import type { Received } from '../../source/parser.ts';

export interface ShopProduct {
  readonly title: string;
  /** Safe to use in a URL path. */
  readonly handle: string;
  /** As the shop names the product's brand. */
  readonly vendor?: string | null | undefined;
  /** Many shops omit it from their search results. */
  readonly id?: string | undefined;
}

/** The matching products, best first. */
export const searchShop = (http: Http, shop: URL, productName: string): Promise<ShopProduct[]> => {
  const url = endpoint(shop, 'search/suggest.json', {
    q: productName,
    'resources[type]': 'product',
    'resources[limit]': 10,
  });
  return getParsedJson(http, url, parseSuggestions, { productName });
};

export const parseSuggestions = ({
  response,
  productName,
}: Received & { productName: string }): ShopProduct[] => {
  const body = parseBody(response, 'The shop', suggestionsSchema);
  return bestFirst(
    validItems(body.resources.results.products ?? [], productSchema).map((product) => ({
      ...product,
      title: plainLine(product.title) ?? '',
    })),
    (product) => productMatch(productName, product),
    ({ handle }) => handle,
  );
};

const suggestionsSchema = z.object({
  resources: z.object({ results: z.object({ products: z.array(z.unknown()).nullish() }) }),
});

const productSchema = z.object({
  title: z.string(),
  vendor: z.string().nullish().catch(null),
  /** Letters of any script, but no slashes or dots: a handle must not lead outside `/products/`. */
  handle: z.string().regex(/^[\p{L}\p{N}_-]{1,255}$/u),
  id: z
    .union([z.string(), z.number().transform(String)])
    .pipe(productIdSchema)
    .optional()
    .catch(undefined),
});
