import { z } from 'zod';
import type { FoundReview } from '../source/source.ts';
import { plainLine, plainText } from './plain-text.ts';

/** What a source read of a review: texts as they came, with markup and entities. What it does not have is left out. */
export interface RawReview {
  readonly sourceId?: string | number | null | undefined;
  readonly author?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly body?: string | null | undefined;
  /** 1 to 5. */
  readonly rating?: number | null | undefined;
  readonly url?: string | null | undefined;
  /** Milliseconds since 1970. */
  readonly publishedAt?: number | null | undefined;
  readonly verifiedPurchase?: boolean | null | undefined;
  readonly helpfulVotes?: number | null | undefined;
  readonly productTitle?: string | null | undefined;
}

/** The review in plain text; undefined for one that says nothing: neither a text nor a rating. */
export const toFoundReview = (read: RawReview): FoundReview | undefined => {
  const body = plainText(read.body ?? '');
  const rating = read.rating ?? null;
  if (body === '' && rating === null) return undefined;
  return {
    sourceId: read.sourceId == null ? null : String(read.sourceId),
    author: plainLine(read.author),
    title: plainLine(read.title),
    body,
    rating,
    url: webAddress(read.url),
    publishedAt: read.publishedAt ?? null,
    verifiedPurchase: read.verifiedPurchase ?? null,
    helpfulVotes: votes.parse(read.helpfulVotes ?? null),
    productTitle: plainLine(read.productTitle),
  };
};

/** As large as the API's integers are; more is nonsense. */
const votes = z.int32().nullable().catch(null);

/** Addresses from outside end in links: only those of the web pass. */
const webAddress = (address: string | null | undefined): string | null => {
  if (address == null || !URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
};
