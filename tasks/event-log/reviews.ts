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

/**
 * Reads the same as far as the list goes now, 25 entries at a time, so that a long one takes little memory. It is read twice, because
 * copies come after their reviews, which are recognized by their bodies.
 *
 * @throws {ReviewsExpiredError} if the list is deleted meanwhile: what was read is not all of it.
 */
export async function* readReviewBatches(
  redis: Connection,
  key: string,
  report: ReportUnreadable,
): AsyncGenerator<Review[]> {
  const count = (await readKey(key, redis.llen(key)).catch(skipUnreadable(report))) ?? 0;
  async function* batches(): AsyncGenerator<string[]> {
    for (let from = 0; from < count; from += batchSize) {
      const to = Math.min(from + batchSize, count);
      const texts = await redis.lrange(key, from, to - 1);
      if (texts.length < to - from) throw new ReviewsExpiredError(key);
      yield texts;
    }
  }
  const laterCopies: LaterCopies[] = [];
  for await (const texts of batches()) {
    const others = texts.filter((text) => !text.includes('"body":'));
    laterCopies.push(...parseEntries(key, others, () => {}).filter(isCopies));
  }
  const copies = byFingerprint(laterCopies);
  for await (const texts of batches()) {
    yield withCopies(parseEntries(key, texts, report).filter(isReview), copies);
  }
}

const batchSize = 25;

/** Reviews were deleted while they were read. */
export class ReviewsExpiredError extends Error {
  override name = 'ReviewsExpiredError';
  constructor(key: string) {
    super(`The reviews in ${key} were deleted or have expired while they were read.`);
  }
}

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
  const entries = parseEntries(key, texts, report);
  return withCopies(entries.filter(isReview), byFingerprint(entries.filter(isCopies)));
};

const parseEntries = (key: string, texts: readonly string[], report: ReportUnreadable): Entry[] =>
  texts.flatMap((text) => parseOrSkip(() => parseStoredJson(key, entrySchema, text), report) ?? []);

const byFingerprint = (entries: readonly LaterCopies[]): ReadonlyMap<string, ReviewCopy[]> => {
  const copies = new Map<string, ReviewCopy[]>();
  for (const entry of entries) {
    copies.set(entry.fingerprint, [...copiesIn(copies, entry), ...entry.copies]);
  }
  return copies;
};

const withCopies = (
  reviews: Review[],
  copies: ReadonlyMap<string, readonly ReviewCopy[]>,
): Review[] => {
  if (copies.size === 0) return reviews;
  return reviews.map((review) => {
    const later = copiesIn(copies, review);
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

type LaterCopies = z.infer<typeof copiesSchema>;

const entrySchema = z.union([reviewSchema, copiesSchema]);

type Entry = z.infer<typeof entrySchema>;

const isReview = (entry: Entry): entry is Review => 'source' in entry;

const isCopies = (entry: Entry): entry is LaterCopies => !isReview(entry);

const hashSchema = z.record(z.string(), z.string());
const textsSchema = z.array(z.string()).default([]);
