import { expect, test } from 'vitest';
import { reviewText } from '../../../contract/mention.ts';
import { analyzeReview } from '../../../worker/collection/sentiment.ts';

const nothingElse = { title: null, pros: [], cons: [], aspectRatings: [], productNames: [] };

/** What a review with this body says about each key: +, -, or 0. */
const mentionsIn = async (body: string, rest: object = {}): Promise<Record<string, string>> => {
  const { mentions } = await analyzeReview({ ...nothingElse, body, ...rest });
  return Object.fromEntries(
    mentions.map(({ key, tone }) => [key, tone === 0 ? '0' : tone > 0 ? '+' : '-']),
  );
};

test.each([
  ['The battery life is great but the ear pads hurt.', { 'battery-life': '+', 'ear-pad': '-' }],
  ['The lid leaks and the handle is comfortable.', { lid: '-', comfort: '+' }],
  ['Great motor, terrible hose.', { motor: '+', hose: '-' }],
  ['Although the cable is short, the plug is excellent.', { cable: '0', plug: '+' }],
])('each clause has its own verdict: %s', async (body, wanted) => {
  expect(await mentionsIn(body)).toMatchObject(wanted);
});

test.each([
  ['The motor is not good.', { motor: '-' }],
  ['No leaks so far.', { leaks: '+' }],
  ['It leaks.', { leaks: '-' }],
  ['It has never rusted.', { rust: '+' }],
])('negations reverse what is said: %s', async (body, wanted) => {
  expect(await mentionsIn(body)).toMatchObject(wanted);
});

test.each([
  ['The hinges, the strap and the buckle are awful.', { hinge: '-', strap: '-', buckle: '-' }],
  ['I love the hinges, the strap and the buckle.', { hinge: '+', strap: '+', buckle: '+' }],
])('a verdict counts for a whole list: %s', async (body, wanted) => {
  expect(await mentionsIn(body)).toMatchObject(wanted);
});

test('adjectives and verbs say what they are about', async () => {
  expect(await mentionsIn('It is expensive and hard to clean.')).toMatchObject({
    price: '-',
    cleaning: '-',
  });
  expect(await mentionsIn('So easy to set up! Looks gorgeous.')).toMatchObject({
    setup: '+',
    looks: '+',
  });
  // A heavy lid is about the lid, and what looks like something has no looks.
  expect(await mentionsIn('A sturdy lid. Looks like a toy.')).toEqual({ lid: '+' });
});

test('variants have one key, and the text has their label', async () => {
  const { mentions } = await analyzeReview({ ...nothingElse, body: 'Good ear pads.' });
  expect(mentions).toMatchObject([{ key: 'ear-pad', label: 'ear pads' }]);
  expect(await mentionsIn('Nice colours.')).toEqual(await mentionsIn('Nice color.'));
  expect(await mentionsIn('Good knives.')).toEqual(await mentionsIn('Good knife.'));
});

test('declared pros are praise, declared cons criticism, and ratings of aspects either', async () => {
  const review = {
    pros: ['Battery life'],
    cons: ['Great hinge'],
    aspectRatings: [
      { name: 'Value for money', rating: 5 },
      { name: 'Comfort', rating: 1.5 },
      { name: 'Lid', rating: 3 },
    ],
  };
  expect(await mentionsIn('Arrived on Monday.', review)).toMatchObject({
    'battery-life': '+',
    hinge: '-',
    price: '+',
    comfort: '-',
    lid: '0',
  });
});

test('people, times, and the product itself are told apart from what can be praised', async () => {
  expect(await mentionsIn('My wife used it this morning, a great thing for the money.')).toEqual({
    price: '+',
  });
  const { mentions } = await analyzeReview({
    ...nothingElse,
    body: 'The kettle is great.',
    productNames: ['Acme Glass Kettle with Thermometer'],
  });
  expect(mentions).toMatchObject([{ key: 'kettle', kind: 'product' }]);
});

test('sentences stand word for word in the review', async () => {
  const review = {
    ...nothingElse,
    title: 'Mixed feelings',
    body: 'It’s OK 🙂 I guess.\n\nThe “lid”, however, leaks!! And the motor…is loud?',
    pros: ['Sturdy handle'],
    cons: ['Loud motor', 'Heavy lid'],
  };
  const { mentions } = await analyzeReview(review);
  const quotes = mentions.map(({ key, from, to }) => [key, reviewText(review).slice(from, to)]);
  expect(Object.fromEntries(quotes)).toMatchObject({
    handle: 'Sturdy handle',
    motor: 'Loud motor',
  });
  expect(quotes.map(([, text]) => text)).toContain('The “lid”, however, leaks!!');
});

test('reviews in other languages have no mentions', async () => {
  expect(
    await mentionsIn('Der Akku ist wirklich hervorragend, aber die Ohrpolster drücken.'),
  ).toEqual({});
});
