import type { Atom } from './atom.ts';
import { type Place, placesOf } from './find-part.ts';
import { namesOtherModel } from './other-model.ts';
import { hasNumber, type NamePart } from './product-name.ts';
import { sizes } from './vocabulary/particles.ts';
import { lengthOf } from './vocabulary/phrases.ts';

/** Where a name occurs in a text. */
export interface FoundName {
  /** One for each part of the name, in the order of the name. */
  readonly places: readonly Place[];
  /** Whether a part only occurs as the beginning of another model's name: "Pixel 8" in "Pixel 8 Pro". */
  readonly isOtherModel: boolean;
}

/**
 * Finds a name in a text, with its parts in any order; undefined unless every part occurs.
 *
 * @param inConversation whether an "s" after a model is a plural: "my XM5s".
 */
export const findName = (
  parts: readonly NamePart[],
  atoms: readonly Atom[],
  { inConversation }: { readonly inConversation: boolean },
): FoundName | undefined => {
  const found = withPlaces(parts, atoms);
  if (found === undefined || found.length === 0) return undefined;
  const starts = new Set(found.flatMap(({ places }) => places.map(({ start }) => start)));
  const own = found.map(({ part, places }) => {
    const options = { inConversation, isWanted: (at: number) => starts.has(at) };
    return places.find((place) => !namesOtherModel(part, place, atoms, options));
  });
  return {
    places: found.map(({ places }, index) => own[index] ?? places[0] ?? nowhere),
    isOtherModel: own.includes(undefined),
  };
};

const nowhere: Place = { start: 0, end: 0 };

interface PlacedPart {
  readonly part: NamePart;
  readonly places: readonly Place[];
}

const withPlaces = (
  parts: readonly NamePart[],
  atoms: readonly Atom[],
): readonly PlacedPart[] | undefined => {
  const found: PlacedPart[] = [];
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] ?? [];
    const places = placesOf(part, atoms);
    const next = parts[index + 1];
    if (places.length > 0) found.push({ part, places });
    else {
      const apart = numberApart(part, atoms);
      const joined = next && !hasNumber(part) ? [...part, ...next] : undefined;
      const joinedPlaces = joined ? placesOf(joined, atoms) : [];
      if (apart !== undefined) found.push(...apart);
      else if (joined && joinedPlaces.length > 0) {
        found.push({ part: joined, places: joinedPlaces });
        index++;
      } else {
        const previous = found.at(-1);
        const both =
          previous && !hasNumber(previous.part) ? [...previous.part, ...part] : undefined;
        const bothPlaces = both ? placesOf(both, atoms) : [];
        if (both === undefined || bothPlaces.length === 0) return undefined;
        found.splice(-1, 1, { part: both, places: bothPlaces });
      }
    }
  }
  return found;
};

/** "AirPods Pro 2" in "AirPods Pro with Charging Case (2nd generation)", and "TV C3 65" in "TV C3 with stand, 65 inch". */
const numberApart = (part: NamePart, atoms: readonly Atom[]): PlacedPart[] | undefined => {
  const number = part.at(-1);
  const rest = part.slice(0, -1);
  if (!number?.isNumber || rest.length === 0) return undefined;
  const start = atoms.findIndex(
    ({ text, counts }, at) =>
      text === number.text && (counts === 'generation' || lengthOf(sizes, atoms, at + 1) > 0),
  );
  const places = placesOf(rest, atoms);
  if (start === -1 || places.length === 0) return undefined;
  return [
    { part: rest, places },
    { part: [number], places: [{ start, end: start + 1 }] },
  ];
};
