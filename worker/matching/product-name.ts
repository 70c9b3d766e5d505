import type { Atom } from './atom.ts';
import { atomsOf } from './atoms.ts';
import { units } from './vocabulary/particles.ts';
import { lengthOf } from './vocabulary/phrases.ts';

/**
 * A part of a product name that must occur in one piece: a word, together with the number or letter after it, as in "Pixel 8" and
 * "Series X".
 */
export type NamePart = readonly Atom[];

/** The parts of a product name. Words without meaning are left out unless there are no others. */
export const partsOf = (name: string): readonly NamePart[] => {
  const words = wordsOf(name);
  const meaningful = words.filter((atoms) => atoms.length > 1 || !stopWords.has(textOf(atoms)));
  const parts: Atom[][] = [];
  const known = new Set<string>();
  for (const word of meaningful.length > 0 ? meaningful : words) {
    const key = textOf(word);
    if (isShort(word)) {
      const previous = parts.at(-1);
      if (previous !== undefined) {
        previous.push(...word);
        continue;
      }
    }
    if (known.has(key)) continue;
    known.add(key);
    parts.push([...word]);
  }
  const [first, second, ...others] = parts;
  return first && second && isShort(first) ? [[...first, ...second], ...others] : parts;
};

export const textOf = (part: NamePart): string => part.map(({ text }) => text).join(' ');

export const hasNumber = (part: NamePart): boolean => part.some(({ isNumber }) => isNumber);

const wordsOf = (name: string): Atom[][] => {
  const words: Atom[][] = [];
  const atoms = atomsOf(name).slice(0, maxAtoms);
  for (const [at, atom] of atoms.entries()) {
    const word = words.at(-1);
    const last = word?.at(-1);
    const isQuantity = last?.isNumber && lengthOf(units, atoms, at) === 1 && word?.length === 1;
    const isJoined = last && !/\s/.test(atom.gap) && !changesScript(last.text, atom.text);
    if (word && (isJoined || isQuantity)) word.push(atom);
    else words.push([atom]);
  }
  return words;
};

/** Names have at most 200 characters. */
const maxAtoms = 100;

/** A number of up to two digits or a single letter means nothing without the word before it. */
const isShort = ([atom, ...others]: NamePart): boolean =>
  atom !== undefined &&
  others.length === 0 &&
  (atom.isNumber ? /^\d{1,2}$/.test(atom.text) : /^[a-z]$/.test(atom.text));

/** Scripts without spaces are often mixed with others within one word. */
const changesScript = (one: string, other: string): boolean =>
  scriptOf(one) !== scriptOf(other) && (scriptOf(one) !== '' || scriptOf(other) !== '');

const scriptOf = (text: string): string => {
  if (/^\p{Script=Han}/u.test(text)) return 'han';
  return /^[\p{Script=Hiragana}\p{Script=Katakana}ー]/u.test(text) ? 'kana' : '';
};

const stopWords = new Set(
  'the a an and der die das und le la les et el los y il lo e +'.split(' '),
);
