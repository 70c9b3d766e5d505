import { expect, test } from 'vitest';
import { collectAll, collectInterrupted } from '../../support/sources/collecting.ts';
import { markedPage, shownReview } from '../../support/sources/platforms/marked-page.ts';
import { openBehind } from '../../support/sources/platforms/open-behind.ts';
import { openJudgeMe, review, widget } from '../../support/sources/shopify/shop-site.ts';
import { openPages, openSite, refuse, type Site } from '../../support/sources/site.ts';

const marks = `<script>Shopify.shop = "acme.myshopify.com"; jdgm.SHOP_DOMAIN = "acme.myshopify.com"</script>
  <div class='jdgm-widget jdgm-review-widget' data-id='7'></div>`;

const ids = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `r${from + index}`);

const collect = async (html: string, judgeMe: Site) => {
  const { source, search } = await openBehind(html, 'judgeme', judgeMe.url);
  return collectAll(source, search);
};

test('a page that shows three reviews of a platform that has 250 brings 250, with what the page says of the product', async () => {
  const shown = [
    shownReview('Ida & Co', 'Text of r3 <3 & all. Second.'),
    shownReview('Ida & Co', 'Text of r120 <3 & all.\nSec…', { datePublished: '2024-01-29' }),
    shownReview('Ida', 'TEXT OF R250 <3 & all. Second.', { reviewRating: { ratingValue: 4.2 } }),
  ];
  const judgeMe = await openJudgeMe({
    7: [widget(ids(1, 100), 3, 250), widget(ids(101, 200), 3, 250), widget(ids(201, 250), 3, 250)],
  });
  const stated = { aggregateRating: { ratingValue: 4.4, reviewCount: 12 } };
  const page = markedPage(marks, shown, stated);
  const { pages, reviews, failure } = await collect(page, judgeMe);
  expect(failure).toBeUndefined();
  expect(reviews.map(({ sourceId }) => sourceId)).toEqual(ids(1, 250));
  expect(pages[0]).toMatchObject({ expected: 250, stated: { rating: 4.4, count: 250 } });
  expect(pages.flatMap(({ failures }) => failures ?? [])).toEqual([]);
  expect(reviews[0]).toMatchObject({
    platform: 'Judge.me',
    productTitle: 'Acme Kettle',
    productDetails: { brand: 'Acme', gtin: '4006381333931' },
  });
});

test('a review that only the page has is kept, and so are short ones of other people and days', async () => {
  const shown = [
    shownReview('Ole', 'Nobody else has written this text.'),
    shownReview('Ida', 'Good', { datePublished: '2024-01-20' }),
    shownReview('Ole', 'Good'),
    shownReview('Ida', 'Good'),
  ];
  const judgeMe = await openJudgeMe({
    7: [{ html: review('a', { body: 'Good' }), total_count: 1 }],
  });
  const { reviews } = await collect(markedPage(marks, shown), judgeMe);
  expect(reviews.map(({ sourceId, author, body }) => [sourceId, author, body])).toEqual([
    ['a', 'Ida & Co', 'Good'],
    [null, 'Ole', 'Nobody else has written this text.'],
    [null, 'Ida', 'Good'],
    [null, 'Ole', 'Good'],
  ]);
});

test('if the platform fails, the reviews of the page count and the failure is reported', async () => {
  const down = await openSite((_, __, response) => refuse(response, 503));
  const shown = [shownReview('Ida', 'It boils water in no time at all.')];
  const stated = { aggregateRating: { ratingValue: 4.4, reviewCount: 12 } };
  const { pages, reviews, failure } = await collect(markedPage(marks, shown, stated), down);
  expect(failure).toBeUndefined();
  expect(reviews).toMatchObject([{ author: 'Ida', platform: null }]);
  expect(pages).toMatchObject([
    {
      stated: { rating: 4.4, count: 12 },
      failures: [
        {
          code: 'SOURCE_UNREACHABLE',
          message: expect.stringMatching(
            /^Page 1 of productUrls: Judge\.me, which has the reviews of the page: .*503/,
          ),
        },
      ],
    },
  ]);
});

