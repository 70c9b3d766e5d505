import { expect, test } from 'vitest';
import { type IndexedReview, ReviewIndex } from '../../../tasks/copies/review-index.ts';

const opinion =
  'We boil a full liter twice a day and it takes less than four minutes. The handle stays cool, the spout doesn’t drip, and after half a year there is no rust to be seen.';

const noon = Date.UTC(2026, 2, 14, 12);
const day = 86_400_000;

const original: IndexedReview = {
  source: 'productpage',
  site: null,
  url: 'https://teas.example/kettle',
  syndicatedFrom: null,
  author: 'Jane Doe',
  title: 'A fine kettle',
  body: opinion,
  rating: 5,
  publishedAt: noon,
};

/** The original at another retailer, unless overridden. */
const elsewhere = (change: Partial<IndexedReview>): IndexedReview => ({
  ...original,
  url: 'https://pots.example/p/1',
  ...change,
});

/** Whether the second review counts as the first, whichever of them arrives first. */
const areOne = (one: IndexedReview, other: IndexedReview): boolean[] =>
  [[one, other] as const, [other, one] as const].map(([first, second]) => {
    const index = new ReviewIndex<number>();
    index.findOrAdd(1, first);
    return index.findOrAdd(2, second) === 1;
  });

const note = '[This review was collected as part of a promotion.]';

test.each<[string, Partial<IndexedReview>]>([
  ['unchanged', {}],
  ['on the next day, UTC', { publishedAt: noon + day }],
  ['two days earlier', { publishedAt: noon - 2 * day }],
  ['by Jane D.', { author: 'Jane D.' }],
  ['by J. Doe', { author: 'J. Doe' }],
  ['by Jane', { author: 'jane' }],
  ['by JaneDoe', { author: 'JaneDoe' }],
  ['by Doe, Jane', { author: 'Doe, Jane' }],
  ['by J***e D**', { author: 'J***e D**' }],
  ['by Jane D. (Berlin)', { author: 'Jane D. (Berlin)' }],
  ['by Jane M. Doe', { author: 'Jane M. Doe' }],
  ['by nobody', { author: null }],
  ['by a customer without a name', { author: 'Verified Buyer' }],
  ['without a date', { publishedAt: null }],
  ['without stars', { rating: null }],
  ['with 9 of 10 points', { rating: 4.5 }],
  ['cut', { body: `${opinion.slice(0, 90)}…` }],
  ['cut with three dots', { body: `${opinion.slice(0, 88)}...` }],
  ['cut with a link', { body: `${opinion.slice(0, 90).trim()}… Read more` }],
  ['cut within a word', { body: opinion.slice(0, 90) }],
  ['as an excerpt', { body: `…${opinion.slice(40, 120)}…` }],
  ['after a note in brackets', { body: `${note} ${opinion}` }],
  ['before a note in brackets', { body: `${opinion} ${note}` }],
  [
    'after a note on its own line',
    { body: `This review was collected as part of a promotion\n${opinion}` },
  ],
  ['after other words of a note', { body: `[Review gathered during a sweepstakes] ${opinion}` }],
  ['before its origin', { body: `${opinion} Originally posted on brand.example.` }],
  ['before its provider', { body: `${opinion} (Review provided by brand.example)` }],
  ['after a note of a translation', { body: `(Translated by Google) ${opinion}` }],
  [
    'after a German note',
    { body: `[Diese Bewertung wurde im Rahmen einer Aktion gesammelt.] ${opinion}` },
  ],
  [
    'after a French note',
    { body: `[Cet avis a été recueilli dans le cadre d’une promotion.] ${opinion}` },
  ],
  ['after a note, cut', { body: `${note} ${opinion.slice(0, 90)}…` }],
  ['in capitals', { body: opinion.toUpperCase() }],
  [
    'with other spaces',
    { body: opinion.replaceAll('. ', '.\u00a0\r\n\n ').replace('liter', 'li\u00adter') },
  ],
  ['without spaces between sentences', { body: opinion.replaceAll('. ', '.') }],
  ['with typewriter quotes', { body: opinion.replace('’', "'") }],
  ['with entities', { body: opinion.replace('’', '&#39;').replaceAll(', ', ',&nbsp;') }],
  ['with entities escaped twice', { body: opinion.replace('’', '&amp;rsquo;') }],
  ['with markup', { body: `<p>${opinion.replace('. ', '.<br/>')}</p>` }],
  ['with emoji', { body: `${opinion} 👍👍` }],
  ['with a misspelled word', { body: opinion.replace('minutes', 'minuets') }],
  ['with another small word', { body: opinion.replace('after half', 'and after half') }],
  ['with its title in the text', { title: null, body: `A fine kettle. ${opinion}` }],
  ['without its title', { title: null }],
  ['with another title', { title: 'Five stars' }],
])('the review of another retailer is a copy: %s', (_, change) => {
  expect(areOne(original, elsewhere(change))).toEqual([true, true]);
});

const short = 'Great kettle, works as described!';

