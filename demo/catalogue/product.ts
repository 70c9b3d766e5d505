import type { Subject } from './subjects/subject.ts';

/** Something that the demo's sites sell and talk about. */
export interface Product {
  /** As it is asked for and as shops write it. */
  readonly name: string;
  /** As people call it. */
  readonly shortName: string;
  readonly brand: string;
  /** Lower-case words with hyphens: what its reviews are drawn from, so that spelling does not change them. */
  readonly slug: string;
  readonly subject: Subject;
  /** Mean of its ratings, roughly: 3 to 4.8. */
  readonly quality: number;
  /** In whole units of a currency. */
  readonly price: number;
  /** Something else that goes with a product: what a search finds besides. */
  readonly isAccessory: boolean;
}

/** The words of a text, without case, accents and marks. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

export const slugOf = (name: string): string => wordsOf(name).join('-');
