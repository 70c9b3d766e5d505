import { z } from 'zod';
import { versionSchema } from './event.ts';
import { reviewKindSchema } from './kinds.ts';

/** One task of a collection, as it was started. */
export const collectionPartSchema = z.object({
  kind: reviewKindSchema,
  /** The sources to collect from. */
  sources: z.array(z.string()),
});

export type CollectionPart = z.infer<typeof collectionPartSchema>;

/** What a collection was started with: one product, collected from several kinds at once. Never changes. */
export const collectionPlanSchema = z.object({
  v: versionSchema,
  owner: z.string(),
  productName: z.string(),
  maxReviews: z.number().int(),
  productUrls: z.array(z.string()),
  /** Seconds that it is kept once all of its tasks have finished. */
  keepFor: z.number().int(),
  parts: z.array(collectionPartSchema).min(1),
});

export type CollectionPlan = z.infer<typeof collectionPlanSchema>;

/** A collection as it is stored. */
export interface Collection extends CollectionPlan {
  readonly id: string;
  /** By the clock of Redis, in milliseconds since 1970. */
  readonly createdAt: number;
  /** The task of each part. A part whose task was deleted has none; one that was retried has the task that retries it. */
  readonly tasks: readonly { readonly part: CollectionPart; readonly taskId: string | undefined }[];
  /** Digests what the caller asked for. Equal requests share a collection. */
  readonly digest: string;
}
