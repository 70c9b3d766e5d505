/** The tone of a sentiment from -1 to 1. Within ±0.1 it is neutral. */
export const toneOf = (sentiment: number): 'positive' | 'neutral' | 'negative' => {
  if (sentiment > 0.1) return 'positive';
  return sentiment < -0.1 ? 'negative' : 'neutral';
};
