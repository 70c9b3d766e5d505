import { expect, test } from 'vitest';
import type { Mention } from '../../contract/mention.ts';
import { themeGroupsOf } from '../../contract/theme-groups.ts';
import { themesOf } from '../../contract/themes.ts';
import { reviewOf } from '../support/contract/samples.ts';

let count = 0;

/** A review that mentions keys: +key with praise, -key with criticism, key without either. */
const mentioning = (keys: string, rest: Partial<Mention> & { rating?: number } = {}) => {
  const { rating = null, ...mention } = rest;
  const mentions = keys.split(' ').map((key): Mention => {
    const tone = { '+': 0.5, '-': -0.5 }[key.charAt(0)] ?? 0;
    return { key: key.replace(/^[+-]/, ''), from: 0, to: 4, tone, ...mention };
  });
  return reviewOf(`r${++count}`, { body: 'Text.', rating, mentions });
};

const themesFrom = (reviews: ReturnType<typeof mentioning>[]) =>
  themesOf(reviews, themeGroupsOf(reviews)).map(
    ({ key, count, praised, criticized }) => `${key} ${count} +${praised} -${criticized}`,
  );

test('a theme takes several reviews, and several that judge it', () => {
  expect(
    themesFrom([mentioning('+lid +motor'), mentioning('-lid hose'), mentioning('hose')]),
  ).toEqual(['lid 2 +1 -1']);
});

test('most mentioned first, then in alphabetical order', () => {
  const reviews = [mentioning('+b +a +c'), mentioning('+a +b +c'), mentioning('-c')];
  expect(themesFrom(reviews)).toEqual(['c 3 +2 -1', 'a 2 +2 -0', 'b 2 +2 -0']);
  expect(themesFrom(reviews.reverse())).toEqual(['c 3 +2 -1', 'a 2 +2 -0', 'b 2 +2 -0']);
});

test('a noun joins the longer name that it is mostly said in', () => {
  const reviews = [
    mentioning('+battery-life'),
    mentioning('+battery-life'),
    mentioning('-battery'),
    mentioning('+battery-door'),
  ];
  expect(themesFrom(reviews)).toEqual(['battery-life 4 +3 -1']);
});

test('names that share a noun are themes of their own', () => {
  const reviews = [mentioning('+ear-pad -ear-cup'), mentioning('+ear-pad -ear-cup')];
  expect(themesFrom(reviews)).toEqual(['ear-cup 2 +0 -2', 'ear-pad 2 +2 -0']);
});

test('what "this" or "my" is said of is no theme', () => {
  const reviews = [
    mentioning('+kettle', { kind: 'product' }),
    mentioning('+kettle', { kind: 'product' }),
    mentioning('-skin', { kind: 'own' }),
    mentioning('-skin', { kind: 'own' }),
    mentioning('+kettle-lid +skin'),
    mentioning('+lid'),
  ];
  expect(themesFrom(reviews)).toEqual(['lid 2 +2 -0']);
});

test('where words take no side, the rating of the review counts', () => {
  const reviews = [5, 1, 3].map((rating) => mentioning('lid', { rating }));
  expect(themesFrom([...reviews, mentioning('+lid'), mentioning('+lid')])).toEqual(['lid 5 +3 -1']);
});

test('a review that repeats itself counts once, and a filter keeps the keys', () => {
  const all = [
    mentioning('+battery-life +battery'),
    mentioning('-battery-life'),
    mentioning('+battery'),
    mentioning('-battery'),
  ];
  const groups = themeGroupsOf(all);
  expect(themesOf(all, groups)).toMatchObject([{ key: 'battery-life', count: 4 }]);
  expect(themesOf(all.slice(2), groups)).toMatchObject([{ key: 'battery-life', count: 2 }]);
});

test('the label is the one that most reviews write', () => {
  const reviews = ['ear pads', 'ear pads', 'earpads'].map((label) =>
    mentioning('+ear-pad', { label }),
  );
  expect(themesOf(reviews, themeGroupsOf(reviews))).toMatchObject([{ label: 'ear pads' }]);
});
