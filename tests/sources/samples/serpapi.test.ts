import { expect, test } from 'vitest';
import { shoppingProductSchema } from '../../../worker/sources/serpapi/product.ts';
import { serpapi } from '../../../worker/sources/serpapi/serpapi.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { describeRecorded, recordedJson } from '../../support/sources/samples/recorded.ts';
import { openPages } from '../../support/sources/site.ts';

describeRecorded(() => {
  const tokensAskedFor = async (name: string, productName: string) => {
    const found = recordedJson(name);
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
      shoppingProductSchema.parse(recordedJson('serpapi/3-google_product-null-ratings.json')),
    ).toMatchObject({
      title: expect.stringContaining('Fairy Skin'),
      stated: { rating: null, count: null },
      reviews: [],
    });
  });
});
