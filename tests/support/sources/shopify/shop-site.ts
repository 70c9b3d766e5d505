import { shopify, shopifySettings } from '../../../../worker/sources/shopify/shopify.ts';
import { platformUrls } from '../platforms/platform-urls.ts';
import { openPages } from '../site.ts';

/** A shop whose search always returns the same products. */
export const openShop = ({ products, pages = {} }: Shop) =>
  openPages(({ pathname }) => {
    if (pathname === '/search/suggest.json') return { resources: { results: { products } } };
    return pages[decodeURIComponent(pathname.replace('/products/', ''))];
  });

interface Shop {
  /** The search results. */
  readonly products: readonly unknown[];
  /** Product pages by handle. */
  readonly pages?: Readonly<Record<string, string>>;
}

/** A Judge.me with pages of reviews by product ID. Any other page is empty. */
export const openJudgeMe = (reviews: Readonly<Record<string, readonly WidgetAnswer[]>>) =>
  openPages(({ pathname, searchParams }) => {
    if (pathname !== '/reviews/reviews_for_widget') return undefined;
    const pages = reviews[searchParams.get('product_id') ?? ''] ?? [];
    return pages[Number(searchParams.get('page')) - 1] ?? { html: '', total_count: 0 };
  });

interface WidgetAnswer {
  readonly html: string;
  readonly total_count?: number;
}

/** The source with some shops. */
export const source = (judgeMe: URL, ...shops: readonly URL[]) =>
  shopify(
    shopifySettings.parse({ SHOPIFY_URLS: shops.map(({ href }) => href).join(',') }),
    platformUrls({ judgeme: judgeMe }),
  );

/** A product in a shop's search results. */
export const product = (handle: string, title: string, fields: object = {}) => ({
  handle,
  title,
  url: `/products/${handle}?_pos=1`,
  price: '12.00',
  ...fields,
});

/** A product page as in most themes. */
export const productPage = (shop: string, id: string) => `<!doctype html><html><head><script>
  var Shopify = Shopify || {}; Shopify.shop = "${shop}"; var meta = {"product":{"id":${id},"gid":"x"}};
</script></head><body><h1>A product</h1></body></html>`;

/** A page of reviews that links to page `last` and states `total` reviews. */
export const widget = (of: readonly string[], last: number, total: number): WidgetAnswer => ({
  html: `<div class='jdgm-rev-widg__reviews'>${of.map((id) => review(id)).join('')}</div>${paginate(last)}`,
  total_count: total,
});

const paginate = (last: number) =>
  `<div class='jdgm-paginate'><a class='jdgm-paginate__page' data-page='1'></a>
   <a class='jdgm-paginate__page jdgm-paginate__last-page' data-page='${last}'></a></div>`;

/** A review in Judge.me's markup, with a reply from the shop. */
export const review = (id: string, parts: Partial<Record<string, string>> = {}) => `
<div class='jdgm-rev jdgm-divider-top' data-verified-buyer='${parts['verified'] ?? 'true'}' data-review-id='${id}'
  data-product-title='${parts['product'] ?? 'Acme Kettle'}' data-thumb-up-count='${parts['votes'] ?? '2'}' data-thumb-down-count='9'>
  <div class='jdgm-rev__header'><div class='jdgm-rev__icon'> I </div>
    <span class='jdgm-rev__rating' data-score='${parts['score'] ?? '4'}'><span class='jdgm-star'></span></span>
    <span class='jdgm-rev__timestamp' data-content='2024-01-28 17:36:35 UTC'></span>
    <span class='jdgm-rev__author'>${parts['author'] ?? 'Ida &amp; Co'}</span></div>
  <div class='jdgm-rev__content'><b class='jdgm-rev__title'>${parts['title'] ?? ''}</b>
    <div class='jdgm-rev__body'>${parts['body'] ?? `<p>Text of ${id} &lt;3 &amp; all.</p><p>Second.</p>`}</div></div>
  <div class='jdgm-rev__reply'><div class='jdgm-rev__body'>The shop says thanks.</div></div>
</div>`;
