import { createHash } from 'node:crypto';
import type { SourceName } from '../../contract/catalogue.ts';
import type { FoundReview } from '../source/source.ts';

type ReviewText = Pick<FoundReview, 'author' | 'publishedAt' | 'body'>;

/**
 * The fingerprint of a review, the same in all tasks. Derived from the ID that the source gave it, if any. Otherwise derived from
 * its text, author and day, so that copies at other retailers share it.
 */
export const fingerprintOf = (source: SourceName, review: FoundReview): string => {
  const { sourceId } = review;
  return `r${digest(sourceId === null ? ['text', ...wordsOf(review)] : [source, 'id', sourceId])}`;
};

/**
 * A key that a review shares with its duplicates in other places, whatever their IDs: derived from text, author and day. Undefined if
 * the text is so short that different people may have written it.
 */
export const duplicateKey = (review: ReviewText): string | undefined => {
  const words = wordsOf(review);
  const [author, , text] = words;
  const minLength = author === null ? minAnonymousLength : minSignedLength;
  return text.length < minLength ? undefined : `text:${digest(words)}`;
};

/** The minimum lengths of texts that are unlikely to be written twice: on one day under the same name, and anonymously. */
const minSignedLength = 20;
const minAnonymousLength = 60;

const wordsOf = ({ author, publishedAt, body }: ReviewText) =>
  [
    author === null ? null : normalized(author),
    publishedAt === null ? null : new Date(publishedAt).toISOString().slice(0, 10),
    normalized(body),
  ] as const;

/** The start of the text without what may differ between duplicates: case, white space and punctuation. */
const normalized = (text: string): string =>
  text
    .slice(0, maxLength)
    .normalize('NFKC')
    // Some characters are decomposed into eighteen.
    .slice(0, maxLength)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The number of characters that identify a text. Reviews that begin with so many equal ones are duplicates. */
const maxLength = 2000;

const digest = (identity: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 24);
