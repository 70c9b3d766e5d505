import { describe, expect, test } from 'vitest';
import { parseHtml } from '../../../worker/parsing/parse-html.ts';
import { readMicrodata } from '../../../worker/parsing/structured-data/microdata.ts';
import { ratedThings } from '../../support/sources/samples/rated-things.ts';
import { describeRecorded, recorded } from '../../support/sources/samples/recorded.ts';

describeRecorded(() => {
  describe('microdata', () => {
    test('6: 4.4 by 89', () => {
      expect(ratedThings('microdata/6-extruct-product.html')).toMatchObject([
        { statedRating: 4.4, statedCount: 89 },
      ]);
    });

    test('7: of five products only the first is rated', () => {
      const name = 'microdata/7-product-itemref.html';
      const products = readMicrodata(parseHtml(recorded(name))).filter(({ types }) =>
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
      expect(ratedThings(name)).toMatchObject([
        { name: 'Executive Anvil', statedRating: 4.4, statedCount: 89 },
      ]);
    });
  });
});
