import { z } from 'zod';
import { serviceUrls } from '../../../process/value-types.ts';
import { endpoint } from '../../paging/endpoint.ts';
import { readParts } from '../../paging/read-parts.ts';
import { readResumeToken, writeResumeToken } from '../../paging/resume-token.ts';
import { getParsed } from '../../parsing/get-parsed.ts';
import type { PlatformUrls } from '../../platforms/platform-urls.ts';
import { readPage } from '../../platforms/read-page.ts';
import type { Http } from '../../source/http.ts';
import type { Page, Source } from '../../source/source.ts';
import { goneStatuses, parseShopPage } from './page.ts';
import { searchShop } from './search.ts';

export const shopifySettings = z.object({ SHOPIFY_URLS: serviceUrls });

/**
 * Reviews in Shopify shops. Products are found with the shop's predictive search,
 * https://shopify.dev/docs/api/ajax/reference/predictive-search; their pages say which review platform is behind them, see
 * {@link readPage}. A page without the marks of any is taken for one with Judge.me.
 *
 * If a shop fails, the others are still read, and a later page reports it in `failures`. The source fails only if every shop
 * fails.
 *
 * The resume token contains the position in each product.
 */
export const shopify = (
  settings: z.infer<typeof shopifySettings>,
  platforms: PlatformUrls,
): Source => ({
  name: 'shopify',
  collect: ({ productName, resume, http }) =>
    readParts(
      settings.SHOPIFY_URLS.map((shop, index) => ({
        key: shop.href,
        name: `Shop ${index + 1} of SHOPIFY_URLS`,
        read: (at) => readShop(http, platforms, shop, productName, at),
      })),
      resume,
    ),
});

async function* readShop(
  http: Http,
  platforms: PlatformUrls,
  shop: URL,
  productName: string,
  resume: string | undefined,
): AsyncGenerator<Page, void, undefined> {
  const positions = new Map(readResumeToken(resume, positionsSchema));
  const products = await searchShop(http, shop, productName);
  let shopName: string | undefined;
  for (const product of products) {
    const at = positions.get(product.handle);
    if (at === finished) continue;
    const url = endpoint(shop, `products/${encodeURIComponent(product.handle)}`, {});
    const known = { productName, shopName, product };
    const options = { headers: { accept: 'text/html' }, acceptStatuses: goneStatuses };
    const shown = await getParsed(http, url, parseShopPage, known, options);
    shopName ??= shown.shopName;
    for await (const { expected, resume: position, ...page } of readPage(
      http,
      platforms,
      shown,
      at,
    )) {
      positions.set(product.handle, position);
      yield {
        ...page,
        ...(products.length === 1 && expected !== undefined ? { expected } : {}),
        resume: writeResumeToken([...positions]),
      };
    }
    positions.set(product.handle, finished);
  }
}

/** The position of a product that was read to its end. */
const finished = '';

/** The position in each product, by handle. */
const positionsSchema = z.array(z.tuple([z.string(), z.string()]));
