import type { z } from 'zod';
import type { Summary, sourceSummarySchema } from '../contract/task.ts';
import { builder } from './builder.ts';

const SourceSummaryRef = builder
  .objectRef<z.infer<typeof sourceSummarySchema>>('SourceSummary')
  .implement({
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

export const ReviewSummaryRef = builder.objectRef<Summary>('ReviewSummary').implement({
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
    bySource: t.expose('bySource', { type: [SourceSummaryRef] }),
  }),
});
