import { expect, onTestFinished, test } from 'vitest';
import { judgemeSite } from '../../../demo/sites/judgeme.ts';
import { serveSite } from '../../../demo/sites/serve-site.ts';
import { shopifySite } from '../../../demo/sites/shopify.ts';
import { shopifyShop } from '../../../demo/sites/shopify-shop.ts';
import { noReviewDetails } from '../../support/contract/samples.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { productDetails } from '../../support/sources/reviews.ts';
import {
  openJudgeMe,
  openShop,
  product,
  productPage,
  review,
  source,
} from '../../support/sources/shopify/shop-site.ts';

test('reviews of the matching product are read through Judge.me', async () => {
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
      ...noReviewDetails,
      platform: 'Judge.me',
      unhelpfulVotes: 9,
      replies: [{ author: null, body: 'The shop says thanks.', publishedAt: null }],
      productDetails: productDetails(`${shop.url}products/kettle`),
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

test('reviews of another product in the same group are dropped', async () => {
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

test.each([true, false])(
  'the demo’s shop is read completely, whether or not its search returns IDs: %s',
  async (exposesIds) => {
    const shop = shopifyShop({
      name: 'Hobbs & Co',
      reviews: [120, 130],
      syndicates: true,
      exposesIds,
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
