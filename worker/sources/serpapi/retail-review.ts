import { z } from 'zod';
import { parseCount } from '../../parsing/count.ts';
import type { RawReview } from '../../parsing/found-review.ts';
import { type DateConvention, parseDate } from '../../parsing/parse-date.ts';
import { parseRating } from '../../parsing/rating.ts';
import { starHistogram } from '../../parsing/star-histogram.ts';
import type { Stated } from '../../source/source.ts';

/** What an answer with reviews states for the product. */
export const statedSchema = z.object({
  overall_rating: z.unknown().optional(),
  total_count: z.unknown().optional(),
  /** The name that Home Depot's answers have. */
  total_review: z.unknown().optional(),
  ratings: z
    .array(z.object({ stars: z.unknown().optional(), count: z.unknown().optional() }))
    .nullish()
    .catch(null),
});

export const statedOf = (answer: z.infer<typeof statedSchema> | undefined): Stated => ({
  rating: parseRating({ value: answer?.overall_rating }),
  count: parseCount(answer?.total_count) ?? parseCount(answer?.total_review),
  histogram: starHistogram(
    (answer?.ratings ?? []).map(({ stars, count }) => ({
      rating: parseRating({ value: stars }),
      count: parseCount(count),
    })),
  ),
});

const text = z.string().nullish().catch(null);

/** The names of Walmart's fields are known from answers that others published, those of Home Depot's author and date are not. */
export const retailReviewSchema = z.object({
  title: text,
  text,
  rating: z.unknown().optional(),
  positive_feedback: z.unknown().optional(),
  negative_feedback: z.unknown().optional(),
  review_submission_time: text,
  time: text,
  date: text,
  user_nickname: text,
  reviewer: z
    .union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])
    .nullish()
    .catch(null),
  /** Such as "VerifiedPurchaser". */
  customer_type: z.array(z.string()).nullish().catch(null),
  images: z.array(z.unknown()).nullish().catch(null),
});

export const readRetailReview = (review: z.infer<typeof retailReviewSchema>): RawReview => ({
  author: review.user_nickname ?? review.reviewer,
  title: review.title,
  body: review.text,
  rating: parseRating({ value: review.rating }),
  publishedAt: parseDate(review.review_submission_time ?? review.time ?? review.date, american),
  verifiedPurchase: review.customer_type?.some((type) => /verified\s*purchase/i.test(type))
    ? true
    : null,
  helpfulVotes: parseCount(review.positive_feedback),
  unhelpfulVotes: parseCount(review.negative_feedback),
  media: (review.images ?? []).flatMap((image) =>
    typeof image === 'string' ? [{ type: 'PHOTO' as const, url: image }] : [],
  ),
});

const american: DateConvention = { order: 'month first', language: 'en-US' };
