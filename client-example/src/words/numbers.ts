/** A count with its noun: "1 review", "1,204 reviews". */
export const counted = (count: number, noun: string, nouns = `${noun}s`): string =>
  `${count.toLocaleString()} ${count === 1 ? noun : nouns}`;

/** A rating on the scale of 5: "4.3". */
export const rated = (rating: number): string => rating.toFixed(1);

/** A part of 1: "42%". */
export const percent = (part: number): string => `${Math.round(part * 100)}%`;
