import { z } from 'zod';
import {
  type Review,
  type ReviewCopy,
  reviewCopySchema,
  reviewSchema,
} from '../../contract/review.ts';
import type { Connection } from '../../redis/connections.ts';
import {
  parseOrSkip,
  parseStoredJson,
  type ReportUnreadable,
  readKey,
  skipUnreadable,
} from '../unreadable.ts';

/**
 * Reads the reviews of a task with their copies. The list only grows: copies that were found after a review was written are entries of
 * their own. Those that cannot be read are skipped and reported. */
export const readReviews = async (
  redis: Connection,
  key: string,
  report: ReportUnreadable,
): Promise<Review[]> => {
  const reading = readKey(key, redis.lrange(key, 0, -1));
  return parseReviews(key, (await reading.catch(skipUnreadable(report))) ?? [], report);
};

/** Reads the record of a task as it is stored, and its reviews, at one moment. */
export const readRecordAndReviews = async (
  redis: Connection,
  { record, reviews }: { readonly record: string; readonly reviews: string },
  report: ReportUnreadable,
): Promise<{ hash: Record<string, string>; reviews: Review[] }> => {
  const replies = (await redis.multi().hgetall(record).lrange(reviews, 0, -1).exec()) ?? [];
  const reply = async (i: number): Promise<unknown> => {
    const [error, value] = replies[i] ?? [];
    if (error) throw error;
    return value;
  };
  const texts = await readKey(reviews, reply(1)).catch(skipUnreadable(report));
  return {
    hash: hashSchema.parse(await readKey(record, reply(0))),
    reviews: parseReviews(reviews, textsSchema.parse(texts), report),
  };
};

/** Parses the entries of a list of reviews. */
export const parseReviews = (
  key: string,
  texts: readonly string[],
  report: ReportUnreadable,
): Review[] => {
  const reviews: Review[] = [];
  const laterCopies = new Map<string, ReviewCopy[]>();
  for (const text of texts) {
    const entry = parseOrSkip(() => parseStoredJson(key, entrySchema, text), report);
    if (entry === undefined) continue;
    if ('source' in entry) reviews.push(entry);
    else laterCopies.set(entry.fingerprint, [...copiesIn(laterCopies, entry), ...entry.copies]);
  }
  if (laterCopies.size === 0) return reviews;
  return reviews.map((review) => {
    const later = copiesIn(laterCopies, review);
    return later.length === 0 ? review : { ...review, copies: [...review.copies, ...later] };
  });
};

const copiesIn = (
  copies: ReadonlyMap<string, readonly ReviewCopy[]>,
  { fingerprint }: { readonly fingerprint: string },
): readonly ReviewCopy[] => copies.get(fingerprint) ?? [];

const copiesSchema = z.strictObject({
  fingerprint: z.string(),
  copies: z.array(reviewCopySchema),
});

const entrySchema = z.union([reviewSchema, copiesSchema]);

const hashSchema = z.record(z.string(), z.string());
const textsSchema = z.array(z.string()).default([]);
