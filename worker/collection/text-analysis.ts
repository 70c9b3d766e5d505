import type { Logger } from 'pino';
import { openThreadPool } from '../threads/thread-pool.ts';
import type { AnalyzedText } from './sentiment.ts';

/** Analyzes texts. Never throws: if they cannot be analyzed, neither their languages nor their sentiments are known. */
export type AnalyzeTexts = (texts: readonly string[]) => Promise<readonly AnalyzedText[]>;

/** A thread that analyzes texts. It is not one of those that parse, so that a hostile page does not unload its statistics of languages. */
export interface TextAnalysis {
  readonly analyze: AnalyzeTexts;
  close(): Promise<void>;
}

/** Starts the thread and loads its statistics of languages, about 50 MB. */
export const openTextAnalysis = async (logger: Logger): Promise<TextAnalysis> => {
  const pool = openThreadPool<readonly string[], AnalyzedText[]>({
    module: new URL('../text-thread.ts', import.meta.url),
    threads: 1,
    timeoutMs,
    memoryMb: 512,
  });
  const analyze: AnalyzeTexts = async (texts) => {
    if (texts.length === 0) return [];
    return pool.run(texts.map((text) => text.slice(0, maxLength))).catch((err: unknown) => {
      logger.warn({ err, texts: texts.length }, 'texts not analyzed');
      return texts.map(() => ({ language: null, sentiment: null }));
    });
  };
  await analyze(['This loads the statistics.']);
  return { analyze, close: pool.close };
};

/** The length that is analyzed. The rest is not copied to the thread. */
const maxLength = 5000;

/** Milliseconds for a batch of texts, and for loading the statistics. A batch of the longest texts takes about a second. */
const timeoutMs = 30_000;
