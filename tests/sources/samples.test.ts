import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseHtml } from '../../worker/reading/html-document.ts';
import { textOf } from '../../worker/reading/structured-data/item.ts';
import { readJsonLd } from '../../worker/reading/structured-data/json-ld.ts';
import { readMicrodata } from '../../worker/reading/structured-data/microdata.ts';
import { reviewedThings } from '../../worker/reading/structured-data/reviewed-things.ts';
import { hackernews } from '../../worker/sources/hackernews.ts';
import { productpage } from '../../worker/sources/productpage.ts';
import { serpapi } from '../../worker/sources/serpapi.ts';
import { shoppingProductSchema } from '../../worker/sources/serpapi-product.ts';
import { woocommerce } from '../../worker/sources/woocommerce.ts';
import { collectAll, searchFor } from './collecting.ts';
import { openPages, openSite } from './site.ts';

const folder = new URL('../../../shared/samples/', import.meta.url);
const missing = !existsSync(folder);
const sample = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const json = (name: string): unknown => JSON.parse(sample(name));

/** Everything on a page that has a rating or reviews, below the filter for products. */
const rated = (name: string) =>
  reviewedThings(sample(name), () => true).filter(
    ({ statedRating, reviews }) => statedRating !== null || reviews.length > 0,
  );

const asProductPage = async (name: string, productName: string) => {
  const page = sample(name);
  const { url } = await openPages(({ pathname }) => (pathname === '/' ? page : undefined));
  return collectAll(productpage(), searchFor(productName, { productUrls: [url.href] }));
};

