import { expect, test } from 'vitest';
import { reviewLines } from '../../cli/src/task/review-lines.ts';
import { plain } from '../../cli/src/terminal/paint.ts';
import { review } from '../support/client/sample-events.ts';

const whole = {
  ...review('r1'),
  kind: 'STORE' as const,
  body: 'Boils fast.',
  title: 'Fine',
  url: 'https://teas.example/kettle',
  publishedAt: '2026-03-04T12:00:00.000Z',
  language: 'de',
  incentivized: true,
  recommended: false,
  pros: ['Light'],
  cons: ['Loud', 'Hot'],
  media: [
    {
      type: 'PHOTO' as const,
      url: 'https://teas.example/1.jpg',
      thumbnailUrl: null,
      caption: null,
    },
  ],
  replies: [{ author: 'Teas', body: 'Thank you!', publishedAt: null }],
  copies: [
    { source: 'bazaarvoice', site: 'depot', url: null },
    { source: 'shopify', site: null, url: 'https://pots.example/kettle' },
  ],
};

test('what belongs to a review is on one line', () => {
  expect(reviewLines(whole, 120, plain, false)).toEqual([
    '5.0 ★  Fine',
    'Ada · woocommerce · 2026-03-04 · de · verified purchase · incentivized · does not recommend it',
    '  Boils fast.',
    '  + Light · - Loud, Hot · 1 photo or video · 1 reply · also at depot, shopify',
  ]);
});

test('a full review has its replies and all addresses', () => {
  expect(reviewLines(whole, 120, plain, true).slice(4)).toEqual([
    '    Teas replied: Thank you!',
    '  https://teas.example/kettle',
    '  https://teas.example/1.jpg',
    '  https://pots.example/kettle',
  ]);
});

test('a review without all that has no further line', () => {
  expect(
    reviewLines({ ...whole, ...review('r1'), kind: 'STORE', body: 'Fine.' }, 120, plain, false),
  ).toEqual(['5.0 ★', 'Ada · woocommerce · verified purchase', '  Fine.']);
});
