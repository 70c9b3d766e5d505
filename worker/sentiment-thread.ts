import { sentimentOf } from './collection/sentiment.ts';

/** Runs in the thread of {@link openSentimentAnalysis}. */
export default async (texts: readonly string[]): Promise<(number | null)[]> => {
  const sentiments: (number | null)[] = [];
  for (const text of texts) sentiments.push(await sentimentOf(text));
  return sentiments;
};
