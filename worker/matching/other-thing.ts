import { type Atom, startsPhrase } from './atom.ts';
import type { Place } from './find-part.ts';
import { hasNumber, type NamePart } from './product-name.ts';
import {
  accessories,
  notAccessories,
  parts as partWords,
  replacements,
} from './vocabulary/accessories.ts';
import { accessoryMakers, categories, chargerMakers } from './vocabulary/categories.ts';
import * as particles from './vocabulary/particles.ts';
import { lengthOf, type Phrases } from './vocabulary/phrases.ts';

/** Whether a shop's title that contains a name is about another thing, such as an accessory or a part of the product. */
export const namesOtherThing = (
  name: readonly NamePart[],
  places: readonly Place[],
  atoms: readonly Atom[],
): boolean => {
  const wanted = new Set(name.flat().map(({ text }) => text));
  const isOwn = (at: number) => wanted.has(atoms[at]?.text ?? '');
  const core = name.length > 1 && isBrand(name[0] ?? []) ? places.slice(1) : places;
  const end = Math.max(...places.map((place) => place.end));
  const included = atoms.findIndex(
    (_, at) => at >= end && lengthOf(particles.inclusions, atoms, at) > 0,
  );
  const title: Title = {
    atoms,
    start: Math.min(...core.map(({ start }) => start)),
    end,
    included: included === -1 ? atoms.length : included,
    isOwn,
  };
  const isWord = (phrases: Phrases, at: number) => !isOwn(at) && lengthOf(phrases, atoms, at) > 0;
  const flat = name.flat();
  const wantsAccessory = flat.some(
    (_, at) =>
      (lengthOf(accessories, flat, at) > 0 && lengthOf(notAccessories, flat, at) === 0) ||
      lengthOf(chargerMakers, flat, at) > 0 ||
      lengthOf(accessoryMakers, flat, at) > 0,
  );
  return atoms.some((_, at) => {
    if (isWord(particles.purposesAfter, at) && at === title.end) return !isFeature(atoms, at + 1);
    if (isWord(particles.purposes, at)) return isPurpose(title, places, at);
    if (isWord(particles.comparisons, at)) return isComparison(title, places, at);
    if (isWord(particles.inclusions, at)) return includesWanted(title, name, places, at);
    if (isWord(accessoryMakers, at)) return !wantsAccessory;
    if (isWord(replacements, at)) return !isIncluded(title, at);
    if (wantsAccessory) return false;
    if (isWord(accessories, at)) return isAccessory(title, at, false);
    return isWord(partWords, at) && isAccessory(title, at, true);
  });
};

interface Title {
  readonly atoms: readonly Atom[];
  /** Where the name begins, without its brand, and where it ends. */
  readonly start: number;
  readonly end: number;
  /** Where the list of what is included begins. */
  readonly included: number;
  /** Whether an atom is a word of the name. */
  readonly isOwn: (at: number) => boolean;
}

const isBrand = (part: NamePart): boolean =>
  !hasNumber(part) && !anyOf(accessories, part) && !anyOf(categories, part);

const anyOf = (phrases: Phrases, part: NamePart): boolean =>
  part.some((_, at) => lengthOf(phrases, part, at) > 0);

/** "Lid for Acme Kettle", "Acme lid for Kettle", but not "Scale for kids, Acme Kettle" or "Acme Kettle for two". */
const isPurpose = ({ atoms, start }: Title, places: readonly Place[], at: number): boolean => {
  if (at >= start) return false;
  const object = at + lengthOf(particles.purposes, atoms, at);
  if (lengthOf(particles.audiences, atoms, object) > 0) return false;
  const first = Math.min(...places.map((place) => place.start).filter((each) => each > at));
  return !atoms.slice(object + 1, first + 1).some(({ gap }) => /[|:]|\s[-–—]\s/.test(gap));
};

/** "Kettle compatible with every plug" describes the kettle. */
const isFeature = (atoms: readonly Atom[], at: number): boolean =>
  lengthOf(particles.inclusions, atoms, at) > 0;

