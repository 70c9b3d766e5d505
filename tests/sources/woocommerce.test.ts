import { expect, test } from 'vitest';
import { woocommerce } from '../../worker/sources/woocommerce.ts';
import { noReviewDetails } from '../support/contract/samples.ts';
import { collectAll, collectInterrupted, searchFor } from '../support/sources/collecting.ts';
import { recording } from '../support/sources/recordings.ts';
import { productDetails } from '../support/sources/reviews.ts';
import { openSite, refuse } from '../support/sources/site.ts';

interface Shop {
  readonly products: readonly unknown[];
  /** Reviews by product ID. */
  readonly reviews: Readonly<Record<string, readonly unknown[]>>;
}

const openShop = ({ products, reviews }: Shop) =>
  openSite(({ pathname, searchParams }, _, response) => {
    const page = Number(searchParams.get('page'));
    const size = Number(searchParams.get('per_page'));
    const all = pathname.endsWith('/reviews')
      ? (reviews[searchParams.get('product_id') ?? ''] ?? [])
      : products;
    response.setHeader('x-wp-total', all.length);
    response.setHeader('x-wp-totalpages', Math.ceil(all.length / size));
    response.end(JSON.stringify(all.slice((page - 1) * size, page * size)));
  });

const product = (id: number, name: string, count = 1) => ({
  id,
  name,
  average_rating: '4.50',
  review_count: count,
});

const review = (id: number, fields: object = {}) => ({
  id,
  date_created: '2022-01-12T16:42:14',
  date_created_gmt: '2022-01-12T15:42:14',
  product_id: 1,
  product_name: 'Kettle &#8211; Acme',
  product_permalink: 'https://shop.test/product/kettle/',
  reviewer: 'Ida',
  review: `<p>Review ${id} &amp; all.</p>\n`,
  rating: 4,
  verified: true,
  ...fields,
});

const many = (count: number) => Array.from({ length: count }, (_, id) => review(id + 1));

test('reviews of matching products are read', async () => {
  const { url, requests } = await openShop({
    products: [
      product(7, 'Case for Acme Kettle'),
      product(3, 'Acme &#8211; Kettle'),
      product(4, 'Acme Kettle Red', 0),
      { id: 'x' },
    ],
    reviews: { 3: [review(83)], 4: [review(84)], 7: [review(85)] },
  });
  const { pages } = await collectAll(
    woocommerce({ WOOCOMMERCE_URLS: [url] }),
    searchFor('Acme Kettle'),
  );
  expect(pages).toMatchObject([{ dropped: 0, expected: 1, stated: { rating: 4.5, count: 1 } }]);
  expect(pages[0]?.reviews).toEqual([
    {
      sourceId: `${url.host}/#83`,
      author: 'Ida',
      title: null,
      body: 'Review 83 & all.',
      rating: 4,
      url: 'https://shop.test/product/kettle/',
      publishedAt: Date.UTC(2022, 0, 12, 15, 42, 14),
      verifiedPurchase: true,
      helpfulVotes: null,
      productTitle: 'Kettle – Acme',
      ...noReviewDetails,
      productDetails: productDetails('https://shop.test/product/kettle/'),
    },
  ]);
  expect(requests.map(({ pathname }) => pathname)).toEqual([
    '/wp-json/wc/store/v1/products',
    '/wp-json/wc/store/v1/products/reviews',
  ]);
});

test('a malformed or empty review does not affect the others', async () => {
  const { url } = await openShop({
    products: [product(3, 'Acme Kettle', 4)],
    reviews: {
      3: [
        review(1, { rating: 0, product_permalink: 'javascript:alert(1)' }),
        review(2, { rating: 0, review: '<p></p>' }),
        { id: 3 },
        null,
      ],
    },
  });
  const { pages } = await collectAll(
    woocommerce({ WOOCOMMERCE_URLS: [url] }),
    searchFor('Acme Kettle'),
  );
  expect(pages).toMatchObject([{ dropped: 3, reviews: [{ rating: null, url: null }] }]);
});

test('an attempt interrupted after any page neither loses nor duplicates reviews', async () => {
  const shop = {
    products: [product(9, 'Acme Kettle Red', 150), product(3, 'Acme Kettle', 230)],
    reviews: { 3: many(230), 9: many(150) },
  };
  const urls = [(await openShop(shop)).url, (await openShop(shop)).url];
  const reviews = await collectInterrupted(
    woocommerce({ WOOCOMMERCE_URLS: urls }),
    searchFor('Acme Kettle'),
  );
  expect(reviews).toHaveLength(760);
  const uninterrupted = await collectAll(
    woocommerce({ WOOCOMMERCE_URLS: urls }),
    searchFor('Acme Kettle'),
  );
  expect(reviews).toEqual(uninterrupted.reviews);
});

test('one shop that fails does not affect the others', async () => {
  const good = await openShop({ products: [product(3, 'Acme Kettle')], reviews: { 3: many(1) } });
  const bad = await openSite((_, __, response) => refuse(response, 500));
  const { pages, reviews, failure } = await collectAll(
    woocommerce({ WOOCOMMERCE_URLS: [bad.url, good.url] }),
    searchFor('Acme Kettle'),
  );
  expect(failure).toBeUndefined();
  expect(reviews).toHaveLength(1);
  expect(pages[0]?.failures?.[0]?.message).toMatch(/^Shop 1 of WOOCOMMERCE_URLS: .* returned 500/);
});

test('the source fails if every shop fails', async () => {
  const bad = await openSite((_, __, response) => {
    response.statusCode = 200;
    response.end('{"code":"rest_no_route","message":"No route","data":{"status":404}}');
  });
  const { failure } = await collectAll(
    woocommerce({ WOOCOMMERCE_URLS: [bad.url] }),
    searchFor('Acme Kettle'),
  );
  expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE', retryable: false });
});

test('in a recorded shop, a rating of "0" with no reviews means not rated, and dates are UTC', async () => {
  const { url, requests } = await openSite(({ pathname }, _, response) => {
    const name = pathname.endsWith('/reviews') ? 'reviews' : 'products';
    response.setHeader('x-wp-totalpages', '1');
    response.end(recording(`woocommerce/${name}.json`));
  });
  const shop = woocommerce({ WOOCOMMERCE_URLS: [url] });
  const { pages, reviews } = await collectAll(shop, searchFor('Mittens with Pompom'));
  expect(pages).toMatchObject([{ stated: { rating: 5, count: 4 }, expected: 4, dropped: 0 }]);
  expect(reviews).toMatchObject([
    {
      author: 'snow-hare',
      rating: 5,
      verifiedPurchase: true,
      publishedAt: Date.UTC(2021, 11, 5, 8, 31, 7),
      body: 'Warm down to the fingertips.',
    },
  ]);
  expect((await collectAll(shop, searchFor('Socks'))).pages).toMatchObject([
    { stated: { rating: 4.5, count: 2 } },
  ]);
  for (const unrated of ['Winter Set', 'Scarf with Fringe']) {
    expect((await collectAll(shop, searchFor(unrated))).pages).toEqual([]);
  }
  const read = requests.filter(({ pathname }) => pathname.endsWith('/reviews'));
  expect(read.map(({ searchParams }) => searchParams.get('product_id'))).toEqual(['117', '102']);
});
