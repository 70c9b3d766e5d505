import { createHash } from 'node:crypto';
import type { SourceName } from '../../contract/catalogue.ts';
import type { FoundReview } from '../source/source.ts';

type Written = Pick<FoundReview, 'author' | 'publishedAt' | 'body'>;

/**
 * The same for the same review in every task: derived from the source's own ID where it has one, else from its text,
 * author and day, so that a copy at another retailer has it too.
 */
export const fingerprintOf = (source: SourceName, review: FoundReview): string => {
  const { sourceId } = review;
  return `r${digest(sourceId === null ? ['text', ...wordsOf(review)] : [source, 'id', sourceId])}`;
};

/**
 * What a review shares with its copies, whatever IDs they have where they stand: text, author and day. Undefined for one
 * that says so little that others may have said the same.
 */
export const duplicateKey = (review: Written): string | undefined => {
  const [author, , text] = wordsOf(review);
  const least = author === null ? shortestUnsigned : shortestSigned;
  return text.length < least ? undefined : `text:${digest(wordsOf(review))}`;
};

/** Letters and digits of a text that two people hardly write alike: on one day under one name, and under none. */
const shortestSigned = 20;
const shortestUnsigned = 60;

const wordsOf = ({ author, publishedAt, body }: Written) =>
  [
    author === null ? null : folded(author),
    publishedAt === null ? null : new Date(publishedAt).toISOString().slice(0, 10),
    folded(body),
  ] as const;

/** A text without what differs between two copies of it: case, spaces, punctuation. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const digest = (identity: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 24);
