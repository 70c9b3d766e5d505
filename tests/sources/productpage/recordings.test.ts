import { describe, expect, test } from 'vitest';
import { parseHtml } from '../../../worker/parsing/parse-html.ts';
import { textOf } from '../../../worker/parsing/structured-data/item.ts';
import { readJsonLd } from '../../../worker/parsing/structured-data/json-ld.ts';
import { jsonLdBlocks } from '../../../worker/parsing/structured-data/json-ld-blocks.ts';
import { readMicrodata } from '../../../worker/parsing/structured-data/microdata.ts';
import { productpage } from '../../../worker/sources/productpage.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { platformUrls } from '../../support/sources/platforms/platform-urls.ts';
import { ratedItems, recording } from '../../support/sources/recordings.ts';
import { openPages } from '../../support/sources/site.ts';

const collect = async (name: string, productName: string) => {
  const page = recording(name);
  const { url } = await openPages(({ pathname }) => (pathname === '/' ? page : undefined));
  return collectAll(
    productpage(platformUrls()),
    searchFor(productName, { productUrls: [url.href] }),
  );
};

describe('products', () => {
  test.each(['product-json-ld', 'product-microdata'])('%s: two reviews', async (name) => {
    const { reviews, pages } = await collect(`productpage/${name}.html`, 'Breezewood 12" Desk Fan');
    expect(reviews).toMatchObject([
      {
        author: 'Hattie',
        rating: 1,
        publishedAt: Date.UTC(2016, 6, 2),
        body: 'The switch broke off on the second day.',
      },
      {
        author: 'Omar',
        rating: 4,
        publishedAt: Date.UTC(2016, 5, 19),
        body: 'Quiet enough to sleep next to.',
      },
    ]);
    expect(pages).toMatchObject([{ stated: { rating: 2.5, count: 14 } }]);
  });

  test('a product inside a graph', async () => {
    const { reviews, pages } = await collect('productpage/woocommerce-graph.html', 'Willow Bench');
    expect(pages).toMatchObject([{ stated: { rating: 4, count: 1 } }]);
    expect(reviews).toMatchObject([
      {
        author: 'Greta Holm',
        publishedAt: Date.UTC(2018, 8, 3, 5, 45, 12),
        body: 'Seats three, creaks a little.',
      },
    ]);
  });
});

describe('JSON-LD', () => {
  test('null blocks are skipped, and a review that belongs to no product counts for none', async () => {
    expect(ratedItems('productpage/null-blocks.html')).toMatchObject([
      { types: ['LocalBusiness'], stated: { rating: 4, count: 61 }, reviews: [] },
    ]);
    expect(await collect('productpage/null-blocks.html', 'Harbor Street')).toMatchObject({
      reviews: [],
      failure: { code: 'SOURCE_BAD_RESPONSE' },
    });
  });

  test('a string may contain a newline and an HTML comment', () => {
    const [item] = readJsonLd(
      jsonLdBlocks(parseHtml(recording('productpage/newline-in-string.html'))),
    );
    expect(item && textOf(item, 'data')).toMatch(/<!-- The tent was dry. --><b>two\s+nights/);
  });

  test('JavaScript comments and a trailing comma are accepted', () => {
    const [item] = readJsonLd(
      jsonLdBlocks(parseHtml(recording('productpage/script-comments.html'))),
    );
    expect(item?.types).toEqual(['NewsArticle']);
    expect(item && textOf(item, 'articleSection')).toBe('Genuß');
  });

  test('an author may be a string, and a date may be American', () => {
    const [recipe] = ratedItems('productpage/us-date.html');
    expect(recipe).toMatchObject({ stated: { rating: 5, count: 3 } });
    expect(recipe?.reviews).toMatchObject([
      { author: 'Bea of the Fens', rating: 5, publishedAt: Date.UTC(2012, 10, 30) },
    ]);
  });

  test('a trailing semicolon is accepted', () => {
    expect(ratedItems('productpage/trailing-semicolon.html')).toMatchObject([
      { stated: { rating: 4.8260869565217, count: 23 } },
    ]);
  });

  test('an empty list in place of a rating states nothing', () => {
    expect(ratedItems('productpage/empty-rating-list.html')).toEqual([]);
  });

  test('a rating out of 100 is converted', () => {
    expect(ratedItems('productpage/rating-out-of-100.html')).toMatchObject([
      { stated: { rating: 4.66, count: 1208 } },
    ]);
  });

  test('reviews without a rating keep their text', () => {
    const [recipe] = ratedItems('productpage/reviews-without-rating.html');
    expect(recipe).toMatchObject({ stated: { rating: 4.31, count: 322 } });
    expect(recipe?.reviews).toMatchObject([
      { rating: null, body: expect.stringMatching(/^Sehr saftig/) },
      { rating: null, body: expect.stringMatching(/^Mit Äpfeln/) },
    ]);
  });

  test.each(['us-date', 'trailing-semicolon', 'rating-out-of-100', 'reviews-without-rating'])(
    '%s: a page about a recipe yields its reviews if it is asked for',
    async (name) => {
      const page = `productpage/${name}.html`;
      const [recipe] = ratedItems(page);
      const { reviews, pages } = await collect(page, recipe?.name ?? '');
      expect(reviews).toHaveLength(recipe?.reviews.length ?? Number.NaN);
      expect(pages).toMatchObject([{ stated: { count: recipe?.stated.count } }]);
    },
  );
});

describe('microdata', () => {
  test('a count may be surrounded by line breaks', () => {
    expect(ratedItems('productpage/microdata-rating.html')).toMatchObject([
      { stated: { rating: 3.9, count: 57 } },
    ]);
  });

  test('itemref does not pass the rating of a product on to the products that it refers to', () => {
    const name = 'productpage/microdata-itemref.html';
    const products = readMicrodata(parseHtml(recording(name))).filter(({ types }) =>
      types.includes('Product'),
    );
    expect(products.map(({ properties }) => properties.has('aggregateRating'))).toEqual([
      true,
      ...Array.from({ length: 4 }, () => false),
    ]);
    expect(ratedItems(name)).toMatchObject([
      { name: 'Deckhand Lantern', stated: { rating: 3.9, count: 57 } },
    ]);
  });
});
