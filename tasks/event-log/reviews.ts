import { z } from 'zod';
import { type Review, reviewSchema } from '../../contract/review.ts';
import type { Connection } from '../../redis/connections.ts';
import {
  parseOrSkip,
  parseStoredJson,
  type ReportUnreadable,
  readKey,
  skipUnreadable,
} from '../unreadable.ts';

/** Reads the list of reviews of a task. Those that cannot be read are skipped and reported. */
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

const parseReviews = (key: string, texts: readonly string[], report: ReportUnreadable): Review[] =>
  texts.flatMap(
    (text) => parseOrSkip(() => parseStoredJson(key, reviewSchema, text), report) ?? [],
  );

const hashSchema = z.record(z.string(), z.string());
const textsSchema = z.array(z.string()).default([]);
