import { describe, expect, test } from 'vitest';
import type { SourceName } from '../../../contract/catalogue.ts';
import { fingerprintsOf } from '../../../worker/collection/review-identity.ts';
import type { FoundReview } from '../../../worker/source/source.ts';
import { foundReview } from '../../support/worker/fake-source.ts';

const fingerprintOf = (...[source, review]: [SourceName, FoundReview]) =>
  fingerprintsOf(source, [review])[0];

test('a review with an ID keeps its fingerprint if its text is edited', () => {
  const before = fingerprintOf('serpapi', foundReview(1));
  expect(fingerprintOf('serpapi', foundReview(1, { body: 'Edited.' }))).toBe(before);
  expect(fingerprintOf('serpapi', foundReview(2))).not.toBe(before);
});

test('the same ID in two sources gives different fingerprints', () => {
  expect(fingerprintOf('serpapi', foundReview(1))).not.toBe(
    fingerprintOf('woocommerce', foundReview(1)),
  );
});

test('a platform’s review has one fingerprint, whichever source found it behind a page', () => {
  const behind = (platform: string) => foundReview(1, { platform });
  const found = fingerprintOf('productpage', behind('Judge.me'));
  expect(fingerprintOf('shopify', behind('Judge.me'))).toBe(found);
  expect(fingerprintOf('shopify', behind('Other'))).not.toBe(found);
  expect(fingerprintOf('productpage', foundReview(1))).not.toBe(found);
});

test('without an ID, text, author and day make the fingerprint', () => {
  const of = (differing: object) =>
    fingerprintOf('productpage', foundReview(1, { sourceId: null, ...differing }));
  expect(of({ body: 'Boils  FAST, pours well!' })).toBe(of({ body: 'boils fast pours well' }));
  expect(of({ body: 'Boils slowly.' })).not.toBe(of({}));
  expect(of({ author: 'Somebody else' })).not.toBe(of({}));
  expect(of({ publishedAt: 86_400_000 })).not.toBe(of({}));
});

test('without an ID, a duplicate in another source has the same fingerprint', () => {
  const body = 'Boils fast, pours well, and the lid stays cool.';
  const found = foundReview(1, { sourceId: null, body });
  expect(fingerprintOf('serpapi', found)).toBe(fingerprintOf('productpage', found));
});

describe('without an ID, a short text proves nothing', () => {
  const morning = Date.UTC(2026, 0, 1, 8);
  const short = foundReview(1, {
    sourceId: null,
    body: '',
    author: 'Verified buyer',
    publishedAt: morning,
  });

  test.each([
    ['rating', { rating: 1 }],
    ['day', { publishedAt: morning + 86_400_000 }],
    ['hour', { publishedAt: morning + 3_600_000 }],
  ])('another %s makes another review', (_, differing) => {
    expect(fingerprintOf('productpage', { ...short, ...differing })).not.toBe(
      fingerprintOf('productpage', short),
    );
  });

  test('another shop makes another review', () => {
    const at = (url: string) => fingerprintOf('productpage', { ...short, url });
    expect(at('https://teas.example/1')).toBe(at('https://teas.example/1?ref=mail'));
    expect(at('https://teas.example/1')).not.toBe(at('https://pots.example/1'));
    expect(fingerprintOf('serpapi', short)).not.toBe(fingerprintOf('productpage', short));
  });

  test('equal reviews of a page are as many reviews, the same in every task', () => {
    const page = [short, { ...short, rating: 2 }, short, short];
    const fingerprints = fingerprintsOf('productpage', page);
    expect(new Set(fingerprints).size).toBe(4);
    expect(fingerprintsOf('productpage', page)).toEqual(fingerprints);
    expect(fingerprintsOf('productpage', [short])).toEqual(fingerprints.slice(0, 1));
  });

  test('equal long texts are one review', () => {
    const long = { ...short, body: 'Boils fast, pours well, and the lid stays cool.' };
    expect(new Set(fingerprintsOf('productpage', [long, long])).size).toBe(1);
  });
});

test('an ID never collides with a text', () => {
  const withId = foundReview(1, { sourceId: 'text' });
  expect(fingerprintOf('serpapi', withId)).not.toBe(
    fingerprintOf('serpapi', { ...withId, sourceId: null }),
  );
});
