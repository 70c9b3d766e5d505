import { expect, test } from 'vitest';
import {
  key,
  many,
  openService,
  product,
  review,
  source,
} from '../../support/sources/bazaarvoice/bazaarvoice-service.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';

test.each([
  ['a brand that is not part of the name', 'Acme Kettle', product('k1', 'Kettle')],
  ['an EAN', '4006381333931', product('k1', 'Something', { EANs: ['4006381333931'] })],
  ['a UPC', 'Kettle 036000291452', product('k1', 'Something', { UPCs: ['036000291452'] })],
])('%s is matched', async (_, productName, found) => {
  const { url } = await openService({ [key]: { products: [found], reviews: { k1: many(1) } } });
  expect((await collectAll(source(url), searchFor(productName))).reviews).toHaveLength(1);
});

test.each(['Filter for Kettle', 'Kettle Pro', 'Kettle Case', 'Toaster'])(
  'the %s of the same brand is another product',
  async (name) => {
    const { url } = await openService({
      [key]: { products: [product('k1', name)], reviews: { k1: many(1) } },
    });
    expect((await collectAll(source(url), searchFor('Acme Kettle'))).pages).toEqual([]);
  },
);

test('the three best matches with reviews are read, and the best one provides the stated rating', async () => {
  const none = { ReviewStatistics: { AverageOverallRating: null, TotalReviewCount: 0 } };
  const { url, requests } = await openService({
    [key]: {
      products: [
        product('k5', 'Acme Kettle in red with a bow'),
        product('k4', 'Acme Kettle'),
        product('k0', 'Acme Kettle', none),
        product('k3', 'Acme Kettle, blue', { ReviewStatistics: null }),
        product('k2', 'Acme Kettle', {
          ReviewStatistics: {
            AverageOverallRating: null,
            TotalReviewCount: 4,
            RatingDistribution: [
              { RatingValue: 1, Count: 1 },
              { RatingValue: 5, Count: 3 },
            ],
          },
        }),
      ],
      reviews: { k2: many(1), k3: many(1), k4: many(1), k5: many(1) },
    },
  });
  const { pages } = await collectAll(source(url), searchFor('Acme Kettle'));
  expect(requests.slice(1).map(({ searchParams }) => searchParams.get('Filter'))).toEqual([
    'ProductId:k2',
    'ProductId:k4',
    'ProductId:k3',
  ]);
  const best = { rating: 4, count: 4, histogram: [1, 0, 0, 0, 3] };
  expect(pages.map(({ stated }) => stated)).toEqual(pages.map(() => best));
});

test('reviews of another product in the family are dropped', async () => {
  const { url } = await openService({
    [key]: {
      products: [product('k1', 'Acme Kettle')],
      reviews: {
        k1: [review('1'), review('2', { ProductId: 'p1' }), review('3', { ProductId: 'k2' })],
      },
      included: {
        p1: product('p1', 'Acme Kettle Pro'),
        k2: product('k2', 'Acme Kettle, blue'),
        broken: { Id: 'broken' },
      },
    },
  });
  const { pages } = await collectAll(source(url), searchFor('Acme Kettle'));
  expect(pages).toMatchObject([
    {
      dropped: 1,
      reviews: [
        { sourceId: '1', productTitle: 'Acme Kettle' },
        { sourceId: '3', productTitle: 'Acme Kettle, blue', url: 'https://shop.test/k2' },
      ],
    },
  ]);
});
