import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reviewSchema, storedReview } from '../../contract/review.ts';
import { review } from '../support/contract/arbitraries.ts';
import { noReviewDetails } from '../support/contract/samples.ts';

test('a review is read as it was before it was stored', () => {
  fc.assert(
    fc.property(review, (one) => {
      expect(reviewSchema.parse(JSON.parse(JSON.stringify(storedReview(one))))).toEqual(one);
    }),
  );
});

test('a review of an earlier release, which has no details, is read', () => {
  expect(reviewSchema.parse(plain)).toEqual({ ...plain, ...unstated });
});

test('details and copies that a review does not have take no room', () => {
  expect(storedReview({ ...plain, ...unstated })).toEqual(plain);
});

const unstated = { ...noReviewDetails, copies: [], isNew: null, mentions: [] };

const plain = {
  fingerprint: 'r1',
  source: 'woocommerce',
  kind: 'STORE' as const,
  author: null,
  title: null,
  body: 'It pours well.',
  rating: null,
  url: null,
  publishedAt: null,
  verifiedPurchase: null,
  helpfulVotes: null,
  productTitle: null,
  sentiment: null,
};
