import { expect, test } from 'vitest';
import { bazaarvoice } from '../../../worker/sources/bazaarvoice/bazaarvoice.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { jsonRecording } from '../../support/sources/recordings.ts';
import { openPages } from '../../support/sources/site.ts';

const collect = async (
  productName: string,
  answer: (path: string, query: URLSearchParams) => unknown,
) => {
  const { url, requests } = await openPages(({ pathname, searchParams }) =>
    answer(pathname, searchParams),
  );
  const source = bazaarvoice({
    BAZAARVOICE_PASSKEYS: [{ name: 'Shop A', passkey: 'hush' }],
    BAZAARVOICE_URL: url,
  });
  const collected = await collectAll(source, searchFor(productName));
  const filters = requests.map(({ searchParams }) => searchParams.get('Filter'));
  return { ...collected, filters };
};

test('a short page is followed by the next one, and a product listed twice is read twice', async () => {
  const { reviews, filters, failure } = await collect(
    'Orvell Aria 4.2 Digital Fryer',
    (path, query) => {
      if (path.endsWith('/products.json')) return jsonRecording('bazaarvoice/products.json');
      return query.get('Filter') === 'ProductId:30415' && query.get('Offset') === '0'
        ? jsonRecording('bazaarvoice/reviews.json')
        : { Results: [], TotalResults: 8 };
    },
  );
  expect(failure).toBeUndefined();
  expect(filters).toEqual([null, 'ProductId:30415', 'ProductId:30415', 'ProductId:fryer2']);
  expect(reviews).toMatchObject([
    { sourceId: '770211', rating: 5, publishedAt: Date.UTC(2013, 4, 14, 8, 21, 9) },
    { sourceId: '770212', rating: 5, title: null, author: 'QWXPL', verifiedPurchase: null },
    { sourceId: '770240', rating: 4, author: null },
  ]);
});

test('a product whose name contains neither its brand nor plain quotes is found', async () => {
  const { filters } = await collect('Terrace 24 Gas Grill', (path) =>
    path.endsWith('/products.json') ? jsonRecording('bazaarvoice/products.json') : { Results: [] },
  );
  expect(filters).toEqual([null, 'ProductId:grill7']);
});

test('an invalid passkey is unauthorized, although the status is 200', async () => {
  const { failure } = await collect('x', () => jsonRecording('bazaarvoice/invalid-passkey.json'));
  expect(failure).toMatchObject({ code: 'SOURCE_UNAUTHORIZED', retryable: false });
});
