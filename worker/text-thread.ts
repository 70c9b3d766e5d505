import { type AnalyzedText, analyzeText } from './collection/sentiment.ts';

/** Runs in the thread of {@link openTextAnalysis}. */
export default async (texts: readonly string[]): Promise<AnalyzedText[]> => {
  const analyzed: AnalyzedText[] = [];
  for (const text of texts) analyzed.push(await analyzeText(text));
  return analyzed;
};
