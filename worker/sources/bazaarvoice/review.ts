import { z } from 'zod';
import { parseCount } from '../../parsing/count.ts';
import type { RawReview } from '../../parsing/found-review.ts';
import { parseDate } from '../../parsing/parse-date.ts';
import { parseRating } from '../../parsing/rating.ts';
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
): RawReview => ({
  sourceId: item.Id,
  author: item.UserNickname,
  title: item.Title,
  body: item.ReviewText,
  rating: parseRating({ value: item.Rating, best: item.RatingRange }),
  url: subject.ProductPageUrl,
  publishedAt: parseDate(item.SubmissionTime),
  // Without the badge the answer is unknown: many retailers never award it.
  verifiedPurchase: item.BadgesOrder?.includes('verifiedPurchaser') ? true : null,
  helpfulVotes: parseCount(item.TotalPositiveFeedbackCount),
  productTitle: subject.Name,
});
