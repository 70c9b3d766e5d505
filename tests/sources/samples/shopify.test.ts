import { describe, expect, test } from 'vitest';
import { widgetPage } from '../../../worker/sources/shopify/judgeme.ts';
import { shopify } from '../../../worker/sources/shopify/shopify.ts';
import { collectAll, openTestHttp, searchFor } from '../../support/sources/collecting.ts';
import { describeRecorded, recordedJson } from '../../support/sources/samples/recorded.ts';
import { openPages } from '../../support/sources/site.ts';

describeRecorded(() => {
  describe('Shopify', () => {
    const openShop = (products: unknown) =>
      openPages(({ pathname }) => {
        if (pathname === '/search/suggest.json') return products;
        return '<script>Shopify.shop = "a.myshopify.com"; var meta = {"product":{"id":5}}</script>';
      });

    test('Judge.me 1: five reviews of page 1 of 61', async () => {
      const shop = await openShop({
        resources: { results: { products: [{ title: 'Screwdriver Bit Set', handle: 'bits' }] } },
      });
      const judgeMe = await openPages(({ searchParams }) =>
        searchParams.get('page') === '1'
          ? recordedJson('shopify/judgeme-bits-page1.json')
          : { html: '', total_count: 5 },
      );
      const { pages } = await collectAll(
        shopify({ SHOPIFY_URLS: [shop.url], JUDGEME_URL: judgeMe.url }),
        searchFor('Screwdriver Bit Set'),
      );
      const [first] = pages;
      expect(first?.dropped).toBe(0);
      expect(first?.stated).toBeUndefined();
      expect(
        first?.reviews.map(({ author, rating, publishedAt, helpfulVotes }) => [
          author,
          rating,
          publishedAt,
          helpfulVotes,
        ]),
      ).toEqual([
        ['Customer', 5, Date.UTC(2024, 0, 28, 17, 36, 35), 0],
        ['Connor Simpson', 5, Date.UTC(2024, 0, 28, 1, 11, 26), 0],
        ['Michael', 5, Date.UTC(2024, 0, 24, 19, 6, 41), 0],
        ['A.R.', 3, Date.UTC(2024, 0, 23, 0, 27, 54), 2],
        ['Robert Kehr', 3, Date.UTC(2024, 0, 20, 19, 9, 59), 0],
      ]);
      expect(first?.reviews.map(({ title }) => title === null)).toEqual([
        true,
        false,
        true,
        true,
        false,
      ]);
      expect(first?.reviews.every(({ verifiedPurchase }) => verifiedPurchase)).toBe(true);
      expect(first?.reviews[2]?.body).toBe('Great product, fast shipping, 10/10 recommend');
      expect(judgeMe.requests).toHaveLength(2);
      const place = { shopName: 'a.myshopify.com', productId: '5' };
      expect((await widgetPage(openTestHttp(), judgeMe.url, place, 1)).lastPage).toBe(61);
    });

    test('suggest: two products without IDs, each found by its name', async () => {
      const shop = await openShop(recordedJson('shopify/suggest-abbreviated.json'));
      const judgeMe = await openPages(() => ({ html: '', total_count: 0 }));
      const source = shopify({ SHOPIFY_URLS: [shop.url], JUDGEME_URL: judgeMe.url });
      for (const name of ['Udhaiyam Toor Dal', 'Malika Asafoetida Powder 100 g']) {
        expect(await collectAll(source, searchFor(name))).toMatchObject({
          failure: undefined,
          reviews: [],
        });
      }
      expect(shop.requests.map(({ pathname }) => pathname)).toEqual([
        '/search/suggest.json',
        '/products/udhaiyam-toor-dal-india-shree-lakshmi',
        '/search/suggest.json',
        '/products/malika-asafoetida-100-g',
      ]);
    });
  });
});
