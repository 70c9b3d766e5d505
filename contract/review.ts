import { z } from 'zod';
import { reviewKindSchema } from './kinds.ts';

/** A review. Times are in milliseconds since 1970. */
export const reviewSchema = z.object({
  /** Identifies the review: it is the same in every task that finds the review. */
  fingerprint: z.string(),
  source: z.string(),
  kind: reviewKindSchema,
  author: z.string().nullable(),
  title: z.string().nullable(),
  /** Plain text. */
  body: z.string(),
  /** 1 to 5; null if the source has no ratings. */
  rating: z.number().min(1).max(5).nullable(),
  url: z.string().nullable(),
  publishedAt: z.number().int().nullable(),
  verifiedPurchase: z.boolean().nullable(),
  helpfulVotes: z.int32().nullable(),
  productTitle: z.string().nullable(),
  /** From -1, negative, to 1, positive. */
  sentiment: z.number().min(-1).max(1).nullable(),
});

export type Review = z.infer<typeof reviewSchema>;

/** The star group, 1 to 5, that counts a rating: rounded half up. */
export const starsOf = (rating: number): number => Math.floor(rating + 0.5);
