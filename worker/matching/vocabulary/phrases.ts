import type { Atom } from '../atom.ts';
import { atomsOf } from '../atoms.ts';

/** A vocabulary of words and short phrases. */
export interface Phrases {
  readonly byFirstWord: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Words that also match at the end of a longer word. */
  readonly endings: ReadonlySet<string>;
  readonly endingLengths: readonly number[];
}

/** The number of atoms of the longest phrase at a position; 0 if there is none. */
export const lengthOf = (phrases: Phrases, atoms: readonly Atom[], at: number): number => {
  const text = atoms[at]?.text ?? '';
  const lengths = (phrases.byFirstWord.get(text) ?? []).map((words) =>
    words.every((word, offset) => atoms[at + offset]?.text === word) ? words.length : 0,
  );
  const isCompound = phrases.endingLengths.some(
    (length) => text.length > length + 1 && phrases.endings.has(text.slice(-length)),
  );
  return Math.max(isCompound ? 1 : 0, ...lengths);
};

/**
 * @param lists phrases separated by commas, in any notation. One that begins with a hyphen also matches at the end of a longer word,
 * as in German and Dutch compounds, if it has four letters, and one in a script without spaces matches anywhere.
 */
export const phrasesOf = (...lists: readonly string[]): Phrases => {
  const byFirstWord = new Map<string, string[][]>();
  const endings = new Set<string>();
  for (const entry of lists.flatMap((list) => list.split(',').map((one) => one.trim()))) {
    const words = atomsOf(entry).map(({ text }) => text);
    const [first, ...others] = words;
    if (first === undefined) continue;
    if (entry.startsWith('-') && !/^[a-z]{1,3}$/.test(first)) endings.add(first);
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), [first, ...others]]);
  }
  return {
    byFirstWord,
    endings,
    endingLengths: [...new Set([...endings].map(({ length }) => length))],
  };
};
