import { expect, test } from 'vitest';
import type { Review } from '../../contract/review.ts';
import { summarize } from '../../contract/summarize.ts';
import { foundReview } from '../support/worker/fake-source.ts';

const rated = (...ratings: (number | null)[]): Review[] =>
  ratings.map((rating, number) => {
    const { sourceId, ...found } = foundReview(number, { rating });
    return {
      ...found,
      fingerprint: `r${sourceId}`,
      source: 'serpapi',
      kind: 'GOOGLE',
      sentiment: null,
      isNew: null,
      copies: [],
      mentions: [],
    };
  });

test.each([
  [1, [1, 0, 0, 0, 0]],
  [1.49, [1, 0, 0, 0, 0]],
  [1.5, [0, 1, 0, 0, 0]],
  [3.5, [0, 0, 0, 1, 0]],
  [4.49, [0, 0, 0, 1, 0]],
  [4.5, [0, 0, 0, 0, 1]],
  [5, [0, 0, 0, 0, 1]],
])('a rating of %d is rounded half up', (rating, histogram) => {
  expect(summarize(rated(rating), [], {}).ratingHistogram).toEqual(histogram);
});

test('reviews without a rating count, but not toward the mean', () => {
  expect(summarize(rated(5, null, 4, null), [], {})).toMatchObject({
    count: 4,
    averageRating: 4.5,
    ratingHistogram: [0, 0, 0, 1, 1],
  });
});

test('there is no mean if no review has a rating', () => {
  expect(summarize(rated(null), ['serpapi'], {})).toMatchObject({
    averageRating: null,
    bySource: [{ averageRating: null }],
  });
});

test('each source has its own summary with what it reports, even without reviews', () => {
  const statedHistogram = [1, 2, 3, 5, 20];
  const checkpoint = {
    woocommerce: { resume: null, statedRating: 4.2, statedCount: 31, statedHistogram },
  };
  expect(summarize(rated(2, 4), ['serpapi', 'woocommerce'], checkpoint).bySource).toEqual([
    {
      source: 'serpapi',
      count: 2,
      averageRating: 3,
      averageSentiment: null,
      statedRating: null,
      statedCount: null,
      statedHistogram: null,
    },
    {
      source: 'woocommerce',
      count: 0,
      averageRating: null,
      averageSentiment: null,
      statedRating: 4.2,
      statedCount: 31,
      statedHistogram,
    },
  ]);
});

test('the average sentiment is the mean over reviews that have one', () => {
  const reviews = rated(null, null, null).map((review, at) => ({
    ...review,
    sentiment: [0.5, null, -0.1][at] ?? null,
  }));
  const { averageSentiment, bySource } = summarize(reviews, ['serpapi'], {});
  expect(averageSentiment).toBe(0.2);
  expect(bySource).toMatchObject([{ averageSentiment: 0.2 }]);
});
