import type { Mention } from './mention.ts';

/** Which theme each mention of a task belongs to, so that "battery" and "battery life" are one. */
export interface ThemeGroups {
  /** The key of the theme; undefined if the mention belongs to none. */
  themeOf(mention: Mention): string | undefined;
  /** As most reviews write it. */
  labelOf(theme: string): string;
}

interface Reviewed {
  readonly mentions: readonly Mention[];
}

/**
 * Groups what the reviews of a task mention. A name of several nouns stands for each of them that is rarely said otherwise; one that
 * is rare belongs to its most frequent noun. What "this" or "my" is said of is the product itself, or not of it.
 *
 * @param reviews must never be mutated: what follows from an array is computed once.
 */
export const themeGroupsOf = (reviews: readonly Reviewed[]): ThemeGroups => {
  const known = groupsOf.get(reviews) ?? group(reviews);
  groupsOf.set(reviews, known);
  return known;
};

const groupsOf = new WeakMap<readonly Reviewed[], ThemeGroups>();

const group = (reviews: readonly Reviewed[]): ThemeGroups => {
  const counts = countMentions(reviews);
  const isOther = (noun: string): boolean => {
    const all = counts.names.get(noun) ?? 0;
    const product = counts.product.get(noun) ?? 0;
    const own = counts.own.get(noun) ?? 0;
    return (product >= 2 && product >= productShare * all) || (own >= 2 && own >= ownedShare * all);
  };
  const nounsOf = (key: string): string[] => key.split('-').filter((noun) => !isOther(noun));
  const parts = countParts(reviews, nounsOf);
  const named = (key: string): string | undefined => {
    const names = partsOf(nounsOf(key)).map((name) => ({ name, count: parts.get(name) ?? 0 }));
    const long = names.filter(({ name, count }) => isLong(name) && count >= 2);
    const specific = long.filter(
      ({ name, count }) =>
        count >= ownShare * Math.min(...name.split('-').map((one) => parts.get(one) ?? 0)),
    );
    const short = names.filter(({ name }) => !isLong(name) && counts.names.has(name));
    return most(specific)?.name ?? most(short)?.name;
  };
  const longNames = new Map<string, number>();
  for (const [name, count] of parts) {
    if (isLong(name) && count >= 2 && named(name) === name) longNames.set(name, count);
  }
  const standIn = (noun: string): string => {
    const within = [...longNames]
      .filter(([name]) => name.split('-').includes(noun))
      .map(([name, count]) => ({ name, count }))
      .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1));
    const [first, second] = within;
    if (!first) return noun;
    // "Life" alone is not said of products, so "battery life" is the battery.
    const needsOther = first.name.split('-').some((one) => one !== noun && !counts.names.has(one));
    const least = (needsOther ? 0.4 : mergeShare) * (parts.get(noun) ?? 0);
    if (first.count < least) return noun;
    return second && second.count > first.count / 2 ? noun : first.name;
  };
  const themes = new Map<string, string | undefined>();
  const themeOf = ({ key, kind }: Mention): string | undefined => {
    if (kind === 'aspect') return key;
    if (!themes.has(key)) {
      const name = named(key);
      themes.set(key, name === undefined || isLong(name) ? name : standIn(name));
    }
    return themes.get(key);
  };
  return { themeOf, labelOf: (theme) => labelFrom(counts.labels, theme) };
};

/** Of the reviews that name something, the share that must say "this" to it if it is the product. */
const productShare = 0.12;

/** Of the reviews that name something, the share that must say "my" to it if it is no part of the product. */
const ownedShare = 0.25;

/** Of the uses of its rarer noun, the share that a name of several nouns must have to be a theme of its own. */
const ownShare = 0.3;

/** Of the uses of a noun, the share that must be within one longer name, which then stands for it. */
const mergeShare = 0.6;

const isLong = (name: string): boolean => name.includes('-');

const most = <T extends { readonly name: string; readonly count: number }>(
  all: readonly T[],
): T | undefined =>
  all.length === 0
    ? undefined
    : all.reduce((one, other) => (other.count >= one.count ? other : one));

/** All runs of nouns within a name: of "noise canceling mode" noise, noise canceling, canceling mode and so on. */
const partsOf = (nouns: readonly string[]): string[] =>
  nouns.flatMap((_, from) =>
    nouns.slice(from).map((_, length) => nouns.slice(from, from + length + 1).join('-')),
  );

const countMentions = (reviews: readonly Reviewed[]) => {
  const product = new Map<string, number>();
  const own = new Map<string, number>();
  const names = new Map<string, number>();
  const labels = new Map<string, Map<string, number>>();
  for (const { mentions } of reviews) {
    for (const { key, label = key.replaceAll('-', ' '), kind } of mentions) {
      if (kind === 'product') add(product, key);
      if (kind === 'own') add(own, key);
      add(names, key);
      const known = labels.get(key) ?? new Map<string, number>();
      labels.set(key, known);
      if (kind !== 'aspect') add(known, label);
    }
  }
  return { product, own, names, labels };
};

const countParts = (
  reviews: readonly Reviewed[],
  nounsOf: (key: string) => string[],
): Map<string, number> => {
  const parts = new Map<string, number>();
  for (const { mentions } of reviews) {
    const own = mentions.flatMap(({ key, kind }) =>
      kind === 'aspect' ? [] : partsOf(nounsOf(key)),
    );
    for (const part of new Set(own)) add(parts, part);
  }
  return parts;
};

const add = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

const labelFrom = (
  labels: ReadonlyMap<string, ReadonlyMap<string, number>>,
  theme: string,
): string => {
  const [first] = [...(labels.get(theme) ?? [])].sort(
    ([one, count], [other, otherCount]) => otherCount - count || (one < other ? -1 : 1),
  );
  return first?.[0] ?? theme.replaceAll('-', ' ');
};
