import { describe, expect, test } from 'vitest';
import type { Review } from '../../contract/review.ts';
import { matchingReviews } from '../../schema/matching-reviews.ts';
import { reviewFilterOf } from '../../schema/review-filter.ts';
import { reviewOf } from '../support/contract/samples.ts';

const photo = {
  type: 'PHOTO' as const,
  url: 'https://a.example/1.jpg',
  thumbnailUrl: null,
  caption: null,
};
const reply = { author: null, body: 'Thank you.', publishedAt: null };
const at = (text: string): number => Date.parse(text);

const reviews = [
  reviewOf('bare'),
  reviewOf('english', {
    title: 'Great kettle',
    body: 'Boils in a minute.',
    pros: ['Fast'],
    cons: ['Loud lid'],
    rating: 4.5,
    language: 'en',
    publishedAt: at('2026-03-01T00:00:00Z'),
    verifiedPurchase: true,
    media: [photo],
    isNew: true,
  }),
  reviewOf('german', {
    body: 'Läuft über, schlechter Verschluß.',
    rating: 1.4,
    source: 'productpage',
    language: 'de',
    publishedAt: at('2026-03-31T23:59:59.999Z'),
    verifiedPurchase: false,
    replies: [reply],
    isNew: false,
  }),
  reviewOf('hebrew', { rating: 3, language: 'he', publishedAt: at('2026-04-01T00:00:00Z') }),
];

const idsOf = (where: object | null, among: readonly Review[] = reviews): string[] =>
  [...matchingReviews(among, reviewFilterOf({ where }))].map(({ fingerprint }) => fingerprint);

describe('a review matches if it meets every condition:', () => {
  test.each<[object, string[]]>([
    [{ sources: ['productpage'] }, ['german']],
    [{ sources: ['productpage', 'reddit'] }, ['german']],
    [{ stars: [5] }, ['english']],
    [{ stars: [1, 3] }, ['german', 'hebrew']],
    [{ minRating: 3 }, ['english', 'hebrew']],
    [{ maxRating: 3 }, ['german', 'hebrew']],
    [{ minRating: 3, maxRating: 3 }, ['hebrew']],
    [{ minRating: 1 }, ['english', 'german', 'hebrew']],
    [{ text: 'kettle minute' }, ['english']],
    [{ text: 'FAST lid great' }, ['english']],
    [{ text: 'lauft VERSCHLUSS' }, ['german']],
    [{ text: 'kettle lauft' }, []],
    [{ text: 'ettle' }, []],
    [{ languages: ['en', 'DE'] }, ['english', 'german']],
    [{ languages: ['iw'] }, ['hebrew']],
    [{ languages: ['fr'] }, []],
    [{ publishedFrom: '2026-03-31T23:59:59.999Z' }, ['german', 'hebrew']],
    [{ publishedUntil: '2026-03-31T23:59:59.999Z' }, ['english']],
    [
      { publishedFrom: '2026-03-01T02:00:00+02:00', publishedUntil: '2026-04-01T00:00:00Z' },
      ['english', 'german'],
    ],
    [{ publishedFrom: '2026-04-01T00:00:00Z', publishedUntil: '2026-04-01T00:00:00Z' }, []],
    [{ verifiedPurchase: true }, ['english']],
    [{ verifiedPurchase: false }, ['german']],
    [{ hasMedia: true }, ['english']],
    [{ hasMedia: false }, ['bare', 'german', 'hebrew']],
    [{ hasReply: true }, ['german']],
    [{ hasReply: false }, ['bare', 'english', 'hebrew']],
    [{ isNew: true }, ['english']],
    [{ isNew: false }, ['german']],
    [{ minRating: 2, languages: ['en', 'he'], hasMedia: false }, ['hebrew']],
  ])('%j', (where, ids) => {
    expect(idsOf(where)).toEqual(ids);
  });
});

test('a condition that is omitted, null, or an empty list does not restrict', () => {
  const all = ['bare', 'english', 'german', 'hebrew'];
  expect(idsOf(null)).toEqual(all);
  expect(idsOf({})).toEqual(all);
  const empty = {
    ...{ sources: [], stars: [], languages: [], minRating: null, maxRating: null, text: null },
    ...{ publishedFrom: null, publishedUntil: null, verifiedPurchase: null, isNew: null },
    ...{ hasMedia: null, hasReply: null },
  };
  expect(idsOf(empty)).toEqual(all);
});

describe('an invalid condition is named, with its value and what is allowed:', () => {
  test.each<[object, string]>([
    [{ minRating: 0.9 }, 'where.minRating is 0.9; it must be 1 to 5.'],
    [{ maxRating: 5.1 }, 'where.maxRating is 5.1; it must be 1 to 5.'],
    [
      { minRating: 4, maxRating: 3.5 },
      'where.minRating is 4; it must be at most maxRating, which is 3.5.',
    ],
    [{ stars: [5, 0] }, 'where.stars[1] is 0; it must be 1 to 5.'],
    [{ stars: [6] }, 'where.stars[0] is 6; it must be 1 to 5.'],
    [{ text: '' }, 'where.text is ""; it must be 1 to 200 characters.'],
    [{ text: '  \n ' }, 'where.text is ""; it must be 1 to 200 characters.'],
    [{ text: 'a'.repeat(201) }, '(203 characters); it must be 1 to 200 characters.'],
    [{ languages: ['en', 'english'] }, 'where.languages[1] is "english"; it must be a BCP 47'],
    [{ languages: ['en-US'] }, 'where.languages[0] is "en-US"; it must be a BCP 47'],
    [{ languages: ['xx'] }, 'where.languages[0] is "xx"; it must be a BCP 47'],
    [{ languages: [''] }, 'where.languages[0] is ""; it must be a BCP 47'],
    [{ sources: ['ebay'] }, 'where.sources[0] is "ebay"; it must be one of reddit, '],
    [{ publishedFrom: '2026-03-01' }, 'where.publishedFrom is "2026-03-01"; it must be an instant'],
    [
      { publishedFrom: '2026-03-02T00:00:00Z', publishedUntil: '2026-03-01T00:00:00Z' },
      'where.publishedFrom is "2026-03-02T00:00:00.000Z"; it must be at most publishedUntil, which is 2026-03-01T00:00:00.000Z.',
    ],
  ])('%j', (where, message) => {
    expect(() => reviewFilterOf({ where })).toThrow(message);
  });
});

test('a search may have 200 characters, however many units of UTF-16 these are', () => {
  expect(() => reviewFilterOf({ where: { text: '👍'.repeat(200) } })).not.toThrow();
});

test('reviews are compared once for each filter, however many ask, with the latest 32 filters', () => {
  const one = { stars: [5, 4], languages: ['de', 'en'] };
  const equal = { languages: ['EN', 'de', 'en'], stars: [4, 5], text: null };
  const first = matchingReviews(reviews, reviewFilterOf({ where: one }));
  expect(matchingReviews(reviews, reviewFilterOf({ where: equal }))).toBe(first);
  for (let n = 0; n < 31; n++)
    matchingReviews(reviews, reviewFilterOf({ where: { text: `w${n}` } }));
  expect(matchingReviews(reviews, reviewFilterOf({ where: one }))).toBe(first);
  for (let n = 0; n < 32; n++)
    matchingReviews(reviews, reviewFilterOf({ where: { text: `v${n}` } }));
  expect(matchingReviews(reviews, reviewFilterOf({ where: one }))).not.toBe(first);
});