describe.skipIf(missing)('recorded responses (skipped where ../shared/samples is missing)', () => {
  describe('JSON-LD', () => {
    test('6: ten blocks are null, a business is rated, a review without a product counts for none', async () => {
      expect(rated('jsonld/6-null-ld-mock.html')).toMatchObject([
        { types: ['LocalBusiness'], statedRating: 5, statedCount: 280, reviews: [] },
      ]);
      expect(await asProductPage('jsonld/6-null-ld-mock.html', 'Some Name')).toMatchObject({
        reviews: [],
        failure: undefined,
      });
    });

    test('7: a newline and a comment inside a string', () => {
      const [item] = readJsonLd(parseHtml(sample('jsonld/7-control-characters.html')));
      expect(item && textOf(item, 'data')).toMatch(
        /<!-- John joined the festival. --><b>some\s+text/,
      );
    });

    test('8: comments of JavaScript', () => {
      const [item] = readJsonLd(parseHtml(sample('jsonld/8-js-comment.html')));
      expect(item?.types).toEqual(['NewsArticle']);
      expect(item && textOf(item, 'articleSection')).toBe('商情');
    });

    const microwave = [
      {
        author: 'Ellie',
        rating: 1,
        publishedAt: Date.UTC(2011, 3, 1),
        body: expect.stringMatching(/^The lamp burned out/),
      },
      {
        author: 'Lucas',
        rating: 4,
        publishedAt: Date.UTC(2011, 2, 25),
        body: expect.stringMatching(/^Great microwave for the price/),
      },
    ];

    test.each(['jsonld/17-schemaorg-eg0010.html', 'microdata/10-schemaorg-eg0010.html'])(
      '%s: two reviews',
      async (name) => {
        const { reviews, pages } = await asProductPage(name, 'Kenmore White 17" Microwave');
        expect(reviews).toMatchObject(microwave);
        expect(pages).toMatchObject([{ stated: { rating: 3.5, count: 11 } }]);
      },
    );

    test('20: a graph', async () => {
      const { reviews, pages } = await asProductPage(
        'jsonld/20-woocommerce-graph.html',
        'Antique Chair',
      );
      expect(pages).toMatchObject([{ stated: { rating: 5, count: 1 } }]);
      expect(reviews).toMatchObject([
        {
          author: 'Cindy Jefferson',
          publishedAt: Date.parse('2017-05-26T14:37:23Z'),
          body: expect.stringMatching(/^Habitant orci, cras/),
        },
      ]);
    });

    test('21: an author as text, an American date', () => {
      const [recipe] = rated('jsonld/21-food-com-author-string-us-date.html');
      expect(recipe).toMatchObject({ statedRating: 5, statedCount: 2 });
      expect(recipe?.reviews).toMatchObject([
        { author: expect.stringMatching(/\S$/), rating: 5, publishedAt: Date.UTC(2011, 9, 24) },
      ]);
    });

    test('23: a trailing semicolon', () => {
      expect(rated('jsonld/23-pauladeen-extra-data.html')).toMatchObject([
        { statedRating: 4.9764705882353, statedCount: 85 },
      ]);
    });

    test('26: an empty list for a rating', () => {
      expect(rated('jsonld/26-receptyprevas-agg-list.html')).toEqual([]);
    });

    test('28: 97.7 of 100', () => {
      expect(rated('jsonld/28-bongeats-best-100.html')).toMatchObject([
        { statedRating: 4.885, statedCount: 3359 },
      ]);
    });

    test('30: five reviews without a rating keep their text', () => {
      const [recipe] = rated('jsonld/30-chefkoch-reviews-without-rating.html');
      expect(recipe).toMatchObject({ statedRating: 4.52, statedCount: 953 });
      expect(recipe?.reviews.map(({ rating, body }) => [rating, body.length > 20])).toEqual(
        Array.from({ length: 5 }, () => [null, true]),
      );
    });

    test.each([
      '21-food-com-author-string-us-date',
      '23-pauladeen-extra-data',
      '28-bongeats-best-100',
      '30-chefkoch-reviews-without-rating',
    ])('%s: no product, no reviews, no failure', async (name) => {
      const page = rated(`jsonld/${name}.html`)[0]?.name ?? '';
      expect(await asProductPage(`jsonld/${name}.html`, page)).toMatchObject({
        reviews: [],
        failure: undefined,
      });
    });
  });

  describe('microdata', () => {
    test('6: 4.4 by 89', () => {
      expect(rated('microdata/6-extruct-product.html')).toMatchObject([
        { statedRating: 4.4, statedCount: 89 },
      ]);
    });

    test('7: of five products only the first is rated', () => {
      const name = 'microdata/7-product-itemref.html';
      const products = readMicrodata(parseHtml(sample(name))).filter(({ types }) =>
        types.includes('Product'),
      );
      expect(products).toHaveLength(5);
      expect(products.map(({ properties }) => properties.has('aggregateRating'))).toEqual([
        true,
        false,
        false,
        false,
        false,
      ]);
      expect(rated(name)).toMatchObject([
        { name: 'Executive Anvil', statedRating: 4.4, statedCount: 89 },
      ]);
    });
  });

  test('Hacker News 1: four stories, all of them bare links', async () => {
    const { url } = await openPages(() => json('hn/1-search-url.json'));
    const { pages, failure } = await collectAll(
      hackernews({ HACKERNEWS_URL: url }),
      searchFor('SSH'),
    );
    expect(failure).toBeUndefined();
    expect(pages).toMatchObject([{ reviews: [], dropped: 4, expected: 4 }]);
  });

  test('WooCommerce 1 and 2: two products of ten have reviews, and one is read', async () => {
    const { url, requests } = await openSite(({ pathname }, _, response) => {
      const name = pathname.endsWith('/reviews') ? '2-store-reviews-doc' : '1-store-products';
      response.setHeader('x-wp-totalpages', '1');
      response.end(sample(`woocommerce/${name}.json`));
    });
    const shop = woocommerce({ WOOCOMMERCE_URLS: [url] });
    const { pages, reviews } = await collectAll(shop, searchFor('Beanie with Logo'));
    expect(pages).toMatchObject([{ stated: { rating: 5, count: 6 }, expected: 6, dropped: 0 }]);
    expect(reviews).toMatchObject([
      {
        author: 'reviewer-name',
        rating: 5,
        verifiedPurchase: true,
        publishedAt: Date.parse('2022-01-12T15:42:14Z'),
        body: 'This is a fantastic product.',
      },
    ]);
    expect((await collectAll(shop, searchFor('Cap'))).pages).toMatchObject([
      { stated: { rating: 5, count: 2 } },
    ]);
    for (const unrated of [
      'Logo Collection',
      'T-Shirt',
      'Single',
      'Polo',
      'Long Sleeve Tee',
      'Hoodie with Zipper',
      'Hoodie with Pocket',
      'Sunglasses',
    ]) {
      expect((await collectAll(shop, searchFor(unrated))).pages).toEqual([]);
    }
    const asked = requests.filter(({ pathname }) => pathname.endsWith('/reviews'));
    expect(asked.map(({ searchParams }) => searchParams.get('product_id'))).toEqual(['60', '45']);
  });

  const tokensAskedFor = async (name: string, productName: string) => {
    const found = json(name);
    const { url, requests } = await openPages(({ searchParams }) =>
      searchParams.get('engine') === 'google_shopping'
        ? found
        : { product_results: { title: null } },
    );
    const { failure } = await collectAll(
      serpapi({ SERPAPI_KEY: 'k', SERPAPI_URL: url }),
      searchFor(productName),
    );
    expect(failure).toBeUndefined();
    return requests.flatMap(({ searchParams }) => searchParams.get('page_token') ?? []);
  };

  test('SerpApi 2: each of three products has a page token', async () => {
    expect(
      await tokensAskedFor('serpapi/2-google_shopping-macbook.json', 'Apple MacBook M3'),
    ).toHaveLength(3);
  });

  test('SerpApi 5: a product without a rating is found like one with', async () => {
    const name = 'serpapi/5-google_shopping-2026-india.json';
    expect(await tokensAskedFor(name, 'OnePlus Nord Buds 3r')).toHaveLength(1);
    expect(await tokensAskedFor(name, 'boAt Airdopes Alpha')).toHaveLength(1);
  });

  test('SerpApi 3: a stored product whose rating and reviews are null', () => {
    expect(
      shoppingProductSchema.parse(json('serpapi/3-google_product-null-ratings.json')),
    ).toMatchObject({
      title: expect.stringContaining('Fairy Skin'),
      stated: { rating: null, count: null },
      reviews: [],
    });
  });
});
