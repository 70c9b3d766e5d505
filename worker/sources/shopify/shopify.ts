import { z } from 'zod';
import { serviceUrl, serviceUrls } from '../../../process/value-types.ts';
import { productMatch } from '../../matching/product-match.ts';
import { eachPart } from '../../paging/each-part.ts';
import { endpoint } from '../../paging/endpoint.ts';
import { readResume, writeResume } from '../../paging/resume.ts';
import { foundReview, type ReadReview } from '../../parsing/found-review.ts';
import type { Http } from '../../source/http.ts';
import type { FoundReview, Page, Source } from '../../source/source.ts';
import { widgetPage } from './judgeme.ts';
import { placeOf } from './page.ts';
import { searchShop } from './search.ts';

export const shopifySettings = z.object({ SHOPIFY_URLS: serviceUrls, JUDGEME_URL: serviceUrl });

/**
 * Reviews in shops that run Shopify and show their reviews with Judge.me. Products are found by the shop's predictive search,
 * https://shopify.dev/docs/api/ajax/reference/predictive-search; their pages name the shop and the product as Judge.me knows
 * them. Judge.me's pages are those that its widget loads: that interface is not documented, recordings were seen; the mean in
 * `[data-average-rating]` was not among them.
 *
 * A shop that fails costs itself: a later page names it in `failures`. The source fails when every shop does.
 *
 * A resume token says for each product which page is next. Pages of Judge.me overlap: a review that comes twice within an
 * attempt is given once.
 */
export const shopify = (settings: z.infer<typeof shopifySettings>): Source => ({
  name: 'shopify',
  collect: ({ productName, resume, http }) =>
    eachPart(
      settings.SHOPIFY_URLS.map((shop, index) => ({
        key: shop.href,
        name: `Shop ${index + 1} of SHOPIFY_URLS`,
        read: (at) => readShop(http, { ...settings, shop }, productName, at),
      })),
      resume,
    ),
});

/** Pages of reviews of one product that are read: more than any task can keep. */
const maxPages = 200;

async function* readShop(
  http: Http,
  { shop, JUDGEME_URL }: { readonly shop: URL; readonly JUDGEME_URL: URL },
  productName: string,
  resume: string | undefined,
): AsyncGenerator<Page, void, undefined> {
  const places = new Map(readResume(resume, placesSchema));
  const products = await searchShop(http, shop, productName);
  let shopName: string | undefined;
  for (const product of products) {
    const start = places.get(product.handle);
    let page: number | null = start === undefined ? 1 : start;
    if (page === null) continue;
    const url = endpoint(shop, `products/${encodeURIComponent(product.handle)}`, {});
    const place = await placeOf(http, url, { shopName, productId: product.id });
    shopName = place.shopName;
    const seen = new Set<string>();
    while (page !== null) {
      const { reviews, total, rating, lastPage } = await widgetPage(http, JUDGEME_URL, place, page);
      const fresh = reviews.filter(isNew(seen));
      const isLast: boolean =
        page >= lastPage &&
        (fresh.length === 0 || seen.size >= (total ?? Number.POSITIVE_INFINITY));
      const next: number | null = isLast || page >= maxPages ? null : page + 1;
      places.set(product.handle, next);
      const fitting = fresh.flatMap((review): FoundReview[] => {
        const productTitle = review.productTitle ?? product.title;
        // Shops group products, whose reviews then stand together.
        if (productMatch(productName, { title: productTitle }) === 0) return [];
        const found = foundReview({ ...review, productTitle, url: url.href });
        return found === undefined ? [] : [found];
      });
      yield {
        reviews: fitting,
        dropped: reviews.length - fitting.length,
        ...(products.length === 1 && total !== null ? { expected: total } : {}),
        ...(page === 1 ? { stated: { rating, count: total } } : {}),
        resume: writeResume([...places]),
      };
      page = next;
    }
  }
}

/** For each product, by handle, its next page; null behind its last. */
const placesSchema = z.array(z.tuple([z.string(), z.number().int().min(1).nullable()]));

const isNew =
  (seen: Set<string>) =>
  ({ sourceId, author, publishedAt, body }: ReadReview): boolean => {
    const identity = String(sourceId ?? JSON.stringify([author, publishedAt, body]));
    const isKnown = seen.has(identity);
    seen.add(identity);
    return !isKnown;
  };
