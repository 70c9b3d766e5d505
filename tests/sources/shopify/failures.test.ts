import { expect, test } from 'vitest';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import {
  openJudgeMe,
  openShop,
  product,
  productPage,
  source,
  widget,
} from '../../support/sources/shopify/shop-site.ts';
import { openPages, openSite, refuse } from '../../support/sources/site.ts';

test('one shop that fails does not affect the others', async () => {
  const good = await openShop({
    products: [product('kettle', 'Acme Kettle')],
    pages: { kettle: productPage('acme.myshopify.com', '1') },
  });
  const closed = await openPages(() => '<form action="/password">Enter the password</form>');
  const down = await openSite((_, __, response) => refuse(response, 503));
  const judgeMe = await openJudgeMe({ 1: [widget(['a'], 0, 1)] });
  const { pages, failure } = await collectAll(
    source(judgeMe.url, closed.url, down.url, good.url),
    searchFor('Acme Kettle'),
  );
  expect(failure).toBeUndefined();
  expect(pages).toMatchObject([{ reviews: [{ sourceId: 'a' }] }]);
  expect(pages[0]?.failures?.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^Shop 1 of SHOPIFY_URLS: .*a web page instead of JSON/),
    expect.stringMatching(/^Shop 2 of SHOPIFY_URLS: .*returned 503/),
  ]);
});

test.each([
  ['no HTML', { error: 'shop not found' }, /has no shop acme\.myshopify\.com/],
  [
    'HTML that is nested too deep',
    { html: '<div class="jdgm-rev">'.repeat(100_000) },
    /cannot be parsed/,
  ],
  ['another form', { html: 5 }, /unexpected/],
])('%s from Judge.me is an invalid response', async (_, answer, says) => {
  const shop = await openShop({
    products: [product('kettle', 'Acme Kettle')],
    pages: { kettle: productPage('acme.myshopify.com', '1') },
  });
  const judgeMe = await openPages(() => answer);
  const { failure } = await collectAll(source(judgeMe.url, shop.url), searchFor('Acme Kettle'));
  expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE', retryable: false });
  expect(failure?.message).toMatch(says);
});

test('nested reviews take no more time than one', async () => {
  const shop = await openShop({
    products: [product('kettle', 'Acme Kettle')],
    pages: { kettle: productPage('acme.myshopify.com', '1') },
  });
  const html = `${'<div class="jdgm-rev">'.repeat(200)}${'<b></b>'.repeat(190_000)}`;
  const judgeMe = await openPages(() => ({ html, total_count: 1 }));
  const { pages } = await collectAll(source(judgeMe.url, shop.url), searchFor('Acme Kettle'));
  expect(pages[0]).toMatchObject({ reviews: [], dropped: 1 });
});
