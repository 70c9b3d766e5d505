import { z } from 'zod';
import { reviewKindSchema } from './kinds.ts';

/** One review as it is kept and served. Instants are milliseconds since 1970, UTC. */
export const reviewSchema = z.object({
  /** The same review has the same fingerprint in every task. */
  fingerprint: z.string(),
  source: z.string(),
  kind: reviewKindSchema,
  author: z.string().nullable(),
  title: z.string().nullable(),
  /** Plain text. */
  body: z.string(),
  /** 1 to 5; null where the source has no ratings. */
  rating: z.number().min(1).max(5).nullable(),
  url: z.string().nullable(),
  publishedAt: z.number().int().nullable(),
  verifiedPurchase: z.boolean().nullable(),
  helpfulVotes: z.int32().nullable(),
  productTitle: z.string().nullable(),
  /** -1 to 1. */
  sentiment: z.number().min(-1).max(1).nullable(),
});

export type Review = z.infer<typeof reviewSchema>;
