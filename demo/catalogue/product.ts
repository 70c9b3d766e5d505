import type { Subject } from './subjects/subject.ts';

/** A product that the demo's sites sell and discuss. */
export interface Product {
  /** The full name, as in shops. */
  readonly name: string;
  /** The name used in reviews. */
  readonly shortName: string;
  readonly brand: string;
  /** Lowercase words with hyphens. Seeds the reviews, so that spelling variants of a name get the same ones. */
  readonly slug: string;
  readonly subject: Subject;
  /** The approximate mean of its ratings: 3 to 4.8. */
  readonly quality: number;
  /** In whole currency units. */
  readonly price: number;
  /** An accessory of another product, which a search for that product finds too. */
  readonly isAccessory: boolean;
}

/** The words of a text in lowercase, without accents and punctuation. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

export const slugOf = (name: string): string => wordsOf(name).join('-');
