import { distance } from 'fastest-levenshtein';

/**
 * Reports the set variables whose names are one typo away from one of `known`, in any case. Names below 7 characters are too
 * close to those of other programs (HOST and HOSTS, PORT and POST) to be judged.
 */
export const nearMisses = (names: readonly string[], known: readonly string[]): string[] =>
  names.flatMap((name) => {
    if (known.includes(name) || name.length < minLength) return [];
    const meant = known.find(
      (other) => other.length >= minLength && distance(name.toUpperCase(), other) <= 1,
    );
    return meant === undefined ? [] : [`Unknown variable ${name}. Did you mean ${meant}?`];
  });

const minLength = 7;
