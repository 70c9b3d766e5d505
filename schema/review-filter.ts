import { z } from 'zod';
import { sourceNames } from '../contract/catalogue.ts';
import { limits } from '../contract/limits.ts';
import { builder } from './builder.ts';
import { instantSchema } from './date-time.ts';
import { anyOf, optional, parseInput, textOf } from './parse-input.ts';
import { everyReview, type ReviewFilter } from './review-matcher.ts';

const polaritySchema = z.enum(['PRAISE', 'CRITICISM']);

const PolarityRef = builder.enumType('Polarity', { values: polaritySchema.options });

export const ReviewFilterInput = builder.inputType('ReviewFilter', {
  description:
    'An item must meet every condition. A condition that is omitted, null, or an empty list is met by every item.',
  fields: (t) => ({
    sources: t.stringList(),
    stars: t.intList({ description: 'Rating groups, 1 to 5, as `ratingHistogram` counts them.' }),
    minRating: t.float({
      description: '1 to 5, inclusive. Leaves out reviews without a rating.',
    }),
    maxRating: t.float({
      description: '1 to 5, inclusive. Leaves out reviews without a rating.',
    }),
    text: t.string({
      description: `Words that must each begin a word of the title, the body, the pros, or the cons, ignoring case and accents. Scripts that do not
separate words, such as Chinese, match anywhere. 1 to 200 characters.`,
    }),
    languages: t.stringList({ description: 'BCP 47 primary language tags: en, de, zh.' }),
    publishedFrom: t.field({
      type: 'DateTime',
      description: 'Inclusive. Leaves out reviews without a date.',
    }),
    publishedUntil: t.field({
      type: 'DateTime',
      description: 'Exclusive. Leaves out reviews without a date.',
    }),
    verifiedPurchase: t.boolean({ description: '`Review.verifiedPurchase` is this.' }),
    hasMedia: t.boolean({ description: 'Whether it has a photo or a video.' }),
    hasReply: t.boolean({ description: 'Whether the seller or the maker has answered.' }),
    isNew: t.boolean({
      description: '`Review.isNew` is this. No review of a task without a schedule matches.',
    }),
    theme: t.string({ description: 'The key of a theme. An unknown key matches nothing.' }),
    polarity: t.field({
      type: PolarityRef,
      description: 'With `theme`: only reviews that praise, or criticize, it.',
    }),
  }),
});

/** Validates the `where` argument. @throws BAD_USER_INPUT for the first invalid condition, and for bounds with nothing between them. */
export const reviewFilterOf = (args: { readonly where?: unknown }): ReviewFilter =>
  parseInput(whereSchema, args).where ?? everyReview;

const rating = z.number('1 to 5').min(1, '1 to 5').max(5, '1 to 5');

/** As in `Review.language`, so "iw" finds what is stored as "he". */
const language = z
  .string()
  .refine(
    (tag) => /^[a-z]{2,3}$/i.test(tag) && languageNames.of(tag) !== undefined,
    'a BCP 47 primary language tag, such as en, de, or zh',
  )
  .transform((tag) => new Intl.Locale(tag).language);

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** Validates a filter whose values are those of GraphQL. */
export const reviewFilterSchema = z
  .object({
    sources: anyOf(z.enum(sourceNames, `one of ${sourceNames.join(', ')}`)),
    stars: anyOf(z.int('1 to 5').min(1, '1 to 5').max(5, '1 to 5')),
    minRating: optional(rating),
    maxRating: optional(rating),
    text: optional(textOf(limits.reviewSearch)),
    languages: anyOf(language),
    publishedFrom: optional(instantSchema),
    publishedUntil: optional(instantSchema),
    verifiedPurchase: optional(z.boolean('true or false')),
    hasMedia: optional(z.boolean('true or false')),
    hasReply: optional(z.boolean('true or false')),
    isNew: optional(z.boolean('true or false')),
    theme: optional(textOf(limits.themeKey)),
    polarity: optional(polaritySchema),
  })
  .superRefine(({ minRating, maxRating, publishedFrom, publishedUntil, ...rest }, context) => {
    if (rest.polarity !== undefined && rest.theme === undefined) {
      const message = 'omitted without theme';
      context.addIssue({ code: 'custom', path: ['polarity'], input: rest.polarity, message });
    }
    if (isAbove(minRating, maxRating)) {
      const message = `at most maxRating, which is ${maxRating}`;
      context.addIssue({ code: 'custom', path: ['minRating'], input: minRating, message });
    }
    if (isAbove(publishedFrom, publishedUntil)) {
      const [input, end] = [publishedFrom, publishedUntil].map((at) => new Date(at ?? 0));
      const message = `at most publishedUntil, which is ${end?.toISOString()}`;
      context.addIssue({ code: 'custom', path: ['publishedFrom'], input, message });
    }
  });

const isAbove = (lower: number | undefined, upper: number | undefined): boolean =>
  lower !== undefined && upper !== undefined && lower > upper;

const whereSchema = z.object({ where: reviewFilterSchema.nullish() });
