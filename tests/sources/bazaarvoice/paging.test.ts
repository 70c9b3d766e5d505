import { expect, test } from 'vitest';
import {
  key,
  listed,
  many,
  openService,
  otherKey,
  product,
  review,
  source,
} from '../../support/sources/bazaarvoice/bazaarvoice-service.ts';
import { collectAll, collectInterrupted, searchFor } from '../../support/sources/collecting.ts';
import { openPages } from '../../support/sources/site.ts';

test('an attempt interrupted after any page loses nothing', async () => {
  const { url } = await openService({
    [key]: {
      products: [product('k1', 'Acme Kettle'), product('k2', 'Acme Kettle, blue')],
      reviews: { k1: many(230), k2: many(120).map((one) => ({ ...one, Id: `blue ${one.Id}` })) },
    },
    [otherKey]: {
      products: [product('k1', 'Acme Kettle')],
      reviews: { k1: many(150).map((one) => ({ ...one, Id: `other ${one.Id}` })) },
    },
  });
  const shops = source(url, `Shop A:${key},Shop B:${otherKey}`);
  const reviews = await collectInterrupted(shops, searchFor('Acme Kettle'));
  expect(new Set(reviews.map(({ sourceId }) => sourceId)).size).toBe(500);
  expect(reviews).toEqual((await collectAll(shops, searchFor('Acme Kettle'))).reviews);
});

test('a review deleted or written between two requests does not hide another', async () => {
  let reviews: readonly unknown[] = many(300);
  const { url } = await openPages(({ pathname, searchParams }) => {
    if (pathname.endsWith('/products.json')) {
      return listed([product('k1', 'Acme Kettle')], searchParams);
    }
    const page = listed(reviews, searchParams);
    reviews = searchParams.get('Offset') === '0' ? reviews.slice(3) : [review('new'), ...reviews];
    return page;
  });
  const found = await collectAll(source(url), searchFor('Acme Kettle'));
  const ids = new Set(found.reviews.map(({ sourceId }) => sourceId));
  expect([...many(300)].filter(({ Id: id }) => !ids.has(id))).toEqual([]);
});