test.each<[string, Partial<IndexedReview>, Partial<IndexedReview>?]>([
  ['by Jane Smith', { author: 'Jane Smith' }],
  ['by Janet Doe', { author: 'Janet Doe' }],
  ['by Jane S.', { author: 'Jane S.' }],
  ['by somebody else', { author: 'Ahmed K.' }],
  ['with four stars', { rating: 4 }],
  ['three days later', { publishedAt: noon + 3 * day }],
  [
    'continued with a complaint',
    { body: `${opinion} Update: it broke after a week and nobody answers.` },
  ],
  ['continued after a sentence', { body: `${opinion} Then the lid came off.` }],
  ['after an update in brackets', { body: `[UPDATE: the promotion was a lie.] ${opinion}` }],
  ['with a negation', { body: opinion.replace('stays cool', 'never stays cool') }],
  ['without a negation', { body: opinion.replace('doesn’t', 'does') }],
  ['with another number', { body: opinion.replace('four', '14') }],
  ['with another opinion', { body: opinion.replace('cool', 'hot').replace('no rust', 'rust') }],
  [
    'that is another text',
    {
      body: 'It arrived with a dent, and the seller refused to take it back or to send another one to us.',
    },
  ],
  ['short, another day', { body: short, publishedAt: noon + day }, { body: short }],
  ['short, by Jane D.', { body: short, author: 'Jane D.' }, { body: short }],
  ['short, by nobody', { body: short, author: null }, { body: short, author: null }],
  ['very short', { body: 'Love it!' }, { body: 'Love it!' }],
  ['cut early', { body: `${opinion.slice(0, 30)}…` }],
  ['nothing but a note', { body: note }, { body: note }],
  ['without text', { body: '', title: null }, { body: '', title: null }],
])('the review of another retailer is another one: %s', (_, change, base = {}) => {
  expect(areOne({ ...original, ...base }, elsewhere(change))).toEqual([false, false]);
});

test('at one place, only the same text of one author and day is a repetition', () => {
  const again = (change: Partial<IndexedReview>) => areOne(original, { ...original, ...change });
  expect(again({ body: opinion.toLowerCase() })).toEqual([true, true]);
  expect(again({ url: `${original.url}#reviews`, author: 'Jane D.' })).toEqual([false, false]);
  expect(again({ publishedAt: noon + day })).toEqual([false, false]);
});

test('a syndicated review may be short if the site that it is from is known', () => {
  const change = { body: short, publishedAt: noon + day, author: 'Jane D.' };
  const shared = { ...original, body: short, site: 'Pots & Co', url: null };
  expect(areOne(shared, elsewhere(change))).toEqual([false, false]);
  expect(areOne(shared, elsewhere({ ...change, syndicatedFrom: 'pots-co.com' }))).toEqual([
    true,
    true,
  ]);
});

test('two people whose names could be short for a third remain two', () => {
  const index = new ReviewIndex<number>();
  expect(index.findOrAdd(1, { ...original, author: 'Jane' })).toBeUndefined();
  expect(index.findOrAdd(2, elsewhere({ author: 'Jane Doe' }))).toBe(1);
  expect(
    index.findOrAdd(3, elsewhere({ author: 'Jane Smith', url: 'https://tins.example' })),
  ).toBeUndefined();
});

test('a script without spaces is compared by its characters', () => {
  const body = '水壶烧水很快，把手一直不烫，用了半年也没有生锈，非常满意，推荐给大家。';
  const chinese = { ...original, author: '王小明', body };
  expect(
    areOne(chinese, { ...chinese, url: 'https://pots.example', body: `${body.slice(0, 26)}…` }),
  ).toEqual([true, true]);
  expect(
    areOne(chinese, {
      ...chinese,
      url: 'https://pots.example',
      body: body.replace('不烫', '很烫'),
    }),
  ).toEqual([false, false]);
});

test.each<[string, number, (number: number) => Partial<IndexedReview>]>([
  ['equal', 1, () => ({})],
  ['equal but for their names', 1000, (number) => ({ author: `Jane ${names(number)}` })],
  ['equal but for a word', 1000, (number) => ({ body: `${opinion} It is number ${number}.` })],
  ['long', 1000, (number) => ({ body: `${number} ${'fine kettle '.repeat(900)}` })],
  ['endless words', 1000, (number) => ({ body: `${number}${'x'.repeat(10_000)}` })],
  ['brackets and dots', 1000, (number) => ({ body: `${number} ${'[(...'.repeat(2000)}` })],
  ['spaces', 1000, (number) => ({ body: `${number}${' \n'.repeat(5000)}.` })],
])('a thousand hostile reviews are told apart: %s', (_, expected, change) => {
  const index = new ReviewIndex<number>();
  const numbers = Array.from({ length: 1000 }, (_, number) => number);
  const added = numbers.filter(
    (number) =>
      index.findOrAdd(
        number,
        elsewhere({ url: `https://${number}.example`, ...change(number) }),
      ) === undefined,
  );
  expect(added).toHaveLength(expected);
});

/** A family name for each number, of which none is short for another. */
const names = (number: number): string =>
  [...String(number).padStart(4, '0')].map((digit) => 'aeioubcdfg'[Number(digit)]).join('');
