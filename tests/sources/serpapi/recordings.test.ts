import { expect, test } from 'vitest';
import { shoppingProductSchema } from '../../../worker/sources/serpapi/product.ts';
import { serpapi } from '../../../worker/sources/serpapi/serpapi.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { jsonRecording } from '../../support/sources/recordings.ts';
import { openPages } from '../../support/sources/site.ts';

const requestedTokens = async (name: string, productName: string) => {
  const { url, requests } = await openPages(({ searchParams }) =>
    searchParams.get('engine') === 'google_shopping'
      ? jsonRecording(name)
      : { product_results: { title: null } },
  );
  const { failure } = await collectAll(
    serpapi({ SERPAPI_KEY: 'k', SERPAPI_URL: url }),
    searchFor(productName),
  );
  expect(failure).toBeUndefined();
  return requests.flatMap(({ searchParams }) => searchParams.get('page_token') ?? []);
};

test('each matching product is requested by its page token', async () => {
  expect(await requestedTokens('serpapi/shopping.json', 'Vireo Slate 12')).toHaveLength(3);
});

test.each([
  ['Quillon Beads 4s', 'token-unrated'],
  ['Wrenly Hush Mini', 'token-rated'],
])('%s is found whether or not the result states a rating', async (productName, token) => {
  expect(await requestedTokens('serpapi/shopping-unrated.json', productName)).toEqual([token]);
});

test('a stored product whose rating and reviews are null states nothing', () => {
  expect(shoppingProductSchema.parse(jsonRecording('serpapi/stored-product.json'))).toMatchObject({
    title: expect.stringContaining('Clearmere'),
    stated: { rating: null, count: null },
    reviews: [],
  });
});
