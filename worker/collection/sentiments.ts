import type { Logger } from 'pino';
import { openThreadPool } from '../threads/thread-pool.ts';

/**
 * The sentiments of texts, from -1 to 1, in the languages of `sentimentOf`. Null for a text that is empty or in another
 * language. Never throws: if the texts cannot be analyzed, all are null.
 */
export type SentimentsOf = (texts: readonly string[]) => Promise<readonly (number | null)[]>;

/** A thread that determines sentiments. It is not one of those that parse, so that a hostile page does not unload its statistics of languages. */
export interface SentimentAnalysis {
  readonly sentimentsOf: SentimentsOf;
  close(): Promise<void>;
}

/** Starts the thread and loads its statistics of languages, about 50 MB. */
export const openSentimentAnalysis = async (logger: Logger): Promise<SentimentAnalysis> => {
  const pool = openThreadPool<readonly string[], (number | null)[]>({
    module: new URL('../sentiment-thread.ts', import.meta.url),
    threads: 1,
    timeoutMs,
    memoryMb: 512,
  });
  const sentimentsOf: SentimentsOf = async (texts) => {
    if (texts.length === 0) return [];
    return pool.run(texts.map((text) => text.slice(0, maxLength))).catch((err: unknown) => {
      logger.warn({ err, texts: texts.length }, 'sentiments not determined');
      return texts.map(() => null);
    });
  };
  await sentimentsOf(['This loads the statistics.']);
  return { sentimentsOf, close: pool.close };
};

/** The length that `sentimentOf` judges. The rest is not copied to the thread. */
const maxLength = 5000;

/** Milliseconds for a batch of texts, and for loading the statistics. A batch of the longest texts takes about a second. */
const timeoutMs = 30_000;
