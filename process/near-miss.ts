import { distance } from 'fastest-levenshtein';

/** A set variable that has no effect, and the one that was probably meant. */
export interface NearMiss {
  readonly name: string;
  readonly meant: string;
}

/**
 * The names that are one typo away from one of `known`, in any case: a character too many, too few, wrong, or swapped with the next. Names below 7 characters are too close to those of other
 * programs (HOST and HOSTS, PORT and POST) to be judged.
 */
export const nearMisses = (names: readonly string[], known: readonly string[]): NearMiss[] =>
  names.flatMap((name) => {
    if (known.includes(name) || name.length < minLength) return [];
    const meant = known.find(
      (other) => other.length >= minLength && isOneTypoFrom(name.toUpperCase(), other),
    );
    return meant === undefined ? [] : [{ name, meant }];
  });

const minLength = 7;

const isOneTypoFrom = (name: string, other: string): boolean => {
  if (distance(name, other) <= 1) return true;
  const at = [...name].findIndex((character, index) => character !== other[index]);
  const [first = '', second = ''] = name.slice(at);
  return `${name.slice(0, at)}${second}${first}${name.slice(at + 2)}` === other;
};
