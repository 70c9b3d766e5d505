import type { Stated } from '../../source/source.ts';
import { parseCount } from '../count.ts';
import { textOf } from './item.ts';
import type { LinkedItem } from './link-items.ts';

/** What an aggregate rating says. No rating counts if there are no reviews. */
export const statedIn = (aggregate: LinkedItem, rating: number | null): Stated => {
  const counts = ['reviewCount', 'ratingCount'].map((name) => parseCount(textOf(aggregate, name)));
  const count = counts.find((known) => known) ?? counts.find((known) => known !== null) ?? null;
  return { rating: count === 0 ? null : rating, count };
};

/** What the first of several statements with a rating says, or else the first with a count. */
export const firstStated = (statements: readonly Stated[]): Stated => {
  const rated = statements.find(({ rating }) => rating !== null);
  const counted = statements.find(({ count }) => count !== null);
  return { rating: rated?.rating ?? null, count: rated?.count ?? counted?.count ?? null };
};

/** What is stated of several products together. Equal statements are about all of them. */
export const sumOfStated = (statements: readonly Stated[]): Stated => {
  const different = new Map(statements.map((stated) => [JSON.stringify(stated), stated]));
  const [first, ...others] = different.values();
  if (first === undefined) return { rating: null, count: null };
  return others.reduce(added, first);
};

const added = (one: Stated, other: Stated): Stated => {
  const counts = [one.count, other.count].filter((count) => count !== null);
  const count = counts.length === 0 ? null : counts.reduce((sum, more) => sum + more, 0);
  if (one.rating === null || other.rating === null) {
    return { rating: one.rating ?? other.rating, count };
  }
  const weight = Math.max(1, one.count ?? 1);
  const otherWeight = Math.max(1, other.count ?? 1);
  const sum = one.rating * weight + other.rating * otherWeight;
  return { rating: sum / (weight + otherWeight), count };
};
