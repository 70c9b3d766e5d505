import { describe, expect, test } from 'vitest';
import { duplicateKey, fingerprintOf } from '../../../worker/collection/review-identity.ts';
import { foundReview } from '../../support/worker/invented-source.ts';

test('a review with an ID of its own keeps its identity though its text is edited', () => {
  const before = fingerprintOf('serpapi', foundReview(1));
  expect(fingerprintOf('serpapi', foundReview(1, { body: 'Edited.' }))).toBe(before);
  expect(fingerprintOf('serpapi', foundReview(2))).not.toBe(before);
});

test('the same ID in two sources means two reviews', () => {
  expect(fingerprintOf('serpapi', foundReview(1))).not.toBe(
    fingerprintOf('woocommerce', foundReview(1)),
  );
});

test('without an ID, text, author and date tell', () => {
  const of = (differing: object) =>
    fingerprintOf('productpage', foundReview(1, { sourceId: null, ...differing }));
  expect(of({ body: 'Boils  FAST, pours well!' })).toBe(of({ body: 'boils fast pours well' }));
  expect(of({ body: 'Boils slowly.' })).not.toBe(of({}));
  expect(of({ author: 'Somebody else' })).not.toBe(of({}));
  expect(of({ publishedAt: 86_400_000 })).not.toBe(of({}));
});

test('without an ID, a copy in another source is the same review', () => {
  const found = foundReview(1, { sourceId: null });
  expect(fingerprintOf('serpapi', found)).toBe(fingerprintOf('productpage', found));
});

describe('a copy is known by text, author and day, whatever its ID', () => {
  const noon = Date.UTC(2026, 0, 1, 12);
  const body = 'Boils fast, pours well, and the lid stays cool.';
  const review = foundReview(1, { body, publishedAt: noon });
  const mark = duplicateKey(review);

  test.each([
    ['in capitals', { body: 'BOILS FAST – pours well, and the lid stays cool!' }],
    ['at another hour', { publishedAt: noon + 3_600_000 }],
    ['under another ID', { sourceId: 'another' }],
  ])('%s', (_, differing) => {
    expect(mark).toBeDefined();
    expect(duplicateKey({ ...review, ...differing })).toBe(mark);
  });

  test.each([
    ['another author', { author: 'Somebody else' }],
    ['another day', { publishedAt: noon + 86_400_000 }],
    ['another text', { body: 'Boils fast, pours well, and the lid gets hot.' }],
  ])('not with %s', (_, differing) => {
    expect(duplicateKey({ ...review, ...differing })).not.toBe(mark);
  });

  test('but not by a few words, which others say too', () => {
    expect(duplicateKey({ ...review, body: 'Good kettle.' })).toBeUndefined();
    expect(duplicateKey({ ...review, author: null })).toBeUndefined();
  });
});

test('an ID cannot pass for a text', () => {
  const withId = foundReview(1, { sourceId: 'text' });
  expect(fingerprintOf('serpapi', withId)).not.toBe(
    fingerprintOf('serpapi', { ...withId, sourceId: null }),
  );
});
