import { gtinOf } from './gtin.ts';
import { titleMatch } from './title-match.ts';

/** A product that a source found. */
export interface FoundProduct {
  readonly title: string;
  /** Global trade item numbers in any notation. Invalid ones are ignored. */
  readonly gtins?: readonly string[];
}

/**
 * How well a product that a search found matches the wanted product name: 0 if it is another product, otherwise up to 1.
 *
 * If the name contains a GTIN and the product has GTINs, they alone decide. Otherwise the remaining words of the name are compared
 * with the title as in {@link titleMatch}.
 */
export const productMatch = (name: string, { title, gtins = [] }: FoundProduct): number => {
  const words = name.split(/\s+/);
  const wanted = words.flatMap((word) => gtinOf(word) ?? []);
  const own = gtins.flatMap((text) => gtinOf(text) ?? []);
  if (wanted.length > 0 && own.length > 0) return wanted.some((gtin) => own.includes(gtin)) ? 1 : 0;
  return titleMatch(words.filter((word) => gtinOf(word) === undefined).join(' '), title);
};
