import { z } from 'zod';
import { reviewKinds } from '../../contract/kinds.ts';
import type { Review } from '../../contract/review.ts';
import { reviewIdOf } from '../../schema/review.ts';

const instant = z.iso.datetime().nullable();
const text = z.string().nullable();

/** A review as exports contain it: the fields of `Review` in GraphQL, in the same order. */
export const exportedReviewSchema = z.strictObject({
  id: z.string().describe("Unique to this task's copy of the review."),
  fingerprint: z.string().describe('The same review has the same fingerprint in every task.'),
  source: z.string(),
  platform: text,
  site: text,
  kind: z.enum(reviewKinds),
  author: text,
  title: text,
  body: z.string().describe('Plain text, without markup or entities.'),
  rating: z.number().min(1).max(5).nullable(),
  aspectRatings: z.array(z.strictObject({ name: z.string(), rating: z.number().min(1).max(5) })),
  recommended: z.boolean().nullable(),
  pros: z.array(z.string()),
  cons: z.array(z.string()),
  language: text.describe('BCP 47 primary language tag.'),
  country: text.describe('ISO 3166-1 alpha-2.'),
  url: text,
  publishedAt: instant,
  editedAt: instant,
  verifiedPurchase: z.boolean().nullable(),
  incentivized: z.boolean().nullable(),
  helpfulVotes: z.int().nullable(),
  unhelpfulVotes: z.int().nullable(),
  media: z.array(
    z.strictObject({
      type: z.enum(['PHOTO', 'VIDEO']),
      url: z.string(),
      thumbnailUrl: text,
      caption: text,
    }),
  ),
  replies: z.array(z.strictObject({ author: text, body: z.string(), publishedAt: instant })),
  product: z
    .strictObject({
      title: text,
      brand: text,
      gtin: text,
      mpn: text,
      sku: text,
      url: text,
      variant: z.array(z.strictObject({ name: z.string(), value: z.string() })),
    })
    .nullable(),
  syndicatedFrom: text,
  copies: z.array(z.strictObject({ source: z.string(), site: text, url: text })),
  sentiment: z.number().min(-1).max(1).nullable(),
  isNew: z.boolean().nullable(),
});

export type ExportedReview = z.infer<typeof exportedReviewSchema>;

/** What an export is made of, read as fast as its client reads. */
export type ReviewBatches = AsyncIterable<readonly ExportedReview[]>;

/** The review of a task as it is exported. */
export const exportedReview = (taskId: string, review: Review): ExportedReview => ({
  id: reviewIdOf(taskId, review.fingerprint),
  fingerprint: review.fingerprint,
  source: review.source,
  platform: review.platform,
  site: review.site,
  kind: review.kind,
  author: review.author,
  title: review.title,
  body: review.body,
  rating: review.rating,
  aspectRatings: review.aspectRatings,
  recommended: review.recommended,
  pros: review.pros,
  cons: review.cons,
  language: review.language,
  country: review.country,
  url: review.url,
  publishedAt: isoOf(review.publishedAt),
  editedAt: isoOf(review.editedAt),
  verifiedPurchase: review.verifiedPurchase,
  incentivized: review.incentivized,
  helpfulVotes: review.helpfulVotes,
  unhelpfulVotes: review.unhelpfulVotes,
  media: review.media,
  replies: review.replies.map((reply) => ({ ...reply, publishedAt: isoOf(reply.publishedAt) })),
  product: productOf(review),
  syndicatedFrom: review.syndicatedFrom,
  copies: review.copies.map(({ source, site, url }) => ({ source, site, url })),
  sentiment: review.sentiment,
  isNew: review.isNew,
});

const isoOf = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString();

const productOf = ({ productTitle, productDetails }: Review): ExportedReview['product'] =>
  productTitle === null && productDetails === null
    ? null
    : {
        title: productTitle,
        brand: productDetails?.brand ?? null,
        gtin: productDetails?.gtin ?? null,
        mpn: productDetails?.mpn ?? null,
        sku: productDetails?.sku ?? null,
        url: productDetails?.url ?? null,
        variant: productDetails?.variant ?? [],
      };
