import { expect, test } from 'vitest';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import {
  openJudgeMe,
  openShop,
  product,
  productPage,
  source,
  widget,
} from '../../support/sources/shopify/shop-site.ts';

test('an ID that the search returns, and a shop that another page names, stand in for those of a page', async () => {
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
  expect(shop.requests).toHaveLength(3);
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
  ['a name on another domain', 'acme.myshopify.com.evil.test', '77'],
  ['a name that begins with a hyphen', '-acme.myshopify.com', '77'],
  ['a name that is too long', `${'a'.repeat(61)}.myshopify.com`, '77'],
  ['a URL as a name', 'https:\\/\\/evil.test', '77'],
  ['an ID that is not a number', 'acme.myshopify.com', '"7/../7"'],
  ['an ID that is too long', 'acme.myshopify.com', '7'.repeat(30)],
])('%s is not used in a URL', async (_, name, id) => {
  const shop = await openShop({
    products: [product('kettle', 'Acme Kettle')],
    pages: {
      kettle: `<script>Shopify.shop = "${name}"; var meta = {"product":{"id":${id}}}</script>`,
    },
  });
  const judgeMe = await openJudgeMe({});
  const { failure } = await collectAll(source(judgeMe.url, shop.url), searchFor('Acme Kettle'));
  const shopDomains = judgeMe.requests.map(({ searchParams }) => searchParams.get('shop_domain'));
  expect(shopDomains.filter((host) => host !== 'acme.myshopify.com')).toEqual([]);
  expect(shopDomains.length === 0).toBe(failure !== undefined);
  if (failure !== undefined) {
    expect(failure.code).toBe('SOURCE_BAD_RESPONSE');
    expect(failure.message).toContain('SHOPIFY_URLS');
    expect(failure.message).not.toContain('evil');
  }
});

test.each(['../admin', '..', 'a/b', 'a?b', 'a b', ''])(
  'a product with the handle %j is skipped',
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
