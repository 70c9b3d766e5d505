/** A regular expression for any of the phrases. */
export const oneOf = (...phrases: readonly string[]): string => phrases.join('|');
