import { expect, test } from 'vitest';
import { magento } from '../../worker/sources/magento.ts';
import { collectAll, collectInterrupted, searchFor } from '../support/sources/collecting.ts';
import { openPages, openSite, refuse } from '../support/sources/site.ts';

const review = (id: number, fields: object = {}) => ({
  nickname: `Ida ${id}`,
  summary: 'Good &amp; fast',
  text: `It boils water in no time, says ${id}.`,
  average_rating: 73.33,
  created_at: '2024-01-02 03:04:05',
  ratings_breakdown: [
    { name: 'Quality', value: '4' },
    { name: 'Overall', value: '3' },
  ],
  ...fields,
});

const kettle = { sku: 'AK-1', name: 'Acme Kettle', rating_summary: 73, review_count: 230 };

/** A shop with some products and reviews, of which a page has 100. */
const openShop = (products: readonly unknown[], reviews: readonly unknown[]) =>
  openPages(({ pathname, searchParams }) => {
    if (pathname !== '/store/graphql') return undefined;
    const { sku, page } = JSON.parse(searchParams.get('variables') ?? '{}');
    if (sku === undefined) return { data: { products: { items: products } } };
    const items = reviews.slice((page - 1) * 100, page * 100);
    const info = { total_pages: Math.ceil(reviews.length / 100) };
    return { data: { products: { items: [{ sku, reviews: { items, page_info: info } }] } } };
  });

const source = (...shops: readonly URL[]) =>
  magento({ MAGENTO_URLS: shops.map((shop) => new URL('/store', shop)) });

const many = Array.from({ length: 230 }, (_, index) => review(index + 1));

test('all reviews are read, and percentages in which a star is 20 become stars', async () => {
  const { url, requests } = await openShop(
    [
      { sku: 'C', name: 'Case for Acme Kettle', rating_summary: 80, review_count: 3 },
      { sku: 'N', name: 'Acme Kettle, new', rating_summary: 0, review_count: 0 },
      kettle,
      null,
    ],
    many,
  );
  const { reviews, pages, failure } = await collectAll(source(url), searchFor('Acme Kettle'));
  expect(failure).toBeUndefined();
  expect(reviews.map(({ author }) => author)).toEqual(many.map(({ nickname }) => nickname));
  expect(pages[0]).toMatchObject({ expected: 230, stated: { rating: 3.65, count: 230 } });
  expect(reviews[0]).toMatchObject({
    sourceId: null,
    title: 'Good & fast',
    rating: expect.closeTo(3.67, 2),
    publishedAt: Date.UTC(2024, 0, 2, 3, 4, 5),
    aspectRatings: [{ name: 'Quality', rating: 4 }],
    productTitle: 'Acme Kettle',
    productDetails: { sku: 'AK-1' },
  });
  expect(requests).toHaveLength(4);
});

test('an interrupted attempt loses and repeats none', async () => {
  const { url } = await openShop([kettle, { ...kettle, sku: 'AK-2' }], many.slice(0, 150));
  const reviews = await collectInterrupted(source(url), searchFor('Acme Kettle'));
  expect(reviews).toHaveLength(300);
});

test('a malformed review costs only itself, and one without ratings has none', async () => {
  const { url } = await openShop(
    [kettle],
    [null, 5, review(1, { average_rating: 0, ratings_breakdown: null }), review(2)],
  );
  const { reviews, pages } = await collectAll(source(url), searchFor('Acme Kettle'));
  expect(reviews).toMatchObject([{ rating: null, aspectRatings: [] }, { author: 'Ida 2' }]);
  expect(pages[0]?.dropped).toBe(2);
});

test('errors with status 200 and 400 fail a shop, and the others are read', async () => {
  const errors = [{ message: 'Max query depth should be 4 but got 6.' }];
  const refusing = await openPages(() => ({ errors, data: null }));
  const invalid = await openSite((_, __, response) => {
    response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ errors }));
  });
  const down = await openSite((_, __, response) => refuse(response, 503));
  const good = await openShop([kettle], [review(1)]);
  const { reviews, pages, failure } = await collectAll(
    source(refusing.url, invalid.url, down.url, good.url),
    searchFor('Acme Kettle'),
  );
  expect(failure).toBeUndefined();
  expect(reviews).toHaveLength(1);
  expect(pages[0]?.failures?.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^Shop 1 of MAGENTO_URLS: .*Max query depth should be 4/),
    expect.stringMatching(/^Shop 2 of MAGENTO_URLS: .*Max query depth should be 4/),
    expect.stringMatching(/^Shop 3 of MAGENTO_URLS: .*503/),
  ]);
});

test('a shop that repeats a page forever ends', async () => {
  const { url, requests } = await openPages(({ searchParams }) => {
    const { sku } = JSON.parse(searchParams.get('variables') ?? '{}');
    if (sku === undefined) return { data: { products: { items: [kettle] } } };
    return { data: { products: { items: [{ sku, reviews: { items: [review(1)] } }] } } };
  });
  await collectAll(source(url), searchFor('Acme Kettle'));
  expect(requests.length).toBeLessThanOrEqual(101);
});
