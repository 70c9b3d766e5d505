import type { Atom } from './atom.ts';
import { foldText } from './fold-text.ts';
import { withGenerations } from './generations.ts';
import { withLatinNames } from './vocabulary/names-in-scripts.ts';

/**
 * Splits a text into atoms, at most {@link maxLength} characters of it. A plus directly after a letter or digit is the word "plus":
 * "S24+". Plurals in s equal their singulars.
 */
export const atomsOf = (text: string): readonly Atom[] => {
  const folded = withLatinNames(foldText(text.slice(0, maxLength)).slice(0, maxLength)).replace(
    /(?<=[\p{L}\p{N}])\+(?![\p{L}\p{N}+])/gu,
    ' plus ',
  );
  const atoms: Atom[] = [];
  let end = 0;
  for (const { 0: found, index } of folded.matchAll(pattern)) {
    const isNumber = /^\d/.test(found);
    const gap = folded.slice(end, Math.min(index, end + maxGap));
    atoms.push({ text: isNumber ? numberOf(found) : stemOf(found), gap, isNumber });
    end = index + found.length;
  }
  return withGenerations(atoms);
};

/** The maximum length of text that is searched: that of a review. */
const maxLength = 10_000;

const maxGap = 20;

const unspaced = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}]`;

const pattern = new RegExp(
  String.raw`\d+(?:[.,]\d+)*|\+|${unspaced}|(?:(?!${unspaced})\p{L})+`,
  'gu',
);

/** "1,000" is 1000, "13,4" is 13.4. */
const numberOf = (digits: string): string =>
  /^\d{1,3}([.,]\d{3})+$/.test(digits) ? digits.replace(/[.,]/g, '') : digits.replace(/,/g, '.');

const stemOf = (word: string): string => {
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1);
  if (!/^\p{Script=Arabic}{4,}$/u.test(word)) return word;
  const bare = word.startsWith('ال') && word.length > 5 ? word.slice(2) : word;
  return bare.replace(/(?:ات|ه)$/, '');
};
