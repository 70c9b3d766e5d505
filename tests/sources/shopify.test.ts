import { expect, onTestFinished, test } from 'vitest';
import { judgemeSite } from '../../demo/sites/judgeme.ts';
import { serveSite } from '../../demo/sites/serve-site.ts';
import { shopifySite } from '../../demo/sites/shopify.ts';
import { shopifyShop } from '../../demo/sites/shopify-shop.ts';
import { shopify, shopifySettings } from '../../worker/sources/shopify.ts';
import { collectAll, collectInterrupted, searchFor } from './collecting.ts';
import { openPages, openSite, refuse } from './site.ts';

interface Shop {
  /** What the search answers. */
  readonly products: readonly unknown[];
  /** Pages of products by their handle. */
  readonly pages?: Readonly<Record<string, string>>;
}

const openShop = ({ products, pages = {} }: Shop) =>
  openPages(({ pathname }) => {
    if (pathname === '/search/suggest.json') return { resources: { results: { products } } };
    return pages[decodeURIComponent(pathname.replace('/products/', ''))];
  });

/** Answers for a product with the page asked for; a page that it has not is empty. */
const openJudgeMe = (reviews: Readonly<Record<string, readonly WidgetAnswer[]>>) =>
  openPages(({ pathname, searchParams }) => {
    if (pathname !== '/reviews/reviews_for_widget') return undefined;
    const pages = reviews[searchParams.get('product_id') ?? ''] ?? [];
    return pages[Number(searchParams.get('page')) - 1] ?? { html: '', total_count: 0 };
  });

interface WidgetAnswer {
  readonly html: string;
  readonly total_count?: number;
}

const product = (handle: string, title: string, fields: object = {}) => ({
  handle,
  title,
  url: `/products/${handle}?_pos=1`,
  price: '12.00',
  ...fields,
});

const productPage = (shop: string, id: string) => `<!doctype html><html><head><script>
  var Shopify = Shopify || {}; Shopify.shop = "${shop}"; var meta = {"product":{"id":${id},"gid":"x"}};
</script></head><body><h1>A product</h1></body></html>`;

