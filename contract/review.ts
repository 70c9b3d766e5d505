import { z } from 'zod';
import { reviewKindSchema } from './kinds.ts';
import { mentionSchema } from './mention.ts';

const instant = z.number().int().nullable();

/** A photo or video that the author added. The URLs are http or https. */
export const reviewMediaSchema = z.object({
  type: z.enum(['PHOTO', 'VIDEO']),
  url: z.string(),
  thumbnailUrl: z.string().nullable(),
  caption: z.string().nullable(),
});

export type ReviewMedia = z.infer<typeof reviewMediaSchema>;

/** An answer by the seller or the maker. */
export const reviewReplySchema = z.object({
  author: z.string().nullable(),
  /** Plain text. */
  body: z.string(),
  publishedAt: instant,
});

export type ReviewReply = z.infer<typeof reviewReplySchema>;

/** A rating of one aspect, such as comfort. */
export const aspectRatingSchema = z.object({
  name: z.string(),
  rating: z.number().min(1).max(5),
});

export type AspectRating = z.infer<typeof aspectRatingSchema>;

/** What the source knows of the reviewed product, besides its title. */
export const productDetailsSchema = z.object({
  brand: z.string().nullable(),
  gtin: z.string().nullable(),
  mpn: z.string().nullable(),
  sku: z.string().nullable(),
  url: z.string().nullable(),
  /** What was bought, such as the color. */
  variant: z.array(z.object({ name: z.string(), value: z.string() })),
});

export type ProductDetails = z.infer<typeof productDetailsSchema>;

/** Another place that has the same review. */
export const reviewCopySchema = z.object({
  /** The fingerprint that the review has there. */
  fingerprint: z.string(),
  source: z.string(),
  /** The shop or site: as the source names it, or else the host of the URL. */
  site: z.string().nullable(),
  url: z.string().nullable(),
});

export type ReviewCopy = z.infer<typeof reviewCopySchema>;

/** What few sources provide. Stored reviews lack fields that are null or empty, and those of earlier releases lack all of them. */
const reviewDetailsSchema = z.object({
  /** The review platform behind a shop, such as Judge.me. */
  platform: z.string().nullable().default(null),
  /** The shop or site that the source took it from, if the source names it. */
  site: z.string().nullable().default(null),
  aspectRatings: z.array(aspectRatingSchema).default([]),
  /** Whether the author recommends the product. */
  recommended: z.boolean().nullable().default(null),
  pros: z.array(z.string()).default([]),
  cons: z.array(z.string()).default([]),
  /** A BCP 47 primary language tag: as stated by the source, or as detected. */
  language: z.string().nullable().default(null),
  /** ISO 3166-1 alpha-2. */
  country: z.string().nullable().default(null),
  /** When the text was last changed. */
  editedAt: instant.default(null),
  /** Whether it was written for a reward, a free sample, or a promotion. */
  incentivized: z.boolean().nullable().default(null),
  unhelpfulVotes: z.int32().nullable().default(null),
  media: z.array(reviewMediaSchema).default([]),
  replies: z.array(reviewReplySchema).default([]),
  productDetails: productDetailsSchema.nullable().default(null),
  /** The site on which it was first published, if that is another one. */
  syndicatedFrom: z.string().nullable().default(null),
});

/** What stored reviews lack if it is null or empty. */
const sparseSchema = reviewDetailsSchema.extend({
  /** Other places of the same task that have the review. */
  copies: z.array(reviewCopySchema).default([]),
  /** Whether no earlier run of the schedule had found it. Null unless the task is a run. */
  isNew: z.boolean().nullable().default(null),
  /** What it speaks of. */
  mentions: z.array(mentionSchema).default([]),
});

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
  publishedAt: instant,
  verifiedPurchase: z.boolean().nullable(),
  helpfulVotes: z.int32().nullable(),
  productTitle: z.string().nullable(),
  /** From -1, negative, to 1, positive. */
  sentiment: z.number().min(-1).max(1).nullable(),
  ...sparseSchema.shape,
});

export type Review = z.infer<typeof reviewSchema>;

export type ReviewDetails = z.infer<typeof reviewDetailsSchema>;

/** The review as it is stored: without the fields that are null or empty where `reviewSchema` restores that. */
export const storedReview = (review: Review): z.input<typeof reviewSchema> => {
  const stored: z.input<typeof reviewSchema> = { ...review };
  for (const name of sparseNames) if (!isStated(review[name])) delete stored[name];
  return stored;
};

const sparseNames = sparseSchema.keyof().options;

/** Whether a source states a detail: it is neither null nor an empty list. */
export const isStated = (detail: unknown): boolean =>
  detail !== null && !(Array.isArray(detail) && detail.length === 0);

/** The star group, 1 to 5, that counts a rating: rounded half up. */
export const starsOf = (rating: number): number => Math.floor(rating + 0.5);
