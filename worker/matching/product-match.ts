import { gtinOf } from './gtin.ts';
import { titleMatch } from './title-match.ts';

/** What a source says of a thing that it found. */
export interface FoundProduct {
  readonly title: string;
  /** Global trade item numbers as they were written; numbers that are none count for nothing. */
  readonly gtins?: readonly string[];
}

/**
 * How well a thing that a search found is the product asked for: 0 when it is another, else up to 1.
 *
 * Where the caller's words hold a GTIN and the thing has some, they decide alone. Otherwise the other words are held against
 * the title as {@link titleMatch} does.
 */
export const productMatch = (asked: string, { title, gtins = [] }: FoundProduct): number => {
  const words = asked.split(/\s+/);
  const wanted = words.flatMap((word) => gtinOf(word) ?? []);
  const own = gtins.flatMap((written) => gtinOf(written) ?? []);
  if (wanted.length > 0 && own.length > 0) return wanted.some((gtin) => own.includes(gtin)) ? 1 : 0;
  return titleMatch(words.filter((word) => gtinOf(word) === undefined).join(' '), title);
};
