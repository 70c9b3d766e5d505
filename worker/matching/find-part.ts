import type { Atom } from './atom.ts';
import type { NamePart } from './product-name.ts';
import { fillers } from './vocabulary/particles.ts';
import { lengthOf } from './vocabulary/phrases.ts';

/** Where a part of a name occurs in a text: the atoms from `start` up to but not including `end`. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** The places where a part occurs, however it is divided by spaces and hyphens, at most {@link maxPlaces}. */
export const placesOf = (part: NamePart, atoms: readonly Atom[]): readonly Place[] => {
  const places: Place[] = [];
  for (let start = 0; start < atoms.length && places.length < maxPlaces; start++) {
    const end = endOf(part, atoms, start);
    if (end !== undefined) places.push({ start, end });
  }
  return places;
};

const maxPlaces = 20;

const endOf = (part: NamePart, atoms: readonly Atom[], start: number): number | undefined => {
  let at = start;
  for (let index = 0; index < part.length; index++) {
    let wanted = part[index]?.text ?? '';
    if (index > 0 && /\s/.test(part[index]?.gap ?? '')) at = afterFiller(atoms, at, wanted);
    let found = atoms[at]?.text ?? '';
    if (part[index]?.isNumber || atoms[at]?.isNumber) {
      if (found !== wanted || !atoms[at]?.isNumber) return undefined;
    }
    while (found !== wanted) {
      const isLonger = found.length < wanted.length;
      const next = isLonger ? atoms[at + 1] : part[index + 1];
      const shorter = isLonger ? found : wanted;
      const longer = isLonger ? wanted : found;
      if (shorter === '' || next === undefined || next.isNumber || !longer.startsWith(shorter)) {
        return undefined;
      }
      if (isLonger) {
        found += next.text;
        at++;
      } else {
        wanted += next.text;
        index++;
      }
    }
    at++;
  }
  return at;
};

const afterFiller = (atoms: readonly Atom[], at: number, wanted: string): number =>
  atoms[at]?.text === wanted ? at : at + lengthOf(fillers, atoms, at);
