import { expect, onTestFinished, test } from 'vitest';
import { bazaarvoiceSite } from '../../../demo/sites/bazaarvoice.ts';
import { serveSite } from '../../../demo/sites/serve-site.ts';
import { noReviewDetails } from '../../support/contract/samples.ts';
import {
  key,
  openService,
  otherKey,
  product,
  review,
  source,
} from '../../support/sources/bazaarvoice/bazaarvoice-service.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { productDetails } from '../../support/sources/reviews.ts';

test('reviews of the matching product are read', async () => {
  const { url, requests } = await openService({
    [key]: {
      products: [product('c1', 'Case for Acme Kettle'), product('k1', 'Acme Kettle'), { Id: 5 }],
      reviews: {
        k1: [review('1'), review('2', { BadgesOrder: ['top10', 'verifiedPurchaser'] }), 'nonsense'],
      },
      included: { k1: product('k1', 'Acme Kettle') },
    },
  });
  const { pages, failure } = await collectAll(source(url), searchFor('Acme Kettle'));
  expect(failure).toBeUndefined();
  expect(pages).toMatchObject([{ dropped: 1, expected: 2, stated: { rating: 4.5, count: 2 } }]);
  expect(pages[0]?.reviews[0]).toEqual({
    sourceId: '1',
    author: 'Ida',
    title: 'Title 1',
    body: 'Text of 1, good & hot.',
    rating: 4,
    url: 'https://shop.test/k1',
    publishedAt: Date.UTC(2023, 3, 5, 11, 40, 37),
    verifiedPurchase: null,
    helpfulVotes: 3,
    productTitle: 'Acme Kettle',
    ...noReviewDetails,
    site: 'Shop A',
    productDetails: productDetails('https://shop.test/k1', { brand: 'Acme' }),
  });
  expect(pages[0]?.reviews[1]?.verifiedPurchase).toBe(true);
  expect(requests.map(({ pathname }) => pathname)).toEqual([
    '/data/products.json',
    '/data/reviews.json',
  ]);
  expect(Object.fromEntries(requests[1]?.searchParams ?? [])).toEqual({
    apiversion: '5.4',
    passkey: key,
    Filter: 'ProductId:k1',
    Include: 'Products',
    Stats: 'Reviews',
    Sort: 'SubmissionTime:desc',
    Limit: '100',
    Offset: '0',
  });
});

test('a rating without text is a review, an empty review is not, and other scales are converted to five', async () => {
  const { url } = await openService({
    [key]: {
      products: [product('k1', 'Acme Kettle')],
      reviews: {
        k1: [
          review('1', { Title: null, ReviewText: null, IsRatingsOnly: true }),
          review('2', { Title: null, ReviewText: null, Rating: null }),
          review('3', { Rating: 10, RatingRange: 10 }),
          review('4', { Rating: null, BadgesOrder: null, TotalPositiveFeedbackCount: null }),
        ],
      },
    },
  });
  const { pages, reviews } = await collectAll(source(url), searchFor('Acme Kettle'));
  expect(pages[0]?.dropped).toBe(1);
  expect(reviews).toMatchObject([
    { sourceId: '1', title: null, body: '', rating: 4 },
    { sourceId: '3', rating: 5 },
    { sourceId: '4', rating: null, helpfulVotes: null, verifiedPurchase: null },
  ]);
});

test('a syndicated review has the same ID at each retailer', async () => {
  const shared = review('s', { IsSyndicated: true, SyndicationSource: { Name: 'maker.test' } });
  const kept = { products: [product('k1', 'Acme Kettle')], reviews: { k1: [shared] } };
  const { url } = await openService({ [key]: kept, [otherKey]: kept });
  const { reviews } = await collectAll(
    source(url, `Shop A:${key}, Shop B:${otherKey}`),
    searchFor('Acme Kettle'),
  );
  expect(reviews.map(({ sourceId }) => sourceId)).toEqual(['s', 's']);
});

test('the demo’s retailers are read completely and share the manufacturer’s reviews', async () => {
  const site = bazaarvoiceSite([
    { name: 'Shop A', passkey: key, reviews: [120, 130] },
    { name: 'Shop B', passkey: otherKey, reviews: [20, 30] },
  ]);
  const served = await serveSite(site, 0);
  onTestFinished(() => served.close());
  const { reviews, pages, failure } = await collectAll(
    source(new URL(served.origin), `Shop A:${key},Shop B:${otherKey}`),
    searchFor('Halden Arc 2 Headphones'),
  );
  expect(failure).toBeUndefined();
  const ids = new Set(reviews.map(({ sourceId }) => sourceId));
  // Each page repeats five reviews of the previous one; the second retailer repeats the manufacturer's four.
  expect(ids.size).toBe(reviews.length - 5 - 4);
  expect(pages.at(-1)?.stated?.count).toBe(ids.size + 4);
  expect(new Set(reviews.map(({ productTitle }) => productTitle))).toEqual(
    new Set(['Halden Arc 2 Headphones']),
  );
  expect(reviews.filter(({ body }) => body === '').length).toBeGreaterThan(5);

  const { failure: refused } = await collectAll(
    source(new URL(served.origin), 'Shop C:nobody'),
    searchFor('Halden Arc 2 Headphones'),
  );
  expect(refused?.code).toBe('SOURCE_UNAUTHORIZED');
});
