import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { serviceNames } from '../../../contract/platforms.ts';
import { isStated, type Review } from '../../../contract/review.ts';
import type { FoundReview, Page } from '../../../worker/source/source.ts';
import { tablesOf } from '../../support/docs/markdown.ts';
import { fullOtherReviews } from '../../support/sources/every-source/full-other-reviews.ts';
import { fullPlatformReviews } from '../../support/sources/every-source/full-platform-reviews.ts';
import { fullStoreReviews } from '../../support/sources/every-source/full-store-reviews.ts';

const page = readFileSync('docs/sources.md', 'utf8');

/** The sources that fill a field, by field. */
const claimed = new Map(
  (tablesOf(page)[3] ?? []).map(([field = '', sources = '']) => [
    field.replaceAll('`', ''),
    new Set(sources.split(', ')),
  ]),
);

const collected = Object.entries({
  ...fullOtherReviews,
  ...fullStoreReviews,
  ...fullPlatformReviews,
});

describe.each(collected)('%s', (name, collect) => {
  test('fills the fields that docs/sources.md says, and no others', async () => {
    const { reviews, pages, failure } = await collect();
    expect(failure).toBeUndefined();
    expect(reviews).not.toEqual([]);
    const stated = [...claimed].filter(([, sources]) => sources.has(name)).map(([field]) => field);
    expect([...filledFields(reviews, pages)].sort()).toEqual(stated.sort());
  });
});

test('every source and platform has a fixture', () => {
  // Judge.me's fixture is that of shopify.
  const names = serviceNames.filter((name) => name !== 'judgeme');
  expect(collected.map(([name]) => name).sort()).toEqual(names.sort());
});

test('each field is in the table once', () => {
  expect([...claimed.keys()].sort()).toEqual(
    [...fields, ...productFields, 'statedHistogram'].sort(),
  );
});

/** Fields of the API that a source may fill. The others every source fills, or collection does. */
const fields = [
  'platform',
  'site',
  'author',
  'title',
  'rating',
  'aspectRatings',
  'recommended',
  'pros',
  'cons',
  'language',
  'country',
  'url',
  'publishedAt',
  'editedAt',
  'verifiedPurchase',
  'incentivized',
  'helpfulVotes',
  'unhelpfulVotes',
  'media',
  'replies',
  'syndicatedFrom',
] as const satisfies readonly (keyof Review)[];

const productFields = ['title', 'brand', 'gtin', 'mpn', 'sku', 'url', 'variant'].map(
  (name) => `product.${name}`,
);

const filledFields = (reviews: readonly FoundReview[], pages: readonly Page[]): Set<string> => {
  const filled = new Set<string>();
  for (const review of reviews) {
    for (const field of fields) if (isStated(review[field])) filled.add(field);
    if (review.productTitle !== null) filled.add('product.title');
    for (const [field, value] of Object.entries(review.productDetails ?? {})) {
      if (isStated(value)) filled.add(`product.${field}`);
    }
  }
  if (pages.some(({ stated }) => stated?.histogram)) filled.add('statedHistogram');
  return filled;
};
