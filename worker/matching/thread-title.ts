import { type Atom, startsPhrase } from './atom.ts';
import type { Place } from './find-part.ts';
import { accessories, notAccessories, parts, replacements } from './vocabulary/accessories.ts';
import { categories } from './vocabulary/categories.ts';
import { purposes } from './vocabulary/particles.ts';
import { lengthOf } from './vocabulary/phrases.ts';

/**
 * Whether a thread whose title contains a name is about an accessory or a part to buy: "A stand for the Steam Deck", "Steam Deck dock
 * recommendations". As plain words they mean nothing: "Where I stand on the Steam Deck", "Pixel 8 battery cover came off".
 */
export const isAboutAccessory = (atoms: readonly Atom[], { start, end }: Place): boolean =>
  atoms.some((_, at) => at !== start && lengthOf(replacements, atoms, at) > 0) ||
  isForName(atoms, start) ||
  isNamedAfter(atoms, end);

/** A thing, "for", and the name. */
const isForName = (atoms: readonly Atom[], start: number): boolean => {
  const purpose = [1, 2, 3, 4]
    .map((distance) => start - distance)
    .find((at) => at >= 0 && lengthOf(purposes, atoms, at) > 0);
  if (purpose === undefined) return false;
  const between = atoms.slice(purpose + 1, start);
  if (between.some((atom) => startsPhrase(atom) || quantifiers.has(atom.text))) return false;
  for (let at = purpose - 1; at >= Math.max(0, purpose - 8); at--) {
    if (isThing(atoms, at) && !isIdiom(atoms, at)) return true;
    const atom = atoms[at];
    if (atom === undefined || (startsPhrase(atom) && at < purpose)) return isThing(atoms, at);
  }
  return false;
};

/** "Looking for a new phone", in which "for" has an object of its own. */
const quantifiers = new Set(['new', 'friend', 'year', 'month', 'week', 'day']);

const isThing = (atoms: readonly Atom[], at: number): boolean =>
  lengthOf(notAccessories, atoms, at) === 0 &&
  [accessories, parts, categories].some((phrases) => lengthOf(phrases, atoms, at) > 0);

/** "In case", "the case for". */
const isIdiom = (atoms: readonly Atom[], at: number): boolean => {
  const before = atoms[at - 1]?.text;
  return atoms[at]?.text === 'case' && (before === 'in' || before === 'the' || before === 'use');
};

/** The name and a word for an accessory, unless the word goes on to say what happened to it or what it is made of. */
const isNamedAfter = (atoms: readonly Atom[], end: number): boolean => {
  for (let at = end; at <= end + 1; at++) {
    const atom = atoms[at];
    if (atom === undefined || startsPhrase(atom)) return false;
    const length = lengthOf(accessories, atoms, at);
    if (length > 0 && lengthOf(notAccessories, atoms, at) === 0) {
      const next = at + length;
      return !isPredicate(atoms[next]) && !isPartOf(atoms, next);
    }
    if (isPredicate(atom)) return false;
  }
  return false;
};

const isPartOf = (atoms: readonly Atom[], at: number): boolean => atoms[at]?.text === 'of';

const isPredicate = (atom: Atom | undefined): boolean =>
  atom !== undefined &&
  !startsPhrase(atom) &&
  (predicates.has(atom.text) || /..(?:ed|ing)$/.test(atom.text));

const predicates = new Set(
  (
    'is was are were ha had have came come went goe go got get broke break fell fall stuck wont won doesnt doesn don didn isn wa do doe did died ' +
    'keep kept make made feel felt look rattle smell leak crack off out loose in on at after ist war hat wurde geht est a fait es se na'
  ).split(' '),
);