const review = (id: string, parts: Partial<Record<string, string>> = {}) => `
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

const paginate = (last: number) =>
  `<div class='jdgm-paginate'><a class='jdgm-paginate__page' data-page='1'></a>
   <a class='jdgm-paginate__page jdgm-paginate__last-page' data-page='${last}'></a></div>`;

const ids = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `r${from + index}`);

const widget = (of: readonly string[], last: number, total: number): WidgetAnswer => ({
  html: `<div class='jdgm-rev-widg__reviews'>${of.map((id) => review(id)).join('')}</div>${paginate(last)}`,
  total_count: total,
});

const source = (judgeMe: URL, ...shops: readonly URL[]) =>
  shopify(
    shopifySettings.parse({
      SHOPIFY_URLS: shops.map(({ href }) => href).join(','),
      JUDGEME_URL: judgeMe.href,
    }),
  );

test('reviews of the fitting product are read through Judge.me', async () => {
  const shop = await openShop({
    products: [
      product('case', 'Case for Acme Kettle'),
      product('kettle', 'Acme Kettle &amp; Lid'),
      { title: 'Acme Kettle' },
    ],
    pages: { kettle: productPage('acme-shop.myshopify.com', '8412') },
  });
  const judgeMe = await openJudgeMe({
    8412: [
      {
        html: `<div class='jdgm-rev-widg' data-average-rating='4.6' data-number-of-reviews='3'>${review('r1')}
          ${review('r2', { verified: 'false', title: 'Well &amp; good', votes: '' })}${review('r3', { score: '0', body: ' ' })}</div>`,
        total_count: 3,
      },
    ],
  });
  const { pages, failure } = await collectAll(
    source(judgeMe.url, shop.url),
    searchFor('Acme Kettle'),
  );
  expect(failure).toBeUndefined();
  expect(pages).toMatchObject([{ dropped: 1, expected: 3, stated: { rating: 4.6, count: 3 } }]);
  expect(pages[0]?.reviews).toEqual([
    {
      sourceId: 'r1',
      author: 'Ida & Co',
      title: null,
      body: 'Text of r1 <3 & all.\n\nSecond.',
      rating: 4,
      url: `${shop.url}products/kettle`,
      publishedAt: Date.UTC(2024, 0, 28, 17, 36, 35),
      verifiedPurchase: true,
      helpfulVotes: 2,
      productTitle: 'Acme Kettle',
    },
    expect.objectContaining({
      sourceId: 'r2',
      title: 'Well & good',
      verifiedPurchase: false,
      helpfulVotes: null,
    }),
  ]);
  expect(shop.requests.map(({ pathname }) => pathname)).toEqual([
    '/search/suggest.json',
    '/products/kettle',
  ]);
  expect(Object.fromEntries(shop.requests[0]?.searchParams ?? [])).toEqual({
    q: 'Acme Kettle',
    'resources[type]': 'product',
    'resources[limit]': '10',
  });
  expect(Object.fromEntries(judgeMe.requests[0]?.searchParams ?? [])).toEqual({
    url: 'acme-shop.myshopify.com',
    shop_domain: 'acme-shop.myshopify.com',
    platform: 'shopify',
    page: '1',
    per_page: '100',
    product_id: '8412',
  });
});

test('a search that gives IDs costs one page of the shop alone', async () => {
  const shop = await openShop({
    products: [
      product('kettle', 'Acme Kettle', { id: 8412 }),
      product('kettle-red', 'Acme Kettle, red', { id: '8413' }),
    ],
    pages: { kettle: productPage('acme-shop.myshopify.com', '999') },
  });
  const judgeMe = await openJudgeMe({
    8412: [widget(['a'], 0, 1)],
    8413: [widget(['b'], 0, 1)],
  });
  const { reviews } = await collectAll(source(judgeMe.url, shop.url), searchFor('Acme Kettle'));
  expect(reviews.map(({ sourceId }) => sourceId)).toEqual(['a', 'b']);
  expect(shop.requests).toHaveLength(2);
});

test.each([
  [
    '<script>ShopifyAnalytics={"shop":"x"};Shopify.shop = \'acme.myshopify.com\'</script><p data-product-id="77">',
  ],
  [
    '<script>jdgm.SHOP_DOMAIN = "acme.myshopify.com"; var __st={"rtyp":"product","rid":77}</script>',
  ],
  [
    '<link href="https://acme.myshopify.com/x"><div class="jdgm-widget jdgm-review-widget" data-id="77"></div>',
  ],
  ['<script>var meta = {"product": {"id": 77}}; Shopify.shop="ACME.myshopify.com"</script>'],
])('the shop and the product are found in %j', async (page) => {
  const shop = await openShop({
    products: [product('kettle', 'Acme Kettle')],
    pages: { kettle: page },
  });
  const judgeMe = await openJudgeMe({ 77: [widget(['a'], 0, 1)] });
  const { reviews } = await collectAll(source(judgeMe.url, shop.url), searchFor('Acme Kettle'));
  expect(reviews).toHaveLength(1);
  expect(judgeMe.requests[0]?.searchParams.get('shop_domain')).toBe('acme.myshopify.com');
});

test.each([
  ['a name with a query', 'acme.myshopify.com&product_id=1', '77'],
  ['a name of another domain', 'acme.myshopify.com.evil.test', '77'],
  ['a name that begins with a hyphen', '-acme.myshopify.com', '77'],
  ['a name that is too long', `${'a'.repeat(61)}.myshopify.com`, '77'],
  ['an address for a name', 'https:\\/\\/evil.test', '77'],
  ['a number that is none', 'acme.myshopify.com', '"7/../7"'],
  ['a number that is too long', 'acme.myshopify.com', '7'.repeat(30)],
])('%s does not go into an address', async (_, name, id) => {
  const shop = await openShop({
    products: [product('kettle', 'Acme Kettle')],
    pages: {
      kettle: `<script>Shopify.shop = "${name}"; var meta = {"product":{"id":${id}}}</script>`,
    },
  });
  const judgeMe = await openJudgeMe({});
  const { failure } = await collectAll(source(judgeMe.url, shop.url), searchFor('Acme Kettle'));
  const asked = judgeMe.requests.map(({ searchParams }) => searchParams.get('shop_domain'));
  expect(asked.filter((host) => host !== 'acme.myshopify.com')).toEqual([]);
  expect(asked.length === 0).toBe(failure !== undefined);
  if (failure !== undefined) {
    expect(failure.code).toBe('SOURCE_BAD_RESPONSE');
    expect(failure.message).toContain('SHOPIFY_URLS');
    expect(failure.message).not.toContain('evil');
  }
});

test.each(['../admin', '..', 'a/b', 'a?b', 'a b', ''])(
  'a product with the handle %j is passed over',
  async (handle) => {
    const shop = await openShop({ products: [product(handle, 'Acme Kettle')] });
    const judgeMe = await openJudgeMe({});
    const { pages } = await collectAll(source(judgeMe.url, shop.url), searchFor('Acme Kettle'));
    expect(pages).toEqual([]);
    expect(shop.requests).toHaveLength(1);
  },
);

test('a handle in another script leads to its page', async () => {
  const shop = await openShop({
    products: [product('чайник-2', 'Acme Kettle')],
    pages: { 'чайник-2': productPage('acme.myshopify.com', '77') },
  });
  const judgeMe = await openJudgeMe({ 77: [widget(['a'], 0, 1)] });
  const { reviews } = await collectAll(source(judgeMe.url, shop.url), searchFor('Acme Kettle'));
  expect(reviews).toHaveLength(1);
});

test('a review that stands on two pages is given once, and none is lost', async () => {
  const shop = await openShop({
    products: [product('kettle', 'Acme Kettle', { id: 1 })],
    pages: { kettle: productPage('acme.myshopify.com', '1') },
  });
  const judgeMe = await openJudgeMe({
    1: [widget(ids(1, 5), 0, 9), widget(ids(5, 8), 0, 9), widget(ids(8, 9), 0, 9)],
  });
  const { pages, reviews } = await collectAll(
    source(judgeMe.url, shop.url),
    searchFor('Acme Kettle'),
  );
  expect(reviews.map(({ sourceId }) => sourceId)).toEqual(ids(1, 9));
  expect(pages.map(({ dropped }) => dropped)).toEqual([0, 1, 1]);
  expect(judgeMe.requests).toHaveLength(3);
});

test.each([
  ['a last page that is repeated for ever', () => widget(ids(1, 5), 0, 99)],
  ['a total that is left out', (page: number) => ({ html: page === 1 ? review('r1') : '' })],
  ['reviews without IDs', () => ({ html: review('', { author: 'Max' }), total_count: 5 })],
])('%s ends the reading', async (_, answer) => {
  const shop = await openShop({
    products: [product('kettle', 'Acme Kettle', { id: 1 })],
    pages: { kettle: productPage('acme.myshopify.com', '1') },
  });
  const judgeMe = await openPages(({ searchParams }) => answer(Number(searchParams.get('page'))));
  const { failure } = await collectAll(source(judgeMe.url, shop.url), searchFor('Acme Kettle'));
  expect(failure).toBeUndefined();
  expect(judgeMe.requests).toHaveLength(2);
});

test('pages are read to the last that the widget links to', async () => {
  const shop = await openShop({
    products: [product('kettle', 'Acme Kettle', { id: 1 })],
    pages: { kettle: productPage('acme.myshopify.com', '1') },
  });
  const judgeMe = await openJudgeMe({
    1: [widget(['a'], 3, 1), widget([], 3, 1), widget(['b'], 3, 1), widget(['c'], 3, 1)],
  });
  const { reviews } = await collectAll(source(judgeMe.url, shop.url), searchFor('Acme Kettle'));
  expect(reviews.map(({ sourceId }) => sourceId)).toEqual(['a', 'b']);
});

test('reviews of another product that the shop groups with it are dropped', async () => {
  const shop = await openShop({
    products: [product('kettle', 'Acme Kettle', { id: 1 })],
    pages: { kettle: productPage('acme.myshopify.com', '1') },
  });
  const judgeMe = await openJudgeMe({
    1: [
      {
        html:
          review('a') + review('b', { product: 'Acme Kettle Pro' }) + review('c', { product: '' }),
        total_count: 3,
      },
    ],
  });
  const { pages } = await collectAll(source(judgeMe.url, shop.url), searchFor('Acme Kettle'));
  expect(pages).toMatchObject([{ dropped: 1, reviews: [{ sourceId: 'a' }, { sourceId: 'c' }] }]);
});

test('an attempt interrupted behind any page loses and doubles nothing', async () => {
  const shop = await openShop({
    products: [
      product('kettle', 'Acme Kettle', { id: 1 }),
      product('kettle-red', 'Acme Kettle, red', { id: 2 }),
    ],
    pages: {
      kettle: productPage('acme.myshopify.com', '1'),
      'kettle-red': productPage('acme.myshopify.com', '2'),
    },
  });
  const judgeMe = await openJudgeMe({
    1: [widget(ids(1, 100), 3, 250), widget(ids(101, 200), 3, 250), widget(ids(201, 250), 3, 250)],
    2: [widget(ids(251, 350), 2, 150), widget(ids(351, 400), 2, 150)],
  });
  const shops = source(judgeMe.url, shop.url);
  const reviews = await collectInterrupted(shops, searchFor('Acme Kettle'));
  expect(reviews.map(({ sourceId }) => sourceId)).toEqual(ids(1, 400));
});

test('one shop that fails costs only itself', async () => {
  const good = await openShop({
    products: [product('kettle', 'Acme Kettle')],
    pages: { kettle: productPage('acme.myshopify.com', '1') },
  });
  const closed = await openPages(() => '<form action="/password">Enter the password</form>');
  const down = await openSite((_, __, response) => refuse(response, 503));
  const judgeMe = await openJudgeMe({ 1: [widget(['a'], 0, 1)] });
  const { pages, failure } = await collectAll(
    source(judgeMe.url, closed.url, down.url, good.url),
    searchFor('Acme Kettle'),
  );
  expect(failure).toBeUndefined();
  expect(pages).toMatchObject([{ reviews: [{ sourceId: 'a' }] }]);
  expect(pages[0]?.failures?.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^Shop 1 of SHOPIFY_URLS: .*a web page in place of JSON/),
    expect.stringMatching(/^Shop 2 of SHOPIFY_URLS: .*answered 503/),
  ]);
});

test.each([
  ['no HTML', { error: 'shop not found' }, /does not know acme\.myshopify\.com/],
  ['HTML that is tangled', { html: '<div class="jdgm-rev">'.repeat(100_000) }, /cannot be read/],
  ['another form', { html: 5 }, /form that is not known/],
])('%s from Judge.me is a bad response', async (_, answer, says) => {
  const shop = await openShop({
    products: [product('kettle', 'Acme Kettle')],
    pages: { kettle: productPage('acme.myshopify.com', '1') },
  });
  const judgeMe = await openPages(() => answer);
  const { failure } = await collectAll(source(judgeMe.url, shop.url), searchFor('Acme Kettle'));
  expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE', retryable: false });
  expect(failure?.message).toMatch(says);
});

test('reviews inside each other cost no more than one', async () => {
  const shop = await openShop({
    products: [product('kettle', 'Acme Kettle')],
    pages: { kettle: productPage('acme.myshopify.com', '1') },
  });
  const html = `${'<div class="jdgm-rev">'.repeat(200)}${'<b></b>'.repeat(190_000)}`;
  const judgeMe = await openPages(() => ({ html, total_count: 1 }));
  const { pages } = await collectAll(source(judgeMe.url, shop.url), searchFor('Acme Kettle'));
  expect(pages[0]).toMatchObject({ reviews: [], dropped: 1 });
});

test.each([true, false])(
  'the demo’s shop is read wholly, its search telling IDs: %s',
  async (tellsIds) => {
    const shop = shopifyShop({
      name: 'Hobbs & Co',
      reviews: [120, 130],
      syndicates: true,
      tellsIds,
    });
    const front = await serveSite(shopifySite(shop), 0);
    const judgeMe = await serveSite(judgemeSite([shop]), 0);
    onTestFinished(async () => {
      await Promise.all([front.close(), judgeMe.close()]);
    });
    const { reviews, pages, failure } = await collectAll(
      source(new URL(judgeMe.origin), new URL(front.origin)),
      searchFor('Halden Arc 2 Headphones'),
    );
    expect(failure).toBeUndefined();
    const item = shop.stock.bySlug('halden-arc-2-headphones');
    expect(reviews).toHaveLength(item?.reviews.length ?? 0);
    expect(new Set(reviews.map(({ sourceId }) => sourceId)).size).toBe(reviews.length);
    expect(pages.map(({ dropped }) => dropped)).toEqual([0, 1]);
    expect(reviews.filter(({ body }) => body === '').length).toBeGreaterThan(0);
    const [newest] = item?.reviews ?? [];
    expect(reviews.find(({ author }) => author === newest?.opinion.author)).toMatchObject({
      rating: newest?.opinion.rating,
      publishedAt: newest?.opinion.at.getTime(),
    });
  },
);
