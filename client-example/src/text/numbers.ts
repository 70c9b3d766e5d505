/** A count with its noun: "1 review", "1,204 reviews". */
export const formatCount = (count: number, noun: string, plural = `${noun}s`): string =>
  `${count.toLocaleString()} ${count === 1 ? noun : plural}`;

/** A rating on the 5-point scale: "4.3". */
export const formatRating = (rating: number): string => rating.toFixed(1);

/** A fraction as a percentage: 0.42 is "42%". */
export const formatPercent = (fraction: number): string => `${Math.round(fraction * 100)}%`;
