/** The mean of the ratings; 0 without any. */
export const averageOf = (rated: readonly { readonly rating: number }[]): number =>
  rated.reduce((sum, { rating }) => sum + rating, 0) / Math.max(1, rated.length);
