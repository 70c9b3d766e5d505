import type { Product } from '../catalogue/product.ts';
import { wordpressHtml, wordpressText } from './markup.ts';
import { type DemoSite, html, integerOf, json, type SiteAnswer, text } from './site.ts';
import { shopPage } from './woocommerce-page.ts';
import { type Shop, type ShopItem, type ShopReview, stockOf } from './woocommerce-stock.ts';

/**
 * A shop with WooCommerce's Store API: `/wp-json/wc/store/v1/products` and `…/products/reviews`, with its paging headers and
 * errors. Products have HTML pages too, so that links in reviews work.
 */
export const woocommerceSite = (shop: Shop): DemoSite => {
  const stock = stockOf(shop);
  return {
    name: shop.name,
    answer: ({ url }) => {
      const { pathname, searchParams, origin } = url;
      switch (pathname) {
        case '/robots.txt':
          return text('User-agent: *\nDisallow: /wp-admin/\n');
        case `${api}/products`:
          return paged(url, stock.search(searchParams.get('search') ?? ''), (item) =>
            productRow(item, origin),
          );
        case `${api}/products/reviews`:
          return paged(url, stock.reviews(searchParams.get('product_id')), (review) =>
            reviewRow(review, origin),
          );
        default: {
          const item = stock.bySlug(/^\/product\/([^/]+)\/?$/.exec(pathname)?.[1] ?? '');
          return item ? html(shopPage(shop, item)) : noRoute();
        }
      }
    },
  };
};

const api = '/wp-json/wc/store/v1';

const paged = <T>(url: URL, list: readonly T[], row: (item: T) => unknown): SiteAnswer => {
  const page = integerOf(url.searchParams.get('page'), 1, 1, 1_000_000);
  const size = integerOf(url.searchParams.get('per_page'), 10, 1, 100);
  if (page === undefined) return invalid('page', 'page must be greater than or equal to 1');
  if (size === undefined) {
    return invalid('per_page', 'per_page must be between 1 (inclusive) and 100 (inclusive)');
  }
  const headers = {
    'x-wp-total': String(list.length),
    'x-wp-totalpages': String(Math.ceil(list.length / size)),
  };
  return json(list.slice((page - 1) * size, page * size).map(row), { headers });
};

const productRow = ({ id, product, title, reviews, average }: ShopItem, origin: string) => ({
  id,
  name: wordpressText(title),
  slug: product.slug,
  parent: 0,
  type: 'simple',
  permalink: permalink(product, origin),
  sku: `${product.slug.slice(0, 3).toUpperCase()}-${id}`,
  short_description: '',
  on_sale: false,
  prices: {
    price: String(product.price * 100),
    regular_price: String(product.price * 100),
    currency_code: 'EUR',
    currency_minor_unit: 2,
  },
  average_rating: reviews.length === 0 ? '0' : average.toFixed(2),
  review_count: reviews.length,
  images: [],
});

const reviewRow = ({ id, item, opinion }: ShopReview, origin: string) => ({
  id,
  date_created: opinion.at.toISOString().slice(0, 19),
  formatted_date_created: opinion.at.toLocaleDateString('en-US', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }),
  date_created_gmt: opinion.at.toISOString().slice(0, 19),
  product_id: item.id,
  product_name: wordpressText(item.title),
  product_permalink: permalink(item.product, origin),
  reviewer: opinion.author,
  review: wordpressHtml(opinion.paragraphs),
  rating: opinion.rating,
  verified: opinion.verified,
  reviewer_avatar_urls: {},
});

const permalink = (product: Product, origin: string): string =>
  `${origin}/product/${encodeURIComponent(product.slug)}/`;

const invalid = (parameter: string, message: string): SiteAnswer =>
  json(
    {
      code: 'rest_invalid_param',
      message: `Invalid parameter(s): ${parameter}`,
      data: { status: 400, params: { [parameter]: message } },
    },
    { status: 400 },
  );

const noRoute = (): SiteAnswer =>
  json(
    { code: 'rest_no_route', message: 'No route was found.', data: { status: 404 } },
    { status: 404 },
  );
