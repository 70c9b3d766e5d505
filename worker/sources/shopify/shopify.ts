import { z } from 'zod';
import { serviceUrl, serviceUrls } from '../../../process/value-types.ts';
import { productMatch } from '../../matching/product-match.ts';
import { endpoint } from '../../paging/endpoint.ts';
import { readParts } from '../../paging/read-parts.ts';
import { readResumeToken, writeResumeToken } from '../../paging/resume-token.ts';
import { type RawReview, toFoundReview } from '../../parsing/found-review.ts';
import { webUrl } from '../../parsing/web-url.ts';
import type { Http } from '../../source/http.ts';
import type { FoundReview, Page, Source } from '../../source/source.ts';
import { widgetPage } from './judgeme.ts';
import { judgemeIds } from './page.ts';
import { searchShop } from './search.ts';

export const shopifySettings = z.object({ SHOPIFY_URLS: serviceUrls, JUDGEME_URL: serviceUrl });

/**
 * Reviews in Shopify shops that use Judge.me. Products are found with the shop's predictive search,
 * https://shopify.dev/docs/api/ajax/reference/predictive-search; their pages contain the identifiers that Judge.me uses. Reviews
 * come from the endpoint of Judge.me's widget, which is undocumented and known from recordings; the average in
 * `[data-average-rating]` was not among them.
 *
 * If a shop fails, the others are still read, and a later page reports it in `failures`. The source fails only if every shop
 * fails.
 *
 * The resume token contains the next page of each product. Judge.me's pages overlap: a review that appears twice within an
 * attempt is yielded once.
 */
export const shopify = (settings: z.infer<typeof shopifySettings>): Source => ({
  name: 'shopify',
  collect: ({ productName, resume, http }) =>
    readParts(
      settings.SHOPIFY_URLS.map((shop, index) => ({
        key: shop.href,
        name: `Shop ${index + 1} of SHOPIFY_URLS`,
        read: (at) => readShop(http, { ...settings, shop }, productName, at),
      })),
      resume,
    ),
});

/** Pages read per product at most; no task can keep that many reviews. */
const maxPages = 200;

async function* readShop(
  http: Http,
  { shop, JUDGEME_URL }: { readonly shop: URL; readonly JUDGEME_URL: URL },
  productName: string,
  resume: string | undefined,
): AsyncGenerator<Page, void, undefined> {
  const nextPages = new Map(readResumeToken(resume, nextPagesSchema));
  const products = await searchShop(http, shop, productName);
  let shopName: string | undefined;
  for (const product of products) {
    const start = nextPages.get(product.handle);
    let page: number | null = start === undefined ? 1 : start;
    if (page === null) continue;
    const url = endpoint(shop, `products/${encodeURIComponent(product.handle)}`, {});
    const ids = await judgemeIds(http, url, { shopName, productId: product.id });
    shopName = ids.shopName;
    const seen = new Set<string>();
    while (page !== null) {
      const { reviews, total, rating, histogram, lastPage } = await widgetPage(
        http,
        JUDGEME_URL,
        ids,
        page,
      );
      const newReviews = reviews.filter(isNew(seen));
      const isLast: boolean =
        page >= lastPage &&
        (newReviews.length === 0 || seen.size >= (total ?? Number.POSITIVE_INFINITY));
      const next: number | null = isLast || page >= maxPages ? null : page + 1;
      nextPages.set(product.handle, next);
      const matching = newReviews.flatMap((review): FoundReview[] => {
        const productTitle = review.productTitle ?? product.title;
        // Shops can group products, which then share one list of reviews.
        if (productMatch(productName, { title: productTitle }) === 0) return [];
        const found = toFoundReview({
          ...review,
          productTitle,
          url: url.href,
          product: {
            brand: productTitle === product.title ? product.vendor : null,
            url: webUrl(review.product?.url || undefined, shop.href) ?? url.href,
          },
        });
        return found === undefined ? [] : [found];
      });
      yield {
        reviews: matching,
        dropped: reviews.length - matching.length,
        ...(products.length === 1 && total !== null ? { expected: total } : {}),
        ...(page === 1 ? { stated: { rating, count: total, histogram } } : {}),
        resume: writeResumeToken([...nextPages]),
      };
      page = next;
    }
  }
}

/** The next page of each product, by handle; null after its last. */
const nextPagesSchema = z.array(z.tuple([z.string(), z.number().int().min(1).nullable()]));

const isNew =
  (seen: Set<string>) =>
  ({ sourceId, author, publishedAt, body }: RawReview): boolean => {
    const identity = String(sourceId ?? JSON.stringify([author, publishedAt, body]));
    const isKnown = seen.has(identity);
    seen.add(identity);
    return !isKnown;
  };
