/** Mean of the ratings; 0 where there are none. */
export const averageOf = (rated: readonly { readonly rating: number }[]): number =>
  rated.reduce((sum, { rating }) => sum + rating, 0) / Math.max(1, rated.length);
