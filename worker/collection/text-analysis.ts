import type { Logger } from 'pino';
import type { MentioningReview } from '../themes/english-mentions.ts';
import { openThreadPool } from '../threads/thread-pool.ts';
import type { Analysis } from './sentiment.ts';

/** Analyzes reviews. Never throws: if they cannot be analyzed, nothing is known of their languages, sentiments, and themes. */
export type AnalyzeReviews = (reviews: readonly MentioningReview[]) => Promise<readonly Analysis[]>;

/** A thread that analyzes texts. It is not one of those that parse, so that a hostile page does not unload its statistics of languages. */
export interface TextAnalysis {
  readonly analyze: AnalyzeReviews;
  close(): Promise<void>;
}

/** Starts the thread and loads its statistics of languages, about 50 MB. */
export const openTextAnalysis = async (logger: Logger): Promise<TextAnalysis> => {
  const pool = openThreadPool<readonly MentioningReview[], Analysis[]>({
    module: new URL('../text-thread.ts', import.meta.url),
    threads: 1,
    timeoutMs,
    memoryMb: 512,
  });
  const analyze: AnalyzeReviews = async (reviews) => {
    if (reviews.length === 0) return [];
    return pool.run(reviews.map(analyzedPart)).catch((err: unknown) => {
      logger.warn({ err, reviews: reviews.length }, 'reviews not analyzed');
      return reviews.map(() => ({ language: null, sentiment: null, mentions: [] }));
    });
  };
  const aspects = { pros: [], cons: [], aspectRatings: [], productNames: [] };
  await analyze([{ title: null, body: 'This loads the statistics.', ...aspects }]);
  return { analyze, close: pool.close };
};

/** Without what is not copied to the thread: the rest of a long text, and what comes after it. */
const analyzedPart = (review: MentioningReview): MentioningReview => {
  const { title, body, pros, cons, aspectRatings, productNames } = review;
  const whole = { title, body, pros, cons, aspectRatings, productNames };
  if (body.length <= maxLength) return whole;
  return { ...whole, body: body.slice(0, maxLength), pros: [], cons: [] };
};

const maxLength = 5000;

/** Milliseconds for a batch of reviews, and for loading the statistics. A batch of the longest texts takes about a second. */
const timeoutMs = 30_000;
