import { hasNumber, type NamePart, textOf } from './product-name.ts';
import { categories, variants } from './vocabulary/categories.ts';
import { lengthOf } from './vocabulary/phrases.ts';

/**
 * The names that people use for a product, each in parts that follow one another: "Sony WH-1000XM5" is also "WH-1000XM5" and "XM5",
 * "Kindle Paperwhite" is also "Paperwhite", "Meta Quest 3" is also "Quest 3".
 */
export const shortNamesOf = (name: readonly NamePart[]): readonly NamePart[] => {
  const ends = name.map((_, index) => name.slice(index).flat());
  const withoutCategory = withoutLastCategory(name);
  const names = [
    name.flat(),
    ...ends.slice(1).filter((_, index) => isTelling(name.slice(index + 1))),
    ...(withoutCategory === undefined
      ? []
      : [withoutCategory.flat(), withoutCategory.slice(1).flat()]),
    ...name.flatMap((part, index) => codesOf(part, name.slice(index + 1))),
  ];
  const byText = new Map(
    names.filter((each) => each.length > 0).map((each) => [textOf(each), each]),
  );
  return [...byText.values()];
};

/** Whether the end of a name says alone which product it is. */
const isTelling = (parts: readonly NamePart[]): boolean => {
  const [first, ...others] = parts;
  if (first === undefined || first[0]?.isNumber) return false;
  if (lengthOf(variants, first, 0) > 0) return false;
  const isWord = lengthOf(categories, first, 0) === 0;
  const length = first[0]?.text.length ?? 0;
  const isLong = first.reduce((sum, { text }) => sum + text.length, 0) >= 3;
  return hasNumber(first) ? isLong : isWord && (others.length > 0 || length >= 7);
};

/** "Arc 2" for "Arc 2 Headphones". */
const withoutLastCategory = (name: readonly NamePart[]): readonly NamePart[] | undefined => {
  const last = name.at(-1) ?? [];
  const rest = name.slice(0, -1);
  return lengthOf(categories, last, 0) > 0 && rest.some(hasNumber) ? rest : undefined;
};

/** Codes of letters and digits with what makes them another model: "XM5", "S24 Ultra". */
const codesOf = (part: NamePart, following: readonly NamePart[]): NamePart[] => {
  const models = following.filter((each) => lengthOf(variants, each, 0) > 0).slice(0, 1);
  return part.flatMap((atom, at): NamePart[] => {
    const code = part.slice(at);
    const isCode = !atom.isNumber && code.at(1)?.isNumber && code.at(1)?.gap === '';
    const isLongCode = at === 0 && code.every(({ gap }, index) => index === 0 || !/\s/.test(gap));
    if (!hasNumber(code) || atom.isNumber) return [];
    const length = textOf(code).replaceAll(' ', '').length;
    return length >= 3 && (isCode || isLongCode) ? [[...code, ...models.flat()]] : [];
  });
};

/**
 * Abbreviations of a name as they are written in capitals: "APP2" for "AirPods Pro 2", "S24U" for "S24 Ultra". Those that end in "#"
 * are too short to mean anything without a number after them: "PW#" for "Kindle Paperwhite".
 */
export const abbreviationsOf = (name: string): ReadonlySet<string> => {
  const words = name
    .replace(compounds, '$1 $2')
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .split(/[\s-]+/)
    .filter((word) => /^[\p{L}\p{N}]+$/u.test(word));
  const initials = words.map((word) => (/^\p{L}+$/u.test(word) ? word.charAt(0) : word));
  const found = initials.flatMap((_, index) => {
    const short = initials.slice(index).join('').toUpperCase();
    const letters = short.replace(/\d/g, '').length;
    if (initials.length - index < 2 || letters < 2) return [];
    return letters >= 3 || /\d/.test(short) ? [short] : [`${short}#`];
  });
  return new Set(found);
};

/** Names whose initials come from the middle of the word too. */
const compounds =
  /\b(air|mac|play|paper|face|sound|note|chrome|think|quiet|surface)(pods?|book|station|white|link|comfort|pad)\b/gi;

/** Whether a text has one of the abbreviations, in capitals; the number of a generation can follow one that has none: "PW5". */
export const hasAbbreviation = (abbreviations: ReadonlySet<string>, text: string): boolean => {
  for (const [found] of text.slice(0, 10_000).matchAll(word)) {
    if (abbreviations.has(found)) return true;
    const letters = found.replace(/\d{1,2}$/, '');
    if (letters === found || /\d/.test(letters)) continue;
    if (abbreviations.has(letters) || abbreviations.has(`${letters}#`)) return true;
  }
  return false;
};

const word = /(?<![\p{L}\p{N}])[\p{Lu}\d]{2,12}(?![\p{L}\p{N}])/gu;