/** "Kettle 4 (older than Kettle 5)" is not Kettle 5. */
const isComparison = ({ atoms }: Title, places: readonly Place[], at: number): boolean =>
  lengthOf(particles.notComparisons, atoms, at) === 0 && places.some(({ start }) => start > at);

/** In "Acme starter kit with bridge", the thing is not the bridge. */
const includesWanted = (
  { atoms }: Title,
  name: readonly NamePart[],
  places: readonly Place[],
  at: number,
): boolean => {
  const last = places.at(-1)?.start ?? 0;
  const isThing = !hasNumber(name.at(-1) ?? []) && last > at;
  return isThing && last < at + 5 && places.some(({ start }) => start < at) && atoms.length > at;
};

/** Whether a word for an accessory or a part names the thing that is sold. */
const isAccessory = (title: Title, at: number, isPart: boolean): boolean => {
  const { atoms, start, end } = title;
  const phrases = isPart ? partWords : accessories;
  const after = at + lengthOf(phrases, atoms, at);
  if ([at - 1, at].some((from) => lengthOf(notAccessories, atoms, from) > at - from)) return false;
  if (isPart && lengthOf(categories, atoms, at) > 0) return false;
  if (isModifier(title, after) || isIncluded(title, at)) return false;
  if (at < start) return true;
  if (at < end) return false;
  const between = atoms.slice(end, at + 1);
  const isLaterPhrase = between.some(startsPhrase);
  if (isPart && isLaterPhrase) return false;
  if (isPart && !endsPhrase(title, after)) return false;
  const described = between.some(
    (atom, index) =>
      wearableWords.has(atom.text) ||
      (lengthOf(categories, atoms, end + index) > 0 && isLaterPhrase),
  );
  return !described;
};

/** Say that a title describes a watch itself, which comes in a case and with a strap. */
const wearableWords = new Set(['gps', 'cellular', 'lte', 'smartwatch', 'tracker', 'montre', 'uhr']);

/** "Stand mixer", "battery life": the thing is named after the word. */
const isModifier = ({ atoms, isOwn }: Title, after: number): boolean =>
  !isOwn(after) &&
  (lengthOf(categories, atoms, after) > 0 || features.has(atoms[after]?.text ?? ''));

const features = new Set(
  'life health powered operated less free size saver proof capacity runtime laufzeit betrieb'.split(
    ' ',
  ),
);

/** Whether the phrase goes on with nothing but numbers, colors, and further words for accessories. */
const endsPhrase = ({ atoms }: Title, after: number): boolean => {
  const next = atoms[after];
  return (
    next === undefined || next.isNumber || startsPhrase(next) || !isCategoryAhead(atoms, after)
  );
};

const isCategoryAhead = (atoms: readonly Atom[], from: number): boolean => {
  for (let at = from; at < Math.min(atoms.length, from + 3); at++) {
    const atom = atoms[at];
    if (atom === undefined || startsPhrase(atom)) return false;
    if (lengthOf(categories, atoms, at) > 0) return true;
  }
  return false;
};

/** "With case", "and case", "case included", "no case". */
const isIncluded = ({ atoms, end, included }: Title, at: number): boolean => {
  for (let before = at - 1; before >= Math.max(0, at - 2); before--) {
    if (lengthOf(particles.absences, atoms, before) > 0) return true;
  }
  for (let after = at + 1; after <= at + 4; after++) {
    if (lengthOf(particles.includedAfter, atoms, after) > 0) return true;
    if (lengthOf(particles.absences, atoms, after) > 0) return true;
  }
  const isJoined = atoms[at]?.gap.includes('&') || conjunctions.has(atoms[at - 1]?.text ?? '');
  return at > included || (isJoined && at >= end);
};

const conjunctions = new Set(['and', 'und', 'et', 'en', 'och', 'y', 'e', 'i', 'и', 've']);
