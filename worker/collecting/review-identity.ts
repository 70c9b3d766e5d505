import { createHash } from 'node:crypto';
import type { SourceName } from '../../contract/catalogue.ts';
import type { FoundReview } from '../sources/source.ts';

/**
 * An ID that is the same for the same review in every task: from the source's own ID where it has one, else from its text,
 * author and date.
 */
export const reviewId = (source: SourceName, review: FoundReview): string => {
  const { sourceId, author, publishedAt, body } = review;
  const identity =
    sourceId === null ? ['text', author, publishedAt, fingerprint(body)] : ['id', sourceId];
  const digest = createHash('sha256').update(JSON.stringify([source, ...identity]));
  return `r${digest.digest('hex').slice(0, 24)}`;
};

/** The text without what differs between two copies of it: case, spaces, punctuation. */
const fingerprint = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
