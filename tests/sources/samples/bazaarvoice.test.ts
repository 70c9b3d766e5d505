import { describe, expect, test } from 'vitest';
import { bazaarvoice } from '../../../worker/sources/bazaarvoice/bazaarvoice.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { describeRecorded, recordedJson } from '../../support/sources/samples/recorded.ts';
import { openPages } from '../../support/sources/site.ts';

describeRecorded(() => {
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
          return recordedJson('bazaarvoice/10-product_catalog_text_search.json');
        }
        return query.get('Filter') === 'ProductId:1000001' && query.get('Offset') === '0'
          ? recordedJson('bazaarvoice/2-reviews_for_prod.json')
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
            ? recordedJson('bazaarvoice/10-product_catalog_text_search.json')
            : { Results: [] },
        'Cafe 30 Gas Range',
      );
      expect(requests.at(-1)?.searchParams.get('Filter')).toBe('ProductId:test6');
      expect(requests).toHaveLength(2);
    });

    test('6: a key that is not valid, with status 200', async () => {
      const { failure } = await collect(
        () => recordedJson('bazaarvoice/6-conversations_errors.json'),
        'x',
      );
      expect(failure).toMatchObject({ code: 'SOURCE_UNAUTHORIZED', retryable: false });
    });
  });
});
