import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentimentOf } from '../../../worker/collection/sentiment.ts';

test.each([
  'I love this kettle, it is great.',
  'Works perfectly. Best purchase in years!',
  'Not bad at all, I am happy with it.',
])('%s is positive', async (text) => {
  expect(await sentimentOf(text)).toBeGreaterThan(0.1);
});

test.each([
  'Terrible. It broke after two days and I am very disappointed.',
  'I regret buying this. Poor quality.',
  'I hate the noise it makes.',
])('%s is negative', async (text) => {
  expect(await sentimentOf(text)).toBeLessThan(-0.1);
});

test('a neutral text has sentiment 0', async () => {
  expect(await sentimentOf('It is a kettle with a lid.')).toBe(0);
});

test.each([
  ['nothing', ' '],
  ['German', 'Der Wasserkocher ist wirklich super, ich bin sehr zufrieden.'],
  ['Spanish', 'Muy buen producto, lo recomiendo sin dudar.'],
  ['Japanese', 'とても良い製品です。大好きです。'],
])('%s has no sentiment', async (_, text) => {
  expect(await sentimentOf(text)).toBeNull();
});

test('the sentiment of any text is between -1 and 1, or null', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 6000 }), async (text) => {
      const tone = await sentimentOf(text);
      expect(tone === null || (tone >= -1 && tone <= 1)).toBe(true);
    }),
  );
});
