import { describe, expect, test } from 'vitest';
import { parseHtml } from '../../../worker/parsing/parse-html.ts';
import { textOf } from '../../../worker/parsing/structured-data/item.ts';
import { readJsonLd } from '../../../worker/parsing/structured-data/json-ld.ts';
import { productpage } from '../../../worker/sources/productpage.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { ratedThings } from '../../support/sources/samples/rated-things.ts';
import { describeRecorded, recorded } from '../../support/sources/samples/recorded.ts';
import { openPages } from '../../support/sources/site.ts';

const asProductPage = async (name: string, productName: string) => {
  const page = recorded(name);
  const { url } = await openPages(({ pathname }) => (pathname === '/' ? page : undefined));
  return collectAll(productpage(), searchFor(productName, { productUrls: [url.href] }));
};

describeRecorded(() => {
  describe('JSON-LD', () => {
    test('6: ten blocks are null, a business is rated, a review without a product counts for none', async () => {
      expect(ratedThings('jsonld/6-null-ld-mock.html')).toMatchObject([
        { types: ['LocalBusiness'], statedRating: 5, statedCount: 280, reviews: [] },
      ]);
      expect(await asProductPage('jsonld/6-null-ld-mock.html', 'Some Name')).toMatchObject({
        reviews: [],
        failure: undefined,
      });
    });

    test('7: a newline and a comment inside a string', () => {
      const [item] = readJsonLd(parseHtml(recorded('jsonld/7-control-characters.html')));
      expect(item && textOf(item, 'data')).toMatch(
        /<!-- John joined the festival. --><b>some\s+text/,
      );
    });

    test('8: comments of JavaScript', () => {
      const [item] = readJsonLd(parseHtml(recorded('jsonld/8-js-comment.html')));
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
      const [recipe] = ratedThings('jsonld/21-food-com-author-string-us-date.html');
      expect(recipe).toMatchObject({ statedRating: 5, statedCount: 2 });
      expect(recipe?.reviews).toMatchObject([
        { author: expect.stringMatching(/\S$/), rating: 5, publishedAt: Date.UTC(2011, 9, 24) },
      ]);
    });

    test('23: a trailing semicolon', () => {
      expect(ratedThings('jsonld/23-pauladeen-extra-data.html')).toMatchObject([
        { statedRating: 4.9764705882353, statedCount: 85 },
      ]);
    });

    test('26: an empty list for a rating', () => {
      expect(ratedThings('jsonld/26-receptyprevas-agg-list.html')).toEqual([]);
    });

    test('28: 97.7 of 100', () => {
      expect(ratedThings('jsonld/28-bongeats-best-100.html')).toMatchObject([
        { statedRating: 4.885, statedCount: 3359 },
      ]);
    });

    test('30: five reviews without a rating keep their text', () => {
      const [recipe] = ratedThings('jsonld/30-chefkoch-reviews-without-rating.html');
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
      const page = ratedThings(`jsonld/${name}.html`)[0]?.name ?? '';
      expect(await asProductPage(`jsonld/${name}.html`, page)).toMatchObject({
        reviews: [],
        failure: undefined,
      });
    });
  });
});
