import { z } from 'zod';
import { parseCount } from '../../parsing/count.ts';
import type { RawReview } from '../../parsing/found-review.ts';
import { countryOfLocale } from '../../parsing/locale.ts';
import { parseDate } from '../../parsing/parse-date.ts';
import { validItems } from '../../parsing/parse-reviews.ts';
import { parseRating } from '../../parsing/rating.ts';
import { mediaOf, repliesOf } from './attachments.ts';
import { productDetailsOf, type RetailerProduct } from './product.ts';

const list = z.array(z.unknown()).nullish().catch(null);

const dictionary = z.record(z.string(), z.unknown()).nullish().catch(null);

const name = z.object({ Name: z.string().nullish() }).nullish().catch(null);

export const retailerReviewSchema = z.object({
  Id: z.string().min(1),
  ProductId: z.string().nullish(),
  Rating: z.unknown().optional(),
  /** The top of the scale. */
  RatingRange: z.unknown().optional(),
  SecondaryRatings: dictionary,
  UserNickname: z.string().nullish(),
  Title: z.string().nullish(),
  /** Null for a rating without text. */
  ReviewText: z.string().nullish(),
  SubmissionTime: z.string().nullish(),
  TotalPositiveFeedbackCount: z.unknown().optional(),
  TotalNegativeFeedbackCount: z.unknown().optional(),
  BadgesOrder: list,
  /** What the author answered about themselves and the purchase, by question. */
  ContextDataValues: dictionary,
  IsRecommended: z.boolean().nullish().catch(null),
  /** Tags by dimension, such as `Pro` and `Con`. */
  TagDimensions: dictionary,
  Pros: z.string().nullish().catch(null),
  Cons: z.string().nullish().catch(null),
  /** Such as `en_US`: the locale of the site on which it was written. */
  ContentLocale: z.string().nullish().catch(null),
  Photos: list,
  Videos: list,
  ClientResponses: list,
  IsSyndicated: z.boolean().nullish().catch(null),
  SyndicationSource: name,
});

type RetailerReview = z.infer<typeof retailerReviewSchema>;

/** @param subject the product that was reviewed. */
export const readReview = (item: RetailerReview, subject: RetailerProduct): RawReview => ({
  sourceId: item.Id,
  author: item.UserNickname,
  title: item.Title,
  body: item.ReviewText,
  rating: parseRating({ value: item.Rating, best: item.RatingRange }),
  aspectRatings: aspectRatingsOf(item),
  recommended: item.IsRecommended,
  pros: [...tagsOf(item, /^pros?$/i), ...linesOf(item.Pros)],
  cons: [...tagsOf(item, /^cons?$/i), ...linesOf(item.Cons)],
  language: item.ContentLocale,
  country: countryOfLocale(item.ContentLocale),
  url: subject.ProductPageUrl,
  publishedAt: parseDate(item.SubmissionTime),
  verifiedPurchase: markOf(item, /^verifiedpurchaser$/i),
  incentivized: markOf(item, /^incentivi[sz]ed(?:review)?$/i),
  helpfulVotes: parseCount(item.TotalPositiveFeedbackCount),
  unhelpfulVotes: parseCount(item.TotalNegativeFeedbackCount),
  media: mediaOf(item.Photos ?? [], item.Videos ?? []),
  replies: repliesOf(item.ClientResponses ?? []),
  productTitle: subject.Name,
  product: productDetailsOf(subject),
  syndicatedFrom: item.IsSyndicated ? item.SyndicationSource?.Name : null,
});

/**
 * What a badge or an answer says about a review. Without either the answer is unknown: many retailers never award a badge.
 *
 * @param id that of the badge and the question.
 */
const markOf = (
  { BadgesOrder: badges, ContextDataValues: answers }: RetailerReview,
  id: RegExp,
) => {
  if (badges?.some((badge) => typeof badge === 'string' && id.test(badge))) return true;
  const [, answer] = Object.entries(answers ?? {}).find(([question]) => id.test(question)) ?? [];
  const value = answerSchema.safeParse(answer).data?.Value;
  if (/^(?:true|yes|1)$/i.test(value ?? '')) return true;
  return /^(?:false|no|0)$/i.test(value ?? '') ? false : null;
};

const answerSchema = z.object({ Value: z.string() });

const aspectRatingsOf = ({ SecondaryRatings: ratings }: RetailerReview) =>
  validItems(Object.values(ratings ?? {}), aspectSchema)
    // A slider is between two extremes, such as too small and too large, of which neither is best.
    .filter(({ DisplayType: type }) => !/slider/i.test(type ?? ''))
    .map(({ Id, Label, Value: value, ValueRange: best }) => ({
      name: Label || Id,
      rating: parseRating({ value, best }),
    }));

const aspectSchema = z.object({
  Id: z.string().nullish(),
  Label: z.string().nullish(),
  DisplayType: z.string().nullish(),
  Value: z.unknown().optional(),
  ValueRange: z.unknown().optional(),
});

const tagsOf = ({ TagDimensions: dimensions }: RetailerReview, id: RegExp): readonly string[] =>
  Object.entries(dimensions ?? {})
    .filter(([dimension]) => id.test(dimension))
    .flatMap(([, tags]) => tagsSchema.safeParse(tags).data?.Values ?? []);

const tagsSchema = z.object({ Values: z.array(z.string()) });

/** Older reviews have a text, with a point on each line. */
const linesOf = (text: string | null | undefined): string[] =>
  text?.split(/\r?\n|<br\b[^>]*>/i) ?? [];
