import { z } from 'zod';
import type { FoundReview } from '../source/source.ts';
import { plainLine, plainText } from './plain-text.ts';

/** The fields of a review as a source reads them: texts with markup and entities. Fields that it does not have are left out. */
export interface RawReview {
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
  return {
    sourceId: raw.sourceId == null ? null : String(raw.sourceId),
    author: plainLine(raw.author),
    title: plainLine(raw.title),
    body,
    rating,
    url: webUrl(raw.url),
    publishedAt: raw.publishedAt ?? null,
    verifiedPurchase: raw.verifiedPurchase ?? null,
    helpfulVotes: votes.parse(raw.helpfulVotes ?? null),
    productTitle: plainLine(raw.productTitle),
  };
};

/** Integers of the API have 32 bits. Larger counts are invalid. */
const votes = z.int32().nullable().catch(null);

/** URLs of reviews become links, so only http and https are allowed. */
const webUrl = (text: string | null | undefined): string | null => {
  if (text == null || !URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
};
