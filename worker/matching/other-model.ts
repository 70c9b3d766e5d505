import { type Atom, startsPhrase } from './atom.ts';
import type { Place } from './find-part.ts';
import { hasNumber, type NamePart } from './product-name.ts';
import { categories, notVariants, numberedCategories, variants } from './vocabulary/categories.ts';
import { units } from './vocabulary/particles.ts';
import { lengthOf } from './vocabulary/phrases.ts';

/** Whether the name of a model goes on after a place: "Pixel 8" is not "Pixel 8a", "Pixel 8 Pro", or "Pixel 82". */
export const namesOtherModel = (
  part: NamePart,
  { end }: Place,
  atoms: readonly Atom[],
  options: { readonly inConversation: boolean; readonly isWanted: (at: number) => boolean },
): boolean => {
  const next = atoms[end];
  if (next === undefined || options.isWanted(end)) return false;
  // "MacBook Air M3" is a MacBook M3.
  if (!hasNumber(part) && options.isWanted(end + 1)) return false;
  const endsInNumber = part.at(-1)?.isNumber === true;
  if (isVariant(atoms, end)) return true;
  if (next.isNumber && endsInNumber) return isFurtherModel(atoms, end);
  if (next.isNumber) return !isCommonNoun(part) && isModelNumber(atoms, end);
  if (endsInNumber && next.gap === '') return isModelSuffix(part, atoms, end, options);
  return !options.inConversation && isModelLetter(atoms, end);
};

const isCommonNoun = (part: NamePart): boolean => {
  const at = part.length - 1;
  return lengthOf(categories, part, at) > 0 && lengthOf(numberedCategories, part, at) === 0;
};

const isVariant = (atoms: readonly Atom[], at: number): boolean => {
  if (lengthOf(variants, atoms, at) === 0 || lengthOf(notVariants, atoms, at) > 0) return false;
  const text = atoms[at]?.text ?? '';
  // Screens are OLED too.
  if (text === 'oled' || text === 'lcd') return !atoms.some((atom) => screens.has(atom.text));
  // In a list, it is a word of its own: "Kettle, Pro quality".
  const gap = atoms[at]?.gap ?? '';
  const isApart = gap.includes('(') && !atoms[at + 1]?.gap.includes(')');
  return !isApart && !/[,;|.!?]/.test(gap);
};

const screens = new Set(['tv', 'evo', 'fernseher', 'televisor', 'monitor', 'laptop', 'notebook']);

/** After a name that ends in a number: "A7 IV", or one more model as in "iPhone 15/14". */
const isFurtherModel = (atoms: readonly Atom[], at: number): boolean => {
  const { text = '', gap = '', counts } = atoms[at] ?? {};
  if (counts === 'mark') return true;
  return gap === '/' && /^\d{1,2}$/.test(text) && lengthOf(units, atoms, at + 1) === 0;
};

/** After a name that ends in a letter: "AirPods Pro 2", but not "AirPods Pro 2nd generation", "Pro 2 m", or "Pro 2022". */
const isModelNumber = (atoms: readonly Atom[], at: number): boolean => {
  const number = atoms[at];
  const next = atoms[at + 1];
  if (number === undefined || !/^\d{1,2}$/.test(number.text)) return false;
  if (number.counts === 'mark') return true;
  if (number.counts === 'generation') return false;
  if (startsPhrase(number) && !/^\s?\($/.test(number.gap)) return false;
  if (next === undefined) return true;
  if (next.gap === '' || next.gap === '-' || next.gap === ' ') {
    const isQuantity = lengthOf(units, atoms, at + 1) > 0 || next.text === 'g' || next.text === 'd';
    if (isQuantity || next.text === 'in' || next.isNumber) return false;
  }
  return true;
};

/** Letters attached to the number: "8a" and "V15s" are other models, "DHP484Z" and "WH-1000XM5SA" say the color or the country. */
const isModelSuffix = (
  part: NamePart,
  atoms: readonly Atom[],
  at: number,
  { inConversation }: { readonly inConversation: boolean },
): boolean => {
  const { text } = atoms[at] ?? { text: '' };
  const digits = part.at(-1)?.text ?? '';
  const isCode = part.at(-2)?.isNumber === false && part.at(-1)?.gap === '';
  if (inConversation && text === 's' && isCode) return false;
  if (text.length === 1 && /[a-z]/.test(text)) {
    const isVolume = /[lwv]/.test(text) && digits.length >= 2 && !isCode;
    return !isVolume && !(isCode && (digits.length >= 3 || part.length >= 4));
  }
  return lengthOf(units, atoms, at) > 0 && /^[a-z]/.test(text);
};

/** A single letter after the name: "R5 C", "Magnifica S". */
const isModelLetter = (atoms: readonly Atom[], at: number): boolean => {
  const { text = '', gap = '' } = atoms[at] ?? {};
  if (gap !== ' ' || !/^[b-df-hjknp-tvxz]$/.test(text)) return false;
  const next = atoms[at + 1];
  return !(next?.isNumber && text === 'x') && !(next && /^['’]$/.test(next.gap));
};
