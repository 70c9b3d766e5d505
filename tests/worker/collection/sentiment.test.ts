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

test.each([
  ['German', 'Der Wasserkocher ist wirklich super, ich bin sehr zufrieden.', 1],
  ['German', 'Nach zwei Wochen kaputt, nie wieder.', -1],
  ['French', 'Je ne recommande pas, tombé en panne après un mois.', -1],
  ['Spanish', 'Muy buen producto, lo recomiendo sin dudar.', 1],
  ['emoji', '🔥🔥🔥', 1],
  ['emoji', '👎', -1],
])('%s is understood: %s', async (_, text, sign) => {
  expect(Math.sign((await sentimentOf(text)) ?? 0)).toBe(sign);
});

test.each([
  ['negation', "I can't recommend it enough.", "I can't recommend it."],
  ['negated defects', 'It never broke.', 'It broke at once.'],
  ['imperatives', 'Just buy it.', 'Do not buy it.'],
  ['comparison', 'Much better than my old one.', 'My old one was much better.'],
  ['what follows but', 'Ugly, but it works perfectly.', 'Pretty, but it stopped working.'],
  ['irony', 'Great, it works!', 'Great, it broke on day one!'],
  ['irony before a clause', 'I love how it works.', 'I love how it leaks everywhere.'],
  ['reductions', 'Less noisy.', 'Noisy.'],
  ['reduced praise', 'Comfortable.', 'It is less comfortable.'],
  ['endings', 'It is without flaws.', 'The lid is leaking and peeling.'],
  ['excess', 'Light.', 'Too light.'],
  ['negated excess', 'It is not too loud.', 'It is not too comfortable.'],
  [
    'a part of it',
    'The first advantage is that it is quiet.',
    'The first problem is that it is loud.',
  ],
  [
    'what is over',
    'It was loud until I oiled it, now it is great.',
    'It was great until the update ruined it.',
  ],
  ['coming back', 'I will definitely be back.', 'I will not be back.'],
  ['a contraction', 'We will gladly return.', "We'll never return."],
  ['not only', 'Not only quiet but beautiful.', 'Not only ugly but loud.'],
  ['degree', 'Pretty comfortable.', 'Pretty bland.'],
  ['what could have been', 'I expected worse.', 'It would have been great with a lid.'],
  ['what used to be', 'It used to be bad.', 'It used to be good.'],
  ['what others are', 'I never found a better one.', 'The other one is much better than this.'],
  [
    'what others say',
    'Many complain about the noise, but I love it.',
    'Some people love it, but I hate it.',
  ],
  ['meaning', 'Sick sound.', 'It made me sick.'],
  ['waiting', 'They answered within an hour.', 'I waited an hour.'],
  ['ability', 'It plays everything.', 'It will not play half of my discs.'],
  ['ease', 'It is easy to clean.', 'It is easy to break.'],
  ['stars', 'Four stars.', 'Two stars.'],
  [
    'what a sentence suggests',
    'My daughter will not take it off.',
    'The clasp will not stay closed.',
  ],
  ['time', 'I have worn these for three winters now.', 'The zipper split after three weeks.'],
  ['likeness', 'It cuts like butter.', 'It smells like a tire factory.'],
  ['a better one', 'I have never had a better one.', 'I have had paper towels that were sturdier.'],
  ['solved problems', 'It fixes all the problems.', 'It has all the problems.'],
  ['beginnings and endings that reverse', 'It is rattleproof.', 'It is unsnug.'],
  [
    'two negations of one list',
    'It is neither flimsy nor noisy.',
    'It is neither accurate nor reliable.',
  ],
  ['sentences without a space between them', 'It is a dream.Love it.', 'It is a toy.Hate it.'],
])('%s decides the side', async (_, favorable, unfavorable) => {
  expect(await sentimentOf(favorable)).toBeGreaterThan(0.15);
  expect(await sentimentOf(unfavorable)).toBeLessThan(-0.15);
});

test.each([
  ['lengthened', 'loooove it', 'awfulllll'],
  ['misspelled', 'I reccomend it.', 'I am dissapointed.'],
  ['badly misspelled', 'It is awsome.', 'A disapoinment.'],
])('%s words count', async (_, favorable, unfavorable) => {
  expect(await sentimentOf(favorable)).toBeGreaterThan(0.15);
  expect(await sentimentOf(unfavorable)).toBeLessThan(-0.15);
});

test.each([
  'The handle is made of stainless steel.',
  'I have not opened the second box yet.',
  'The batteries can be replaced.',
  'It does not have a touchscreen, just buttons.',
  'You have to press the button for three seconds to turn it on.',
  'It replaced a ten year old kettle.',
  'We will see how long it lasts.',
  'It stands between the trash can and the sink.',
  'I put it on top of the fridge last evening.',
  'If you like jazz, there is a jazz channel.',
  'You need two AA batteries, which are not included.',
  'It takes about two hours to charge.',
])('a fact takes no side: %s', async (text) => {
  expect(await sentimentOf(text)).toBe(0);
});

test.each([
  'The camera is good, the software is awful.',
  'It is neither good nor bad.',
  'It does the job, nothing more.',
])('%s takes no side', async (text) => {
  expect(await sentimentOf(text)).toBe(0);
});

test('French words count with the words that merge with them', async () => {
  expect(await sentimentOf("Mes enfants l'adorent.")).toBeGreaterThan(0.15);
  expect(await sentimentOf("Je n'aime pas du tout la matière.")).toBeLessThan(-0.15);
});

test('a question takes no side, unless it praises or complains', async () => {
  expect(await sentimentOf('Is the battery any good?')).toBe(0);
  expect(await sentimentOf('What more could you ask for?')).toBeGreaterThan(0.15);
  expect(await sentimentOf('Was will man mehr?')).toBeGreaterThan(0.15);
  expect(await sentimentOf('Que demander de plus ?')).toBeGreaterThan(0.15);
  expect(await sentimentOf('¿Qué más se puede pedir?')).toBeGreaterThan(0.15);
  expect(await sentimentOf('Why is the battery so bad?')).toBeLessThan(-0.15);
});

test('a neutral text has sentiment 0', async () => {
  expect(await sentimentOf('It is a kettle with a lid.')).toBe(0);
});

test.each([
  ['nothing', ' '],
  ['Italian', 'Prodotto ottimo, lo consiglio a tutti senza dubbi.'],
  ['numbers', '4.5 / 10'],
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
