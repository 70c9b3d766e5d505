import { expect, test } from 'vitest';
import { judgeme } from '../../../worker/platforms/judgeme/judgeme.ts';
import { shopify } from '../../../worker/sources/shopify/shopify.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { platformUrls } from '../../support/sources/platforms/platform-urls.ts';
import { jsonRecording, recording } from '../../support/sources/recordings.ts';
import { openPages } from '../../support/sources/site.ts';

const openShop = (suggestions: unknown) =>
  openPages(({ pathname }) => {
    if (pathname === '/search/suggest.json') return suggestions;
    return '<script>Shopify.shop = "a.myshopify.com"; var meta = {"product":{"id":5}}</script>';
  });

test('a page of the widget is read: empty titles, votes, verified buyers, and no stated average', async () => {
  const shop = await openShop({
    resources: { results: { products: [{ title: 'Hex Key Ring', handle: 'keys' }] } },
  });
  const judgeMe = await openPages(({ searchParams }) =>
    searchParams.get('page') === '1'
      ? jsonRecording('shopify/judgeme-page.json')
      : { html: '', total_count: 3 },
  );
  const { pages } = await collectAll(
    shopify({ SHOPIFY_URLS: [shop.url] }, platformUrls({ judgeme: judgeMe.url })),
    searchFor('Hex Key Ring'),
  );
  const [first] = pages;
  expect(first?.dropped).toBe(0);
  expect(first?.stated).toBeUndefined();
  const verified = { verifiedPurchase: true };
  expect(first?.reviews).toMatchObject([
    {
      ...verified,
      author: 'Customer',
      rating: 5,
      title: null,
      body: 'Every size I needed, on one ring.',
      publishedAt: Date.UTC(2023, 9, 5, 14, 22, 8),
      helpfulVotes: 0,
    },
    {
      ...verified,
      author: 'Maren Oduya',
      rating: 4,
      title: 'Sturdy 👍',
      publishedAt: Date.UTC(2023, 9, 4, 3, 9, 51),
      helpfulVotes: 0,
    },
    {
      ...verified,
      author: 'P.L.',
      rating: 3,
      title: null,
      publishedAt: Date.UTC(2023, 8, 30, 21, 47, 16),
      helpfulVotes: 6,
    },
  ]);
  const text = recording('shopify/judgeme-page.json');
  const response = { status: 200, headers: {}, url: judgeMe.url.href, text };
  const ids = { key: 'a.myshopify.com', productId: '5' };
  const hasMore = ['13', '14'].map((at) => judgeme.parse(response, ids, at).hasMore);
  expect(hasMore).toEqual([true, false]);
});

test('products without IDs are found by name, even if sold out', async () => {
  const shop = await openShop(jsonRecording('shopify/suggestions.json'));
  const judgeMe = await openPages(() => ({ html: '', total_count: 0 }));
  const source = shopify({ SHOPIFY_URLS: [shop.url] }, platformUrls({ judgeme: judgeMe.url }));
  for (const name of ['Halma Red Lentils', 'Sarit Smoked Paprika Powder 75 g']) {
    expect(await collectAll(source, searchFor(name))).toMatchObject({
      failure: undefined,
      reviews: [],
    });
  }
  expect(shop.requests.map(({ pathname }) => pathname)).toEqual([
    '/search/suggest.json',
    '/products/halma-red-lentils-organic-hill-farm',
    '/search/suggest.json',
    '/products/sarit-smoked-paprika-75-g',
  ]);
});
