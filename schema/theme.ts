import { limits } from '../contract/limits.ts';
import { type Mention, reviewText } from '../contract/mention.ts';
import type { Theme, ThemeQuote } from '../contract/themes.ts';
import { builder } from './builder.ts';
import type { CollectedReviews } from './collected-reviews.ts';
import { pageSize } from './page-size.ts';
import { ReviewRef, type TaskReview } from './review.ts';

/** A theme with access to the reviews of its task or collection. */
export interface ServedTheme extends Theme {
  /** Called only if quotes are selected. */
  readonly readReviews: () => Promise<CollectedReviews>;
}

export const servedThemes = async (
  themes: Promise<readonly Theme[]>,
  readReviews: () => Promise<CollectedReviews>,
): Promise<ServedTheme[]> => (await themes).map((theme) => ({ ...theme, readReviews }));

interface ServedQuote extends Pick<Mention, 'tone'> {
  readonly text: string;
  readonly review: TaskReview;
}

const ThemeQuoteRef = builder.objectRef<ServedQuote>('ThemeQuote').implement({
  fields: (t) => ({
    text: t.exposeString('text', { description: 'A sentence of the review, word for word.' }),
    sentiment: t.float({
      nullable: true,
      description: 'What it says about the theme, from -1 to 1.',
      resolve: ({ tone }) => tone,
    }),
    review: t.expose('review', { type: ReviewRef }),
  }),
});

export const ThemeRef = builder.objectRef<ServedTheme>('Theme').implement({
  description: 'Something that several reviews talk about, with the reviews as evidence.',
  fields: (t) => ({
    key: t.exposeString('key', {
      description: 'Normalized label, such as battery-life: the same for every filter and task.',
    }),
    label: t.exposeString('label', {
      description: 'One to four words as people write them: battery life.',
    }),
    count: t.exposeInt('count', { description: 'Reviews that mention it.' }),
    praised: t.exposeInt('praised', {
      description: 'How many of these praise it. Where the words take no side, the rating counts.',
    }),
    criticized: t.exposeInt('criticized', {
      description: 'How many criticize it; the rest mention it neutrally.',
    }),
    averageRating: t.exposeFloat('averageRating', { nullable: true }),
    quotes: t.field({
      type: [ThemeQuoteRef],
      description: 'The most telling sentences, at most `first` (1 to 10).',
      args: {
        first: t.arg.int({ required: true, defaultValue: limits.quotes.default }),
      },
      resolve: async ({ quotes, readReviews }, { first }) => {
        const wanted = quotes.slice(0, pageSize(first, limits.quotes));
        if (wanted.length === 0) return [];
        const collected = await readReviews();
        return wanted.flatMap((quote) => servedQuote(quote, collected));
      },
    }),
  }),
});

const servedQuote = (
  { fingerprint, from, to, tone }: ThemeQuote,
  { reviews, taskIdOf }: CollectedReviews,
): ServedQuote[] => {
  const review = reviews.find((one) => one.fingerprint === fingerprint);
  const text = review && reviewText(review).slice(from, to).trim();
  return review && text ? [{ text, tone, review: { ...review, taskId: taskIdOf(review) } }] : [];
};
