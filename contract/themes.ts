import { limits } from './limits.ts';
import type { Mention } from './mention.ts';
import type { Review } from './review.ts';
import { meanOf } from './summarize.ts';
import type { ThemeGroups } from './theme-groups.ts';

/** Something that several reviews speak of. */
export interface Theme {
  readonly key: string;
  readonly label: string;
  /** Reviews that mention it. */
  readonly count: number;
  readonly praised: number;
  readonly criticized: number;
  readonly averageRating: number | null;
  /** The most telling first. At most 10. */
  readonly quotes: readonly ThemeQuote[];
}

export interface ThemeQuote {
  /** Of the review. */
  readonly fingerprint: string;
  /** Offsets in `reviewText` of the review. */
  readonly from: number;
  readonly to: number;
  readonly tone: number;
}

/** The themes of some of the reviews of a task, most mentioned first. At most 50. */
export const themesOf = (reviews: readonly Review[], groups: ThemeGroups): Theme[] => {
  const found = new Map<string, Said[]>();
  for (const review of reviews) {
    for (const [theme, tone, mention] of themesIn(review, groups)) {
      const said = found.get(theme) ?? [];
      found.set(theme, said);
      said.push({ review, mention, tone });
    }
  }
  return [...found]
    .filter(([, said]) => isTheme(said, reviews.length))
    .map(([key, said]) => themeFrom(key, said, groups))
    .sort((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1))
    .slice(0, limits.themes.max);
};

/** What a review says about each theme. Where its words take no side, its rating does. */
export const themesIn = (
  { mentions, rating }: Pick<Review, 'mentions' | 'rating'>,
  groups: ThemeGroups,
): [theme: string, tone: number, mention: Mention][] => {
  const found = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const theme = groups.themeOf(mention);
    if (theme === undefined) continue;
    const known = found.get(theme);
    if (known) known.push(mention);
    else found.set(theme, [mention]);
  }
  return [...found].map(([theme, own]) => {
    const sum = own.reduce((total, { tone }) => total + tone, 0);
    const best = own.reduce((one, other) =>
      other.tone * Math.sign(sum) > one.tone * Math.sign(sum) ? other : one,
    );
    return [theme, sum === 0 ? leaningOf(rating) : best.tone, best];
  });
};

/** Less than any word says. */
const leaningOf = (rating: number | null): number => {
  if (rating === null || (rating > 2 && rating < 4)) return 0;
  return rating >= 4 ? 0.1 : -0.1;
};

interface Said {
  readonly review: Review;
  readonly mention: Mention;
  readonly tone: number;
}

/**
 * What several of `all` reviews mention, and not only in passing. What people often speak of needs more who judge it, and what is no
 * aspect of products in general needs more reviews.
 */
const isTheme = (said: readonly Said[], all: number): boolean => {
  const isA = (kind: Mention['kind']): boolean => said.some(({ mention }) => mention.kind === kind);
  const judged = said.filter(({ mention }) => mention.tone !== 0).length;
  const least = Math.max(isA('aspect') || all < few ? 2 : 3, all / 100);
  return (
    said.length >= least && judged >= 2 && judged / said.length >= (isA('everyday') ? 0.7 : 0.4)
  );
};

/** Reviews among which two that say the same are several. */
const few = 25;

const themeFrom = (key: string, said: readonly Said[], groups: ThemeGroups): Theme => ({
  key,
  label: groups.labelOf(key),
  count: said.length,
  praised: said.filter(({ tone }) => tone > 0).length,
  criticized: said.filter(({ tone }) => tone < 0).length,
  averageRating: meanOf(
    said.map(({ review }) => review),
    'rating',
  ),
  quotes: said
    .filter(({ mention }) => mention.to > mention.from)
    .sort((one, other) => Math.abs(other.tone) - Math.abs(one.tone))
    .slice(0, limits.quotes.max)
    .map(({ review, mention: { from, to }, tone }) => ({
      fingerprint: review.fingerprint,
      from,
      to,
      tone,
    })),
});
