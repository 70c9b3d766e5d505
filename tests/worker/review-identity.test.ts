import { expect, test } from 'vitest';
import { reviewId } from '../../worker/collecting/review-identity.ts';
import { foundReview } from './invented-source.ts';

test('a review with an ID of its own keeps its identity though its text is edited', () => {
  const before = reviewId('serpapi', foundReview(1));
  expect(reviewId('serpapi', foundReview(1, { body: 'Edited.' }))).toBe(before);
  expect(reviewId('serpapi', foundReview(2))).not.toBe(before);
});

test('the same ID in two sources means two reviews', () => {
  expect(reviewId('serpapi', foundReview(1))).not.toBe(reviewId('woocommerce', foundReview(1)));
});

test('without an ID, text, author and date tell', () => {
  const of = (differing: object) =>
    reviewId('productpage', foundReview(1, { sourceId: null, ...differing }));
  expect(of({ body: 'Boils  FAST, pours well!' })).toBe(of({ body: 'boils fast pours well' }));
  expect(of({ body: 'Boils slowly.' })).not.toBe(of({}));
  expect(of({ author: 'Somebody else' })).not.toBe(of({}));
  expect(of({ publishedAt: 1 })).not.toBe(of({}));
});

test('an ID cannot pass for a text', () => {
  const withId = foundReview(1, { sourceId: 'text' });
  expect(reviewId('serpapi', withId)).not.toBe(reviewId('serpapi', { ...withId, sourceId: null }));
});
