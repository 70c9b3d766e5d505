import type { FoundReview } from '../source/source.ts';
import { plainLine, plainText } from './plain-text.ts';
import { type RawDetails, toReviewDetails, votes } from './review-details.ts';
import { webUrl } from './web-url.ts';

/** The fields of a review as a source reads them: texts with markup and entities. Fields that it does not have are left out. */
export interface RawReview extends RawDetails {
  readonly sourceId?: string | number | null | undefined;
  readonly author?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly body?: string | null | undefined;
  /** From 1 to 5. */
  readonly rating?: number | null | undefined;
  readonly url?: string | null | undefined;
  /** Milliseconds since 1970. */
  readonly publishedAt?: number | null | undefined;
  readonly verifiedPurchase?: boolean | null | undefined;
  readonly helpfulVotes?: number | null | undefined;
  readonly productTitle?: string | null | undefined;
}

/** Converts a review to plain text. Undefined if it has neither text nor a rating. */
export const toFoundReview = (raw: RawReview): FoundReview | undefined => {
  const body = plainText(raw.body ?? '');
  const rating = raw.rating ?? null;
  if (body === '' && rating === null) return undefined;
  const publishedAt = raw.publishedAt ?? null;
  return {
    sourceId: raw.sourceId == null ? null : String(raw.sourceId),
    author: plainLine(raw.author),
    title: plainLine(raw.title),
    body,
    rating,
    url: webUrl(raw.url),
    publishedAt,
    verifiedPurchase: raw.verifiedPurchase ?? null,
    helpfulVotes: votes.parse(raw.helpfulVotes ?? null),
    productTitle: plainLine(raw.productTitle),
    ...toReviewDetails(raw, publishedAt),
  };
};
