import { describe, expect, test } from 'vitest';
import { productfeed } from '../../../worker/sources/productfeed/productfeed.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { describeRecorded, recorded } from '../../support/sources/samples/recorded.ts';
import { openSite } from '../../support/sources/site.ts';

describeRecorded(() => {
  describe('product feeds', () => {
    const collect = async (name: string, asked: string) => {
      const { url } = await openSite((_, __, response) => response.end(recorded(name)));
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
