import { expect, test } from 'vitest';
import { serpapi } from '../../../worker/sources/serpapi/serpapi.ts';
import { noReviewDetails } from '../../support/contract/samples.ts';
import { collectAll, collectInterrupted, searchFor } from '../../support/sources/collecting.ts';
import { openPages, openSite } from '../../support/sources/site.ts';

const SERPAPI_KEY = 'hush-hush';

const found = (title: string, id: string | null, fields: object = {}) => ({
  title,
  product_id: id,
  immersive_product_page_token: id === null ? undefined : `token-${id}`,
  source: 'Some Shop',
  ...fields,
});

const userReview = (id: string, fields: object = {}) => ({
  title: `Title ${id}`,
  text: `Text ${id} &amp; more`,
  user_name: `User ${id}`,
  source: 'shop.test',
  rating: 4,
  date: 'March 5, 2024',
  ...fields,
});

/** Answers the search with `results`, and a page token with its product. */
const openService = (results: readonly unknown[], products: Readonly<Record<string, unknown>>) =>
  openPages(({ searchParams }) => {
    if (searchParams.get('api_key') !== SERPAPI_KEY) return { error: 'Invalid API key.' };
    return searchParams.get('engine') === 'google_shopping'
      ? { shopping_results: results }
      : products[searchParams.get('page_token') ?? ''];
  });

const source = (url: URL) => serpapi({ SERPAPI_KEY, SERPAPI_URL: url });

test('reviews of the best matches are requested', async () => {
  const { url, requests } = await openService(
    [
      found('Acme Kettle with a box and a bow', '2'),
      found('Cable for Acme Kettle', '3'),
      found('Acme Kettle', '1', { rating: null, reviews: null }),
      found('Acme Kettle', null),
      'nonsense',
    ],
    {
      'token-1': {
        product_results: {
          title: 'Acme Kettle',
          rating: 4.8,
          reviews: 7200,
          user_reviews: [userReview('a'), 5],
        },
      },
      'token-2': {
        product_results: {
          title: 'Acme Kettle, boxed',
          rating: null,
          reviews: null,
          user_reviews: [userReview('b')],
        },
      },
    },
  );
  const { pages } = await collectAll(source(url), searchFor('Acme Kettle'));
  expect(pages).toMatchObject([
    { dropped: 1, stated: { rating: 4.8, count: 7200 } },
    { dropped: 0, reviews: [{ author: 'User b', productTitle: 'Acme Kettle, boxed' }] },
  ]);
  expect(pages[1]?.stated).toBeUndefined();
  expect(pages[0]?.reviews).toEqual([
    {
      sourceId: null,
      author: 'User a',
      title: 'Title a',
      body: 'Text a & more',
      rating: 4,
      url: null,
      publishedAt: Date.UTC(2024, 2, 5),
      verifiedPurchase: null,
      helpfulVotes: null,
      productTitle: 'Acme Kettle',
      ...noReviewDetails,
      syndicatedFrom: 'shop.test',
    },
  ]);
  expect(requests.map(({ searchParams }) => searchParams.get('engine'))).toEqual([
    'google_shopping',
    'google_immersive_product',
    'google_immersive_product',
  ]);
});

test('stored responses of the older engine are read', async () => {
  const { url } = await openService([found('Acme Kettle', '1')], {
    'token-1': {
      product_results: { title: 'Acme Kettle', rating: 4.1, reviews: 12 },
      reviews_results: {
        ratings: [{ stars: 5, amount: 9 }],
        reviews: [
          {
            date: 'June 1, 2019',
            rating: 5,
            title: 'Great',
            content: 'Hot.',
            source: 'Ida · Review provided by shop.test',
          },
          {
            date: 'nonsense',
            rating: 2,
            title: null,
            content: 'Cold.',
            source: ' · Review provided by shop.test',
          },
        ],
      },
    },
  });
  const { reviews } = await collectAll(source(url), searchFor('Acme Kettle'));
  expect(reviews).toMatchObject([
    { author: 'Ida', title: 'Great', body: 'Hot.', rating: 5, publishedAt: Date.UTC(2019, 5, 1) },
    { author: null, title: null, body: 'Cold.', rating: 2, publishedAt: null },
  ]);
});

test('an attempt interrupted after any product neither loses nor duplicates reviews', async () => {
  const ids = ['1', '2', '3'];
  const { url } = await openService(
    ids.map((id) => found('Acme Kettle', id)),
    Object.fromEntries(
      ids.map((id) => [
        `token-${id}`,
        { product_results: { title: 'Acme Kettle', user_reviews: [userReview(id)] } },
      ]),
    ),
  );
  const reviews = await collectInterrupted(source(url), searchFor('Acme Kettle'));
  expect(reviews.map(({ author }) => author)).toEqual(['User 1', 'User 2', 'User 3']);
});

test('an empty result is not a failure', async () => {
  const { url } = await openPages(() => ({
    error: "Google hasn't returned any results for this query.",
  }));
  expect(await collectAll(source(url), searchFor('Acme Kettle'))).toEqual({
    pages: [],
    reviews: [],
    failure: undefined,
  });
});

test.each([
  [200, 'Unsupported engine.', 'SOURCE_BAD_RESPONSE', 'Unsupported engine.'],
  [400, `Missing query for ${SERPAPI_KEY}`, 'SOURCE_BAD_RESPONSE', 'Missing query for …'],
  [401, `Invalid API key ${SERPAPI_KEY}`, 'SOURCE_UNAUTHORIZED', 'SERPAPI_KEY'],
  [403, 'Forbidden', 'SOURCE_UNAUTHORIZED', 'SERPAPI_KEY'],
  [429, 'Your account has run out of searches.', 'SOURCE_RATE_LIMITED', 'quota'],
  [503, 'Unavailable', 'SOURCE_UNREACHABLE', '503'],
])('an error with status %i is reported without the key', async (status, error, code, says) => {
  const { url } = await openSite((_, __, response) => {
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify({ error }));
  });
  const { failure } = await collectAll(source(url), searchFor('Acme Kettle'));
  expect(failure?.code).toBe(code);
  expect(failure?.message).toContain(says);
  expect(failure?.message).not.toContain(SERPAPI_KEY);
});

test('a response in an unknown format is an invalid response', async () => {
  const { url } = await openService([found('Acme Kettle', '1')], {
    'token-1': { product_results: 'none' },
  });
  const { failure } = await collectAll(source(url), searchFor('Acme Kettle'));
  expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE', retryable: false });
});
