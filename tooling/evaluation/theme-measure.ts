import { z } from 'zod';
import { type Review, reviewSchema } from '../../contract/review.ts';
import { themeGroupsOf } from '../../contract/theme-groups.ts';
import { type Theme, themesIn, themesOf } from '../../contract/themes.ts';
import { analyzeReview } from '../../worker/collection/sentiment.ts';
import { aspectNamed } from '../../worker/themes/candidates.ts';
import { singularOf } from '../../worker/themes/noun-key.ts';
import { type Evaluation, type Measure, share } from './measure.ts';

/**
 * Measures the themes of the reviews of one product against those that a reader labeled. A theme is right if a label has its name and
 * half of its reviews; a second theme for the same label is wrong. `found` is the share of labels that have a theme. `polarity` is the share of
 * right polarities among what both say about a review.
 *
 * @param name its list is `<name>.json`.
 */
export const themeMeasure = (name: string): Measure => ({
  name,
  atLeast: { precision: 0.75, found: 0.55, polarity: 0.75 },
  evaluate: async (list) => evaluate(listSchema.parse(list)),
});

const listSchema = z.object({
  product: z.string(),
  reviews: z
    .array(
      z.object({
        id: z.string(),
        title: z.string().nullable(),
        text: z.string(),
        stars: z.number().nullable(),
        pros: z.array(z.string()),
        cons: z.array(z.string()),
      }),
    )
    .min(1),
  themes: z
    .array(
      z.object({
        name: z.string(),
        also: z.array(z.string()),
        major: z.boolean(),
        mentions: z.array(
          z.object({
            review: z.string(),
            polarity: z.enum(['praise', 'criticism', 'mixed', 'neutral']),
          }),
        ),
      }),
    )
    .min(1),
});

type List = z.infer<typeof listSchema>;
type Label = List['themes'][number];

const evaluate = async ({ product, reviews, themes: labels }: List): Promise<Evaluation> => {
  const analyzed = await Promise.all(reviews.map((review) => analyze(review, product)));
  const groups = themeGroupsOf(analyzed);
  const tones = analyzed.map((review) => ({
    id: review.fingerprint,
    of: new Map(themesIn(review, groups).map(([theme, tone]) => [theme, tone])),
  }));
  const themes = themesOf(analyzed, groups);
  const major = labels.filter((label) => label.major);
  const taken = new Map<Label, string>();
  const wrong: unknown[] = [];
  let polarities = 0;
  let right = 0;
  // Those with the first name of a label come first, because others may also match it.
  const isExact = ({ label }: Theme) => labels.some(({ name }) => isEqual(label, name));
  const inOrder = [...themes].sort((one, other) => Number(isExact(other)) - Number(isExact(one)));
  for (const { key, label: name } of inOrder) {
    const own = tones.filter((review) => review.of.has(key));
    const ids = new Set(own.map(({ id }) => id));
    const match = labels
      .filter((label) => !taken.has(label) && isNamed(name, label) && overlaps(ids, label))
      .sort((one, other) => Number(isEqual(other.name, name)) - Number(isEqual(one.name, name)))[0];
    if (!match) {
      wrong.push({ theme: name, reviews: [...ids].join(' ') });
      continue;
    }
    taken.set(match, name);
    for (const { id, of } of own) {
      const wanted = match.mentions.find(({ review }) => review === id)?.polarity;
      if (wanted === undefined) continue;
      polarities++;
      const actual = polarityOf(of.get(key) ?? 0);
      if (wanted === actual || (wanted === 'mixed' && actual !== 'neutral')) right++;
      else wrong.push({ theme: name, review: id, wanted, actual });
    }
  }
  const missed = major.filter((label) => !taken.has(label));
  for (const { name, mentions } of missed) wrong.push({ missed: name, mentions: mentions.length });
  return {
    cases: reviews.length,
    figures: {
      precision: share(taken.size, themes.length),
      found: share(major.length - missed.length, major.length),
      polarity: share(right, polarities),
    },
    wrong,
  };
};

const analyze = async (
  { id, title, text, stars, pros, cons }: List['reviews'][number],
  product: string,
): Promise<Review> => {
  const texts = { title, body: text, pros, cons, aspectRatings: [], productNames: [product] };
  const review = {
    ...texts,
    fingerprint: id,
    source: 'evaluation',
    kind: 'STORE',
    author: null,
    rating: stars,
    url: null,
    publishedAt: null,
    verifiedPurchase: null,
    helpfulVotes: null,
    productTitle: null,
  };
  return reviewSchema.parse({ ...review, ...(await analyzeReview(texts)) });
};

/** One of the names has all the words of the other, or is another name of it. */
const isNamed = (name: string, { name: first, also }: Pick<Label, 'name' | 'also'>): boolean => {
  const own = wordsOf(name);
  return [first, ...also].some((one) => {
    const words = wordsOf(one);
    return (
      own.every((word) => words.some((other) => isSame(word, other))) ||
      words.every((word) => own.some((other) => isSame(word, other)))
    );
  });
};

const isEqual = (one: string, other: string): boolean =>
  wordsOf(one).map(stemOf).join(' ') === wordsOf(other).map(stemOf).join(' ');

const wordsOf = (name: string): string[] => {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return (aspectNamed(words.join(' '))?.split(' ') ?? words).map(singularOf);
};

/** "Stitching" is "stitches". */
const isSame = (one: string, other: string): boolean => stemOf(one) === stemOf(other);

const stemOf = (word: string): string =>
  word.replace(/(?:iness|ness|ing|ation|ment|e?s|ed|y|e)$/, (end, at: number) =>
    at < 4 ? end : '',
  );

const overlaps = (ids: ReadonlySet<string>, { mentions }: Label): boolean =>
  mentions.filter(({ review }) => ids.has(review)).length * 2 >= ids.size;

const polarityOf = (tone: number): string =>
  tone === 0 ? 'neutral' : tone > 0 ? 'praise' : 'criticism';
