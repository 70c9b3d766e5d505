import { atomsOf } from './atoms.ts';
import { findName } from './find-name.ts';
import { namesOtherThing } from './other-thing.ts';
import { partsOf } from './product-name.ts';

/**
 * How well a title that a search found matches the wanted product name: 0 if it names another product, otherwise up to 1, higher the
 * fewer other words it has.
 *
 * Words are compared without case, accents, and other differences of notation, and are split between letters and digits, so that
 * "WH-1000XM5" equals "wh 1000 xm5", and "Mark II" equals "Mk 2". The title must contain all wanted words. Even then it names another
 * product
 * - if another model's name begins with the wanted one: "iPhone 15 Pro" is not "iPhone 15";
 * - if the thing that it names is an accessory or a part: a word for one comes before the name or ends the phrase after it, unless it
 *   is included ("with case") or belongs to the product ("stand mixer");
 * - if "for", "compatible", "than", or the like relate something to the wanted words.
 */
export const titleMatch = (name: string, title: string): number => {
  const parts = partsOf(name);
  const atoms = atomsOf(title.slice(0, maxTitleLength));
  const found = findName(parts, atoms, { inConversation: false });
  if (found === undefined || found.isOtherModel) return 0;
  if (namesOtherThing(parts, found.places, atoms)) return 0;
  const wanted = new Set(parts.flat().map(({ text }) => text));
  return wanted.size / Math.max(wanted.size, new Set(atoms.map(({ text }) => text)).size);
};

/** The maximum length of a title that is searched. */
export const maxTitleLength = 1000;

/**
 * Whether the title of a page that the caller named plausibly matches: it contains at least half of the wanted words, or at least
 * half of its own words are wanted.
 */
export const titleMatchesInPart = (name: string, title: string): boolean =>
  sharedWords(name, title) >= 0.5;

/** The share of common words that {@link titleMatchesInPart} uses, from 0 to 1. */
export const sharedWords = (name: string, title: string): number => {
  const wanted = new Set(
    partsOf(name)
      .flat()
      .map(({ text }) => text),
  );
  const found = new Set(atomsOf(title).map(({ text }) => text));
  const shared = [...wanted].filter((atom) => found.has(atom)).length;
  return shared / Math.max(1, Math.min(wanted.size, found.size));
};

/** Whether the texts together contain all wanted words. */
export const mentionsAllWords = (name: string, texts: readonly string[]): boolean => {
  const parts = partsOf(name);
  const atoms = texts.map(atomsOf);
  return (
    parts.length > 0 &&
    parts.every((part) =>
      atoms.some((found) => findName([part], found, { inConversation: true }) !== undefined),
    )
  );
};
