import { limits } from '../contract/limits.ts';
import type { LanguageSummary, MonthSummary, SummaryDetails } from '../contract/summary-details.ts';
import type { SourceSummary, Summary } from '../contract/task.ts';
import { builder } from './builder.ts';
import { pageSize } from './page-size.ts';
import { type ServedTheme, ThemeRef } from './theme.ts';

/** A summary with what is derived from the reviews only if it is selected. */
export interface ServedSummary extends Summary {
  readonly details: () => Promise<SummaryDetails>;
  readonly themes: () => Promise<readonly ServedTheme[]>;
}

const SourceSummaryRef = builder.objectRef<SourceSummary>('SourceSummary').implement({
  fields: (t) => ({
    source: t.exposeString('source'),
    count: t.exposeInt('count'),
    averageRating: t.exposeFloat('averageRating', { nullable: true }),
    averageSentiment: t.exposeFloat('averageSentiment', { nullable: true }),
    statedRating: t.exposeFloat('statedRating', {
      nullable: true,
      description: 'What the source itself reports for the product, on a scale of 5.',
    }),
    statedCount: t.exposeInt('statedCount', { nullable: true }),
    statedHistogram: t.exposeIntList('statedHistogram', {
      nullable: true,
      description: 'What the source itself reports: counts of 1, 2, 3, 4, and 5 stars.',
    }),
  }),
});

const MonthSummaryRef = builder.objectRef<MonthSummary>('MonthSummary').implement({
  fields: (t) => ({
    month: t.expose('month', {
      type: 'DateTime',
      description: 'The first instant of the month, in UTC.',
    }),
    count: t.exposeInt('count'),
    averageRating: t.exposeFloat('averageRating', { nullable: true }),
    averageSentiment: t.exposeFloat('averageSentiment', { nullable: true }),
  }),
});

const LanguageSummaryRef = builder.objectRef<LanguageSummary>('LanguageSummary').implement({
  fields: (t) => ({
    language: t.exposeString('language', {
      nullable: true,
      description: 'Null for reviews whose language is unknown.',
    }),
    count: t.exposeInt('count'),
    averageRating: t.exposeFloat('averageRating', { nullable: true }),
  }),
});

export const ReviewSummaryRef = builder.objectRef<ServedSummary>('ReviewSummary').implement({
  fields: (t) => ({
    count: t.exposeInt('count'),
    averageRating: t.exposeFloat('averageRating', {
      nullable: true,
      description: 'Mean of `Review.rating` over the reviews that have one; null if none does.',
    }),
    averageSentiment: t.exposeFloat('averageSentiment', {
      nullable: true,
      description: 'Mean of `Review.sentiment` over the reviews that have one; null if none does.',
    }),
    ratingHistogram: t.exposeIntList('ratingHistogram', {
      description: 'How many reviews have 1, 2, 3, 4, and 5 stars; ratings are rounded half up.',
    }),
    verifiedShare: t.float({
      nullable: true,
      description:
        'Share of reviews marked as verified purchases, 0 to 1, among those that say; null if none does.',
      resolve: async ({ details }) => (await details()).verifiedShare,
    }),
    incentivizedShare: t.float({
      nullable: true,
      description:
        'Share of reviews marked as incentivized, 0 to 1, among those that say; null if none does.',
      resolve: async ({ details }) => (await details()).incentivizedShare,
    }),
    bySource: t.expose('bySource', { type: [SourceSummaryRef] }),
    byMonth: t.field({
      type: [MonthSummaryRef],
      description: `Oldest first, without gaps between the first and the last month. Dates before 1995 or more than a day ahead count as unknown; at
most the latest 240 months.`,
      resolve: async ({ details }) => (await details()).byMonth,
    }),
    byLanguage: t.field({
      type: [LanguageSummaryRef],
      description: 'Most frequent first.',
      resolve: async ({ details }) => (await details()).byLanguage,
    }),
    themes: t.field({
      type: [ThemeRef],
      description: `What several reviews praise or criticize, most mentioned first. English reviews only. While the task runs, at most two seconds
old. 1 to 50.`,
      args: { first: t.arg.int({ required: true, defaultValue: limits.themes.default }) },
      resolve: async ({ themes }, { first }) => {
        const size = pageSize(first, limits.themes);
        return (await themes()).slice(0, size);
      },
    }),
  }),
});
