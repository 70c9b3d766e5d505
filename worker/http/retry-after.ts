/** Longest rest that is believed: a header that asks for more is a mistake, or meant to do harm. */
const longest = 86_400_000;

/**
 * Reads a Retry-After header: seconds, or an HTTP date.
 *
 * @param now milliseconds since 1970.
 * @returns milliseconds since 1970, at most a day from now; undefined when there is none, it is past, or it is nonsense.
 */
export const retryAfter = (header: string | null, now: number): number | undefined => {
  if (header === null) return undefined;
  const text = header.trim();
  const at = /^\d+$/.test(text) ? now + Number(text) * 1000 : httpDate(text);
  return at > now ? Math.min(Math.ceil(at), now + longest) : undefined;
};

/** Dates in HTTP begin with the day's name; `Date.parse` alone would take almost anything for one. */
const httpDate = (text: string): number =>
  /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : NaN;
