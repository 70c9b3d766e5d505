/** Whether a text reads as praise, as criticism, or as neither. */
export type ReviewTone = 'positive' | 'neutral' | 'negative';

/**
 * Classifies a sentiment, of one review or an average of many, as every view of Reviewcast does: positive above 0.1, negative
 * below -0.1, neutral between.
 *
 * @param sentiment -1 to 1, as in `review.sentiment` and `summary.averageSentiment`.
 */
export const toneOf = (sentiment: number): ReviewTone => {
  if (sentiment > toneThreshold) return 'positive';
  return sentiment < -toneThreshold ? 'negative' : 'neutral';
};

const toneThreshold = 0.1;
