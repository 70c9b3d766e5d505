import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bazaarvoice } from '../../worker/sources/bazaarvoice.ts';
import { productfeed } from '../../worker/sources/productfeed.ts';
import { shopify } from '../../worker/sources/shopify.ts';
import { widgetPage } from '../../worker/sources/shopify-judgeme.ts';
import { collectAll, openTestHttp, searchFor } from './collecting.ts';
import { openPages, openSite } from './site.ts';

const folder = new URL('../../../shared/samples/', import.meta.url);
const missing = !existsSync(folder);
const sample = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const json = (name: string): unknown => JSON.parse(sample(name));

describe.skipIf(missing)('recorded responses (skipped where ../shared/samples is missing)', () => {
  describe('Bazaarvoice', () => {
    const collect = (answers: (path: string, query: URLSearchParams) => unknown, asked: string) =>
      openPages(({ pathname, searchParams }) => answers(pathname, searchParams)).then(
        async ({ url, requests }) => {
          const retailers = [{ name: 'A shop', passkey: 'hush' }];
          const source = bazaarvoice({ BAZAARVOICE_PASSKEYS: retailers, BAZAARVOICE_URL: url });
          return { ...(await collectAll(source, searchFor(asked))), requests };
        },
      );

    test('10 and 2: of three products the fitting ones are asked for, ten reviews of 19 are read', async () => {
      const { reviews, requests, failure } = await collect((path, query) => {
        if (path.endsWith('/products.json')) {
          return json('bazaarvoice/10-product_catalog_text_search.json');
        }
        return query.get('Filter') === 'ProductId:1000001' && query.get('Offset') === '0'
          ? json('bazaarvoice/2-reviews_for_prod.json')
          : { Results: [], TotalResults: 19 };
      }, 'GE Profile 7.5 Electric Dryer');
      expect(failure).toBeUndefined();
      expect(requests.map(({ searchParams }) => searchParams.get('Filter'))).toEqual([
        null,
        'ProductId:1000001',
        'ProductId:1000001',
        'ProductId:test2',
      ]);
      expect(reviews.map(({ rating }) => rating)).toEqual([5, 5, 5, 5, 5, 5, 5, 5, 4, 4]);
      expect(reviews[1]).toMatchObject({ sourceId: '192584', title: null, author: 'TKGZQ' });
      expect(reviews[0]?.publishedAt).toBe(Date.parse('2011-04-05T13:40:37Z'));
    });

    test('10: the range is found by its own name alone', async () => {
      const { requests } = await collect(
        (path) =>
          path.endsWith('/products.json')
            ? json('bazaarvoice/10-product_catalog_text_search.json')
            : { Results: [] },
        'Cafe 30 Gas Range',
      );
      expect(requests.at(-1)?.searchParams.get('Filter')).toBe('ProductId:test6');
      expect(requests).toHaveLength(2);
    });

    test('6: a key that is not valid, with status 200', async () => {
      const { failure } = await collect(() => json('bazaarvoice/6-conversations_errors.json'), 'x');
      expect(failure).toMatchObject({ code: 'SOURCE_UNAUTHORIZED', retryable: false });
    });
  });

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
          ? json('shopify/judgeme-bits-page1.json')
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
      const shop = await openShop(json('shopify/suggest-abbreviated.json'));
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

  describe('product feeds', () => {
    const collect = async (name: string, asked: string) => {
      const { url } = await openSite((_, __, response) => response.end(sample(name)));
      return collectAll(productfeed({ GOOGLE_REVIEW_FEED_URLS: [url] }), searchFor(asked));
    };

    test('2: two reviews, their addresses and texts on one line', async () => {
      const { reviews, failure } = await collect(
        'google-reviews-xml/2-sofa-excerpt.xml',
        'Sofá na Caixa modular 5 lugares',
      );
      expect(failure).toBeUndefined();
      expect(reviews.map(({ rating, author }) => [rating, author])).toEqual([
        [4, 'Gustavo C.'],
        [5, 'Talita O.'],
      ]);
      for (const { url, body, publishedAt } of reviews) {
        expect(url).toMatch(/^https:\/\/sofanacaixa\.com\.br\/products\/[a-z0-9-]+$/);
        expect(body).not.toMatch(/\n| {2}/);
        expect(publishedAt).toBe(Date.UTC(2024, 0, 23));
      }
    });

    test('3: another schema is a bad response', async () => {
      const { reviews, failure } = await collect('google-reviews-xml/3-nonstandard.xml', 'Product');
      expect(reviews).toEqual([]);
      expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE', retryable: false });
      expect(failure?.message).toContain('Google');
    });
  });
});
