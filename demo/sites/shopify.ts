import { escapeHtml } from './markup.ts';
import { pageOf } from './page.ts';
import type { ShopifyShop } from './shopify-shop.ts';
import { type DemoSite, html, integerOf, json, type SiteAnswer, text } from './site.ts';
import type { ShopItem } from './woocommerce-stock.ts';

/**
 * A Shopify shop: its predictive search, `/search/suggest.json`, and its product pages, which contain the shop name and the
 * product ID for Judge.me's widget. `judgemeSite` serves the reviews.
 */
export const shopifySite = (shop: ShopifyShop): DemoSite => ({
  name: shop.name,
  answer: ({ url: { pathname, searchParams } }) => {
    if (pathname === '/robots.txt') return text('User-agent: *\nDisallow: /cart\n');
    if (pathname === '/search/suggest.json') return suggest(shop, searchParams);
    const item = shop.stock.bySlug(handleIn(pathname));
    return item ? html(productPage(shop, item)) : html('<h1>Page not found</h1>', 404);
  },
});

const suggest = ({ stock, exposesIds }: ShopifyShop, query: URLSearchParams): SiteAnswer => {
  const limit = integerOf(query.get('resources[limit]'), 10, 1, 10);
  const searchTerm = query.get('q')?.trim();
  if (limit === undefined) return invalid('limit must be between 1 and 10');
  if (!searchTerm) return invalid("Expected a value for the parameter 'q'");
  const products = stock
    .search(searchTerm)
    .slice(0, limit)
    .map((item) => ({
      available: true,
      handle: item.product.slug,
      ...(exposesIds ? { id: item.id } : {}),
      price: `${item.product.price}.00`,
      title: item.title,
      type: '',
      url: `/products/${item.product.slug}?_pos=1&_ss=e`,
      vendor: item.product.brand,
    }));
  return json({ resources: { results: { products } } });
};

const invalid = (description: string): SiteAnswer =>
  json({ status: 422, message: 'Invalid parameter error', description }, { status: 422 });

const productPage = ({ name, domain }: ShopifyShop, { id, title, product }: ShopItem): string =>
  pageOf({
    title: `${title} – ${name}`,
    head: `<script>
var Shopify = Shopify || {};
Shopify.shop = "${domain}";
Shopify.locale = "en";
window.ShopifyAnalytics = window.ShopifyAnalytics || {};
var meta = {"product":{"id":${id},"vendor":${scriptSafe(product.brand)},"type":""},"page":{"pageType":"product","resourceType":"product","resourceId":${id}}};
</script>`,
    body: `<h1>${escapeHtml(title)}</h1>
<p>€${product.price}.00</p>
<div class='jdgm-widget jdgm-review-widget' data-id='${id}' data-widget='review'></div>`,
  });

/** JSON that cannot close the surrounding script element. */
const scriptSafe = (data: unknown): string => JSON.stringify(data).replaceAll('<', '\\u003c');

const handleIn = (pathname: string): string => {
  try {
    return decodeURIComponent(/^\/products\/([^/]+)$/.exec(pathname)?.[1] ?? '');
  } catch {
    return '';
  }
};
