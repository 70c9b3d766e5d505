import { expect, test } from 'vitest';
import { homedepot, walmart } from '../../../worker/sources/serpapi/retail.ts';
import { collectAll, collectInterrupted, searchFor } from '../../support/sources/collecting.ts';
import {
  openRetail,
  retailReview,
  serpapiKey,
  settingsFor,
} from '../../support/sources/serpapi/retail-service.ts';
import { openSite, refuse } from '../../support/sources/site.ts';

const kettle = { us_item_id: '7', product_id: '7', title: 'Acme Kettle' };
const authors = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `a${from + index}`);

test('Walmart’s pages are read in turn, with dates that begin with the month', async () => {
  const site = await openRetail(
    [
      kettle,
      { us_item_id: '8', title: 'Case for Acme Kettle' },
      'nonsense',
      { title: 'Acme Kettle' },
    ],
    (_, page) => ({
      overall_rating: 4.4,
      total_count: 25,
      ratings: [
        { stars: 5, count: 20 },
        { stars: 1, count: 5 },
      ],
      reviews: authors(Number(page) * 10 - 9, Math.min(Number(page) * 10, 25)).map((author) =>
        retailReview(author),
      ),
    }),
  );
  const { reviews, pages } = await collectAll(
    walmart(settingsFor(site.url)),
    searchFor('Acme Kettle'),
  );
  expect(reviews.map(({ author }) => author)).toEqual(authors(1, 25));
  expect(reviews[0]).toMatchObject({
    sourceId: null,
    publishedAt: Date.UTC(2022, 7, 5),
    rating: 4,
    helpfulVotes: 3,
    unhelpfulVotes: 1,
    verifiedPurchase: null,
    productTitle: 'Acme Kettle',
  });
  expect(pages[0]).toMatchObject({
    expected: 25,
    stated: { rating: 4.4, count: 25, histogram: [5, 0, 0, 0, 20] },
  });
  const asked = site.requests.map(({ searchParams }) => searchParams);
  expect(asked).toHaveLength(4);
  expect(asked[0]?.get('query')).toBe('Acme Kettle');
  expect(asked.slice(1).map((parameters) => parameters.get('page'))).toEqual(['1', '2', '3']);
  expect(asked[1]?.get('sort')).toBe('submission-desc');
});

test('Home Depot’s pages are asked for only if they begin within the first 501 reviews', async () => {
  const site = await openRetail([kettle], (_, start) => ({
    total_count: 2000,
    reviews: authors(Number(start), Number(start) + 99).map((author) => retailReview(author)),
  }));
  const source = homedepot(settingsFor(site.url));
  const { reviews } = await collectAll(source, searchFor('Acme Kettle'));
  expect(reviews).toHaveLength(600);
  const starts = site.requests.slice(1).map(({ searchParams }) => searchParams.get('start'));
  expect(starts).toEqual(['1', '101', '201', '301', '401', '501']);
  const again = await collectInterrupted(source, searchFor('Acme Kettle'));
  expect(again.map(({ author }) => author)).toEqual(reviews.map(({ author }) => author));
});

test('without a total, a page that repeats the one before is the last', async () => {
  const site = await openRetail([kettle], () => ({ reviews: [retailReview('Ida')] }));
  await collectAll(walmart(settingsFor(site.url)), searchFor('Acme Kettle'));
  expect(site.requests).toHaveLength(3);
});

test('titles that lack the brand match with it, and at most three products are paid for', async () => {
  const products = ['1', '2', '3', '4'].map((id) => ({
    product_id: id,
    title: `Kettle, color ${id}`,
    brand: 'Acme',
  }));
  const site = await openRetail(products, (id) => ({
    total_count: 1,
    reviews: [retailReview(`a${id}`)],
  }));
  const { reviews } = await collectAll(homedepot(settingsFor(site.url)), searchFor('Acme Kettle'));
  expect(reviews).toHaveLength(3);
  expect(site.requests).toHaveLength(4);
});

test('no result is no failure, and a rejected key names its variable', async () => {
  const nothing = await openRetail([], () => undefined);
  const source = walmart(settingsFor(nothing.url));
  expect(await collectAll(source, searchFor('Acme Kettle'))).toMatchObject({
    reviews: [],
    failure: undefined,
  });
  const rejecting = await openSite((_, __, response) => refuse(response, 401));
  const { failure } = await collectAll(
    homedepot(settingsFor(rejecting.url)),
    searchFor('Acme Kettle'),
  );
  expect(failure).toMatchObject({ code: 'SOURCE_UNAUTHORIZED', retryable: false });
  expect(failure?.message).toContain('SERPAPI_KEY');
  expect(failure?.message).not.toContain(serpapiKey);
});
