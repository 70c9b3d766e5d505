import { distance } from 'fastest-levenshtein';

/** A set variable that has no effect, and the one that was probably meant. */
export interface NearMiss {
  readonly name: string;
  readonly meant: string;
}

/**
 * The names that are one typo away from one of `known`, in any case. Names below 7 characters are too close to those of other
 * programs (HOST and HOSTS, PORT and POST) to be judged.
 */
export const nearMisses = (names: readonly string[], known: readonly string[]): NearMiss[] =>
  names.flatMap((name) => {
    if (known.includes(name) || name.length < minLength) return [];
    const meant = known.find(
      (other) => other.length >= minLength && distance(name.toUpperCase(), other) <= 1,
    );
    return meant === undefined ? [] : [{ name, meant }];
  });

const minLength = 7;
