import { z } from 'zod';
import type { Review } from '../../contract/review.ts';
import { reviewIdOf } from '../../schema/review.ts';

/** A review, in the names of the REST API. */
export const restReviewSchema = z.strictObject({
  id: z.string().describe("Unique to this task's copy of the review."),
  fingerprint: z.string().describe('The same review has the same fingerprint in every task.'),
  source: z.string(),
  kind: z.enum(['community', 'store', 'google']),
  author: z.string().nullable(),
  title: z.string().nullable(),
  body: z.string().describe('Plain text, without markup or entities.'),
  rating: z
    .number()
    .min(1)
    .max(5)
    .nullable()
    .describe("Whatever the source's scale. Null if the review has no rating."),
  url: z.string().nullable(),
  platform: z.string().nullable().describe('The review platform behind a page: Judge.me.'),
  site: z.string().nullable().describe('The shop or site, if the source names it.'),
  aspect_ratings: z.array(z.strictObject({ name: z.string(), rating: z.number().min(1).max(5) })),
  recommended: z.boolean().nullable(),
  pros: z.array(z.string()),
  cons: z.array(z.string()),
  language: z.string().nullable().describe('BCP 47 primary language tag, stated or detected.'),
  country: z.string().nullable().describe('ISO 3166-1 alpha-2.'),
  edited_at: z.iso.datetime().nullable(),
  incentivized: z
    .boolean()
    .nullable()
    .describe('Written for a reward, a free sample, or a promotion.'),
  unhelpful_votes: z.int().nullable(),
  media: z.array(
    z.strictObject({
      type: z.enum(['photo', 'video']),
      url: z.string(),
      thumbnail_url: z.string().nullable(),
      caption: z.string().nullable(),
    }),
  ),
  replies: z
    .array(
      z.strictObject({
        author: z.string().nullable(),
        body: z.string(),
        published_at: z.iso.datetime().nullable(),
      }),
    )
    .describe('Answers by the seller or the maker.'),
  syndicated_from: z.string().nullable().describe('The site on which it was first published.'),
  copies: z
    .array(
      z.strictObject({
        source: z.string(),
        site: z.string().nullable(),
        url: z.string().nullable(),
      }),
    )
    .describe('Other places of this task that have the same review, which is counted once.'),
  published_at: z.iso.datetime().nullable(),
  verified_purchase: z.boolean().nullable(),
  helpful_votes: z.int().nullable().describe('Votes, points, or likes.'),
  product_title: z
    .string()
    .nullable()
    .describe('The product that the review is about, as its source names it.'),
  product: z
    .strictObject({
      brand: z.string().nullable(),
      gtin: z.string().nullable(),
      mpn: z.string().nullable(),
      sku: z.string().nullable(),
      url: z.string().nullable(),
      variant: z.array(z.strictObject({ name: z.string(), value: z.string() })),
    })
    .nullable(),
  sentiment: z
    .number()
    .min(-1)
    .max(1)
    .nullable()
    .describe('How favorable the text is. Null if its language is not supported.'),
  is_new: z
    .boolean()
    .nullable()
    .describe('No earlier run of the schedule had found it. Null unless the task is a run.'),
});

/** A review of a task as {@link restReviewSchema} has it. */
export const restReviewOf = (taskId: string, review: Review): z.infer<typeof restReviewSchema> => ({
  id: reviewIdOf(taskId, review.fingerprint),
  fingerprint: review.fingerprint,
  source: review.source,
  kind: lowerCase[review.kind],
  author: review.author,
  title: review.title,
  body: review.body,
  rating: review.rating,
  url: review.url,
  platform: review.platform,
  site: review.site,
  aspect_ratings: review.aspectRatings,
  recommended: review.recommended,
  pros: review.pros,
  cons: review.cons,
  language: review.language,
  country: review.country,
  edited_at: timeOf(review.editedAt),
  incentivized: review.incentivized,
  unhelpful_votes: review.unhelpfulVotes,
  media: review.media.map(({ type, url, thumbnailUrl, caption }) => ({
    type: type === 'PHOTO' ? 'photo' : 'video',
    url,
    thumbnail_url: thumbnailUrl,
    caption,
  })),
  replies: review.replies.map(({ author, body, publishedAt }) => ({
    author,
    body,
    published_at: timeOf(publishedAt),
  })),
  syndicated_from: review.syndicatedFrom,
  copies: review.copies.map(({ source, site, url }) => ({ source, site, url })),
  published_at: timeOf(review.publishedAt),
  verified_purchase: review.verifiedPurchase,
  helpful_votes: review.helpfulVotes,
  product_title: review.productTitle,
  product: review.productDetails,
  sentiment: review.sentiment,
  is_new: review.isNew,
});

const timeOf = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString();

const lowerCase = { COMMUNITY: 'community', STORE: 'store', GOOGLE: 'google' } as const;