test('if the platform fails and the page shows none, the page fails', async () => {
  const limited = await openSite((_, __, response) =>
    refuse(response, 429, { 'retry-after': '600' }),
  );
  const { failure, reviews } = await collect(markedPage(marks), limited);
  expect(reviews).toEqual([]);
  expect(failure).toMatchObject({ code: 'SOURCE_RATE_LIMITED', retryable: true });
  expect(failure?.cooldownUntil).toBeGreaterThan(Date.now());
});

test('if the platform fails after some pages, these and the rest of the page’s reviews are kept', async () => {
  const judgeMe = await openPages(({ searchParams }) =>
    searchParams.get('page') === '1' ? widget(ids(1, 100), 2, 150) : 'nonsense',
  );
  const shown = [
    shownReview('Ida & Co', 'Text of r3 <3 & all. Second.'),
    shownReview('Ida & Co', 'Text of r120 <3 & all. Second.'),
  ];
  const { reviews, pages } = await collect(markedPage(marks, shown), judgeMe);
  expect(reviews.map(({ sourceId }) => sourceId)).toEqual([...ids(1, 100), null]);
  expect(pages.at(-1)?.failures).toMatchObject([{ code: 'SOURCE_BAD_RESPONSE' }]);
});

test('an interrupted attempt continues at the platform, then in the page, and repeats nothing', async () => {
  const judgeMe = await openJudgeMe({
    7: [widget(ids(1, 100), 2, 150), widget(ids(101, 150), 2, 150)],
  });
  const shown = [
    shownReview('Ida & Co', 'Text of r3 <3 & all. Second.'),
    ...ids(1, 120).map((id) => shownReview(id, `Only the page shows the review ${id}.`)),
    shownReview('Ida & Co', 'Text of r120 <3 & all. Second.'),
  ];
  const { source, search } = await openBehind(markedPage(marks, shown), 'judgeme', judgeMe.url);
  const reviews = await collectInterrupted(source, search);
  expect(reviews.map(({ sourceId, author }) => sourceId ?? author)).toEqual([
    ...ids(1, 150),
    ...ids(1, 120),
  ]);
});

test('a page without structured data is read if its title names the product and a platform is behind it', async () => {
  const judgeMe = await openJudgeMe({ 7: [widget(['a'], 0, 1)] });
  const page = (title: string) => `<title>${title}</title><h1>${title}</h1>${marks}`;
  const { reviews } = await collect(page('Acme Kettle, 1.7 l'), judgeMe);
  expect(reviews).toMatchObject([{ sourceId: 'a' }]);
  const other = await collect(page('Zenith Toaster'), judgeMe);
  expect(other).toMatchObject({ reviews: [], failure: { code: 'SOURCE_BAD_RESPONSE' } });
});

test('a Shopify page without marks of a platform, or with marks in comments and templates, has only its own reviews', async () => {
  const judgeMe = await openJudgeMe({ 7: [widget(['a'], 0, 1)] });
  const shown = [shownReview('Ida', 'It boils water in no time at all.')];
  const shopify =
    '<script>Shopify.shop = "acme.myshopify.com"; meta = {"product":{"id":7}}</script>';
  for (const unused of ['', `<!-- ${marks} -->`, `<template>${marks}</template>`]) {
    const { reviews } = await collect(markedPage(shopify + unused, shown), judgeMe);
    expect(reviews).toMatchObject([{ author: 'Ida' }]);
  }
  expect(judgeMe.requests).toEqual([]);
});

test('what a page says never chooses the host, nor more than a value in an address', async () => {
  const judgeMe = await openJudgeMe({});
  for (const [shop, id] of [
    ['acme.myshopify.com&product_id=1', '7'],
    ['acme.myshopify.com.evil.test', '7'],
    ['acme.myshopify.com', '7/../8'],
  ]) {
    const hostile = `<script>jdgm.SHOP_DOMAIN = "${shop}"</script>
      <div class='jdgm-widget jdgm-review-widget' data-id='${id}'></div>`;
    await collect(markedPage(hostile, [shownReview('Ida', 'Fine.')]), judgeMe);
  }
  for (const { searchParams } of judgeMe.requests) {
    expect(searchParams.get('url')).toBe('acme.myshopify.com');
  }
});
