import { expect, test } from 'vitest';
import { productpage } from '../../../worker/sources/productpage.ts';
import { noReviewDetails } from '../../support/contract/samples.ts';
import {
  collectAll,
  collectInterrupted,
  openTestHttp,
  searchFor,
} from '../../support/sources/collecting.ts';
import { platformUrls } from '../../support/sources/platforms/platform-urls.ts';
import { openPages, openSite, refuse } from '../../support/sources/site.ts';

const review = (author: string, fields: object = {}) => ({
  '@type': 'Review',
  author,
  datePublished: 'October 24, 2011',
  reviewBody: `Fine, says ${author}.`,
  reviewRating: { ratingValue: 87, bestRating: 100 },
  ...fields,
});

const page = (...things: readonly object[]) =>
  things
    .map((thing) => `<script type="application/ld+json">${JSON.stringify(thing)}</script>`)
    .join('\n');

const product = (name: string, reviews: readonly object[], fields: object = {}) => ({
  '@type': 'Product',
  name,
  review: reviews,
  ...fields,
});

const collect = (productName: string, ...pages: readonly URL[]) =>
  collectAll(
    productpage(platformUrls()),
    searchFor(productName, { productUrls: pages.map(({ href }) => href) }),
  );

test('a named page yields the reviews of its product', async () => {
  const { url } = await openPages(({ pathname }) =>
    pathname === '/kettle'
      ? page(
          product('Acme Kettle', [review('Ida')], {
            aggregateRating: { ratingValue: '4,6 von 5', reviewCount: '1.234' },
          }),
          { '@type': 'Recipe', name: 'Acme Kettle soup', review: [review('Max')] },
        )
      : undefined,
  );
  const address = new URL('/kettle', url);
  const { pages } = await collect('Acme Kettle', address);
  expect(pages).toMatchObject([{ dropped: 0, expected: 1, stated: { rating: 4.6, count: 1234 } }]);
  expect(pages[0]?.reviews).toEqual([
    {
      sourceId: null,
      author: 'Ida',
      title: null,
      body: 'Fine, says Ida.',
      rating: 4.35,
      url: address.href,
      publishedAt: Date.UTC(2011, 9, 24),
      verifiedPurchase: null,
      helpfulVotes: null,
      productTitle: 'Acme Kettle',
      ...noReviewDetails,
    },
  ]);
});

test('of several products, those that match are read, or else the one that shares the most words', async () => {
  const { url } = await openPages(({ pathname }) =>
    pathname === '/page'
      ? page(
          product('Cable for Acme Kettle', [review('Cable')]),
          product('Acme Kettle', [review('Kettle')]),
          product('Garden Chair', [review('Chair')]),
        )
      : undefined,
  );
  const address = new URL('/page', url);
  const authors = async (productName: string) =>
    (await collect(productName, address)).reviews.map(({ author }) => author);
  expect(await authors('Acme Kettle')).toEqual(['Kettle']);
  expect(await authors('Acme Kettle 2000 de luxe')).toEqual(['Kettle']);
  expect(await authors('Mountain Bike')).toEqual([]);
});

test('placeholders and empty reviews are dropped', async () => {
  const empty = { reviewBody: ' ', reviewRating: { ratingValue: '0' } };
  const placeholder = {
    author: { '@type': 'Organization', name: 'Shop' },
    reviewRating: undefined,
  };
  const { url } = await openPages(({ pathname }) =>
    pathname === '/'
      ? page(
          product('Acme Kettle', [
            review('Ida', { reviewRating: undefined }),
            review('Max', empty),
            review('x', placeholder),
          ]),
        )
      : undefined,
  );
  const { pages } = await collect('Acme Kettle', url);
  expect(pages).toMatchObject([{ dropped: 2, reviews: [{ author: 'Ida', rating: null }] }]);
});

test('entities are decoded once on the way to the reviews', async () => {
  const escaped = review('A &amp;amp; B', {
    reviewBody: 'The &lt;hr&gt; chapter',
    name: '&lt;p&gt;',
  });
  const { url } = await openPages(({ pathname }) =>
    pathname === '/' ? page(product('Acme Kettle &lt;i&gt;', [escaped])) : undefined,
  );
  const { reviews } = await collect('Acme Kettle', url);
  expect(reviews).toMatchObject([
    {
      author: 'A &amp; B',
      body: 'The <hr> chapter',
      title: '<p>',
      productTitle: 'Acme Kettle <i>',
    },
  ]);
});

test('an attempt interrupted after any page of reviews neither loses nor duplicates any', async () => {
  const reviews = Array.from({ length: 250 }, (_, index) => review(`Reader ${index}`));
  const { url } = await openPages(({ pathname }) =>
    /^\/\d$/.test(pathname) ? page(product(`Acme Kettle ${pathname}`, reviews)) : undefined,
  );
  const productUrls = [new URL('/1', url).href, new URL('/2', url).href];
  const found = await collectInterrupted(
    productpage(platformUrls()),
    searchFor('Acme Kettle', { productUrls }),
  );
  expect(found).toHaveLength(500);
  expect(new Set(found.map(({ author, url: at }) => `${author} ${at}`)).size).toBe(500);
});

test('a failing page does not affect the others', async () => {
  const { url } = await openPages(({ pathname }) =>
    pathname === '/good' ? page(product('Acme Kettle', [review('Ida')])) : undefined,
  );
  const { pages, reviews, failure } = await collect(
    'Acme Kettle',
    new URL('/gone', url),
    new URL('/good', url),
  );
  expect(failure).toBeUndefined();
  expect(reviews).toHaveLength(1);
  expect(pages[0]?.failures?.[0]?.message).toMatch(/^Page 1 of productUrls: .* returned 404/);
});

test('a page that robots.txt disallows is blocked', async () => {
  const { url } = await openSite(({ pathname }, _, response) => {
    response.end(
      pathname === '/robots.txt'
        ? 'User-agent: *\nDisallow: /'
        : page(product('Acme Kettle', [review('Ida')])),
    );
  });
  const { failure } = await collect('Acme Kettle', url);
  expect(failure).toMatchObject({ code: 'SOURCE_BLOCKED', retryable: false });
});

test('a rate limited page causes no cooldown for the source', async () => {
  const { url } = await openSite((_, __, response) =>
    refuse(response, 429, { 'retry-after': '3600' }),
  );
  const { failure } = await collect('Acme Kettle', url);
  expect(failure).toMatchObject({
    code: 'SOURCE_RATE_LIMITED',
    retryable: true,
    cooldownUntil: null,
  });
});

test('a page on a non-public host is rejected', async () => {
  const { url } = await openPages(() => page(product('Acme Kettle', [review('Ida')])));
  const search = searchFor('Acme Kettle', { productUrls: [url.href], http: openTestHttp([]) });
  const { failure } = await collectAll(productpage(platformUrls()), search);
  expect(failure).toMatchObject({ code: 'SOURCE_BLOCKED' });
});

test('a page with extreme nesting is an invalid response', async () => {
  const { url } = await openPages(({ pathname }) =>
    pathname === '/' ? '<div>'.repeat(1_000_000) : undefined,
  );
  const { failure } = await collect('Acme Kettle', url);
  expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE', retryable: false });
});
