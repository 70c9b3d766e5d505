import { z } from 'zod';
import type { ReadReview } from '../../parsing/found-review.ts';
import { instantOf } from '../../parsing/instant.ts';
import { countOf, ratingOnFive } from '../../parsing/rating.ts';
import type { RetailerProduct } from './product.ts';

export const retailerReviewSchema = z.object({
  Id: z.string().min(1),
  ProductId: z.string().nullish(),
  Rating: z.unknown().optional(),
  /** The top of the scale. */
  RatingRange: z.unknown().optional(),
  UserNickname: z.string().nullish(),
  Title: z.string().nullish(),
  /** Null for a rating without text. */
  ReviewText: z.string().nullish(),
  SubmissionTime: z.string().nullish(),
  TotalPositiveFeedbackCount: z.unknown().optional(),
  BadgesOrder: z.array(z.unknown()).nullish().catch(null),
});

/** @param subject the product that was reviewed. */
export const readReview = (
  item: z.infer<typeof retailerReviewSchema>,
  subject: RetailerProduct,
): ReadReview => ({
  sourceId: item.Id,
  author: item.UserNickname,
  title: item.Title,
  body: item.ReviewText,
  rating: ratingOnFive({ value: item.Rating, best: item.RatingRange }),
  url: subject.ProductPageUrl,
  publishedAt: instantOf(item.SubmissionTime),
  // Without the badge the answer is unknown: many retailers never award it.
  verifiedPurchase: item.BadgesOrder?.includes('verifiedPurchaser') ? true : null,
  helpfulVotes: countOf(item.TotalPositiveFeedbackCount),
  productTitle: subject.Name,
});
