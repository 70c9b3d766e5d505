import { expect, test } from 'vitest';
import { collectAll, collectInterrupted, searchFor } from '../../support/sources/collecting.ts';
import {
  openJudgeMe,
  openShop,
  product,
  productPage,
  review,
  source,
  widget,
} from '../../support/sources/shopify/shop-site.ts';
import { openPages } from '../../support/sources/site.ts';

test('a review on two pages is yielded once, and none is lost', async () => {
  const shop = await openShop({
    products: [product('kettle', 'Acme Kettle', { id: 1 })],
    pages: { kettle: productPage('acme.myshopify.com', '1') },
  });
  const judgeMe = await openJudgeMe({
    1: [widget(ids(1, 5), 0, 9), widget(ids(5, 8), 0, 9), widget(ids(8, 9), 0, 9)],
  });
  const { pages, reviews } = await collectAll(
    source(judgeMe.url, shop.url),
    searchFor('Acme Kettle'),
  );
  expect(reviews.map(({ sourceId }) => sourceId)).toEqual(ids(1, 9));
  expect(pages.map(({ dropped }) => dropped)).toEqual([0, 1, 1]);
  expect(judgeMe.requests).toHaveLength(3);
});

test.each([
  ['a last page that repeats forever', () => widget(ids(1, 5), 0, 99)],
  ['a missing total', (page: number) => ({ html: page === 1 ? review('r1') : '' })],
  ['reviews without IDs', () => ({ html: review('', { author: 'Max' }), total_count: 5 })],
])('%s ends the loop', async (_, answer) => {
  const shop = await openShop({
    products: [product('kettle', 'Acme Kettle', { id: 1 })],
    pages: { kettle: productPage('acme.myshopify.com', '1') },
  });
  const judgeMe = await openPages(({ searchParams }) => answer(Number(searchParams.get('page'))));
  const { failure } = await collectAll(source(judgeMe.url, shop.url), searchFor('Acme Kettle'));
  expect(failure).toBeUndefined();
  expect(judgeMe.requests).toHaveLength(2);
});

test('pages are read to the last that the widget links to', async () => {
  const shop = await openShop({
    products: [product('kettle', 'Acme Kettle', { id: 1 })],
    pages: { kettle: productPage('acme.myshopify.com', '1') },
  });
  const judgeMe = await openJudgeMe({
    1: [widget(['a'], 3, 1), widget([], 3, 1), widget(['b'], 3, 1), widget(['c'], 3, 1)],
  });
  const { reviews } = await collectAll(source(judgeMe.url, shop.url), searchFor('Acme Kettle'));
  expect(reviews.map(({ sourceId }) => sourceId)).toEqual(['a', 'b']);
});

test('an attempt interrupted after any page neither loses nor duplicates reviews', async () => {
  const shop = await openShop({
    products: [
      product('kettle', 'Acme Kettle', { id: 1 }),
      product('kettle-red', 'Acme Kettle, red', { id: 2 }),
    ],
    pages: {
      kettle: productPage('acme.myshopify.com', '1'),
      'kettle-red': productPage('acme.myshopify.com', '2'),
    },
  });
  const judgeMe = await openJudgeMe({
    1: [widget(ids(1, 100), 3, 250), widget(ids(101, 200), 3, 250), widget(ids(201, 250), 3, 250)],
    2: [widget(ids(251, 350), 2, 150), widget(ids(351, 400), 2, 150)],
  });
  const shops = source(judgeMe.url, shop.url);
  const reviews = await collectInterrupted(shops, searchFor('Acme Kettle'));
  expect(reviews.map(({ sourceId }) => sourceId)).toEqual(ids(1, 400));
});

const ids = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `r${from + index}`);
