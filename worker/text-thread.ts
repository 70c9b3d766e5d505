import { type Analysis, analyzeReview } from './collection/sentiment.ts';
import type { MentioningReview } from './themes/english-mentions.ts';

/** Runs in the thread of {@link openTextAnalysis}. */
export default async (reviews: readonly MentioningReview[]): Promise<Analysis[]> => {
  const analyzed: Analysis[] = [];
  for (const review of reviews) analyzed.push(await analyzeReview(review));
  return analyzed;
};
