import type { Atom } from './atom.ts';
import { atomsOf } from './atoms.ts';
import { isChatter } from './chatter.ts';
import { findName } from './find-name.ts';
import { type Place, placesOf } from './find-part.ts';
import { namesOtherModel } from './other-model.ts';
import { type NamePart, partsOf } from './product-name.ts';
import { hasOwnWord, rivalIn } from './rivals.ts';
import { abbreviationsOf, hasAbbreviation, shortNamesOf } from './short-names.ts';
import { isAboutAccessory } from './thread-title.ts';
import { maxTitleLength } from './title-match.ts';

/**
 * Whether a post is about the product.
 *
 * - If a title names the product, the text is taken to be about it unless it only names another model, or is chatter such as "lol".
 * - If a title compares the product with a rival, the text must have a word of the product's name.
 * - If a title names another product, such as "A lid for the Acme Kettle", or "Pixel 8 Pro" if the product is the Pixel 8, no text is.
 * - Otherwise the text must name the product, or its name must be divided between the text and a title.
 *
 * In conversations, products have short names: "XM5", "Paperwhite".
 *
 * @param text plain text. If it is empty, only the titles count.
 */
export const mentionsProduct = (
  wanted: string,
  titles: readonly string[],
  text: string,
): boolean => {
  const subjects = titles.map((title) => subjectOf(wanted, title));
  if (subjects.some(({ kind }) => kind === 'other')) return false;
  if (subjects.some(({ kind }) => kind === 'product')) {
    if (text === '') return true;
    return mentionIn(wanted, text) !== 'other' && !isChatter(text);
  }
  const comparison = subjects.find(({ kind }) => kind === 'comparison');
  if (comparison !== undefined && text === '') return true;
  if (mentionIn(wanted, text) === 'own') return true;
  if (comparison === undefined) return isDivided(wanted, titles, text);
  return hasOwnWord(partsOf(wanted), comparison.rival, atomsOf(text));
};

/** Whether the title of a thread names another product together with the words of the wanted one. */
export const namesOtherProduct = (wanted: string, title: string): boolean =>
  subjectOf(wanted, title).kind === 'other';

interface Subject {
  /** `open` if the title does not name the product. */
  readonly kind: 'product' | 'comparison' | 'other' | 'open';
  readonly rival: string;
}

/** Reads a title once for all posts of a thread. */
const subjectOf = (wanted: string, title: string): Subject => {
  if (last === undefined || last.wanted !== wanted || last.title !== title) {
    last = { wanted, title, subject: readSubject(wanted, title) };
  }
  return last.subject;
};

let last:
  | { readonly wanted: string; readonly title: string; readonly subject: Subject }
  | undefined;

const readSubject = (wanted: string, fullTitle: string): Subject => {
  const title = fullTitle.slice(0, maxTitleLength);
  const atoms = atomsOf(title);
  const place = ownPlace(wanted, atoms);
  if (place === undefined || place === 'other') {
    if (hasAbbreviation(abbreviationsOf(wanted), title)) return { kind: 'product', rival: '' };
    return { kind: place ?? 'open', rival: '' };
  }
  if (isAboutAccessory(atoms, place)) return { kind: 'other', rival: '' };
  const rival = rivalIn(title, (piece) => typeof ownPlace(wanted, atomsOf(piece)) === 'object');
  return { kind: rival === '' ? 'product' : 'comparison', rival };
};

/** Where the name or a short name of the product is; `other` if it only occurs as the beginning of another model's name. */
const ownPlace = (wanted: string, atoms: readonly Atom[]): Place | 'other' | undefined => {
  const name = partsOf(wanted);
  const whole = findName(name, atoms, { inConversation: true });
  if (whole !== undefined && !whole.isOtherModel) return spanOf(whole.places);
  const options = { inConversation: true, isWanted: () => false };
  let isOther = whole !== undefined;
  for (const short of shortNamesOf(name)) {
    for (const place of placesOf(short, atoms)) {
      if (!namesOtherModel(short, place, atoms, options)) return place;
      isOther = true;
    }
  }
  return isOther ? 'other' : undefined;
};

const spanOf = (places: readonly Place[]): Place => ({
  start: Math.min(...places.map(({ start }) => start)),
  end: Math.max(...places.map(({ end }) => end)),
});

/** Like {@link ownPlace}, for texts, in which words that are far apart are not a name. */
const mentionIn = (wanted: string, text: string): 'own' | 'other' | 'none' => {
  const atoms = atomsOf(text);
  const place = ownPlace(wanted, atoms);
  if (hasAbbreviation(abbreviationsOf(wanted), text)) return 'own';
  if (place === undefined) return 'none';
  if (place === 'other') return 'other';
  const size = partsOf(wanted).flat().length;
  return place.end - place.start <= size + maxGap ? 'own' : 'none';
};

/** Other words between the words of a name. */
const maxGap = 2;

/** "Which Acme do you have?" and "The Kettle": one has the beginning of the name, the other its end. */
const isDivided = (wanted: string, titles: readonly string[], text: string): boolean => {
  const name = partsOf(wanted);
  const inText = atomsOf(text);
  const inTitles = titles.map((title) => atomsOf(title.slice(0, maxTitleLength)));
  return name.slice(1).some((_, index) => {
    const halves = [name.slice(0, index + 1).flat(), name.slice(index + 1).flat()];
    return [halves, halves.toReversed()].some(
      ([one = [], other = []]) =>
        isNamed(one, inText) && inTitles.some((title) => isNamed(other, title)),
    );
  });
};

const isNamed = (part: NamePart, atoms: readonly Atom[]): boolean =>
  placesOf(part, atoms).some(
    (place) =>
      !namesOtherModel(part, place, atoms, { inConversation: true, isWanted: () => false }),
  );
