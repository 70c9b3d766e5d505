import type { Atom } from './atom.ts';

/**
 * Replaces the words for a generation by its number, marked as such: "2nd generation", "Gen 2", "2. Generation", "第2世代", "Mark II",
 * "Mk2", and "II" all become 2. Suffixes of other ordinals are removed: "10th" is 10.
 */
export const withGenerations = (atoms: readonly Atom[]): readonly Atom[] => {
  const result: Atom[] = [];
  for (let at = 0; at < atoms.length; at++) {
    const atom = atoms[at];
    if (atom === undefined) break;
    const next = atoms[at + 1];
    const previous = result.at(-1);
    const number = next && arabicOf(next, markWords.has(atom.text));
    const joined = /^(?:mark|mk)([ivx]+)$/.exec(atom.text)?.[1];
    const joinedNumber = joined && arabicOf({ ...atom, text: joined }, true);
    if (joinedNumber) {
      result.push({ text: joinedNumber, gap: atom.gap, isNumber: true, counts: 'mark' });
    } else if (markWords.has(atom.text) && next && number !== undefined) {
      result.push({ text: number, gap: atom.gap, isNumber: true, counts: 'mark' });
      at++;
    } else if (isGenerationWord(atoms, at) && previous?.isNumber) {
      result.splice(-1, 1, { ...previous, counts: 'generation' });
      if (atom.text === '世') at++;
    } else if (isGenerationWord(atoms, at) && next?.isNumber) {
      result.push({ ...next, gap: atom.gap, counts: 'generation' });
      at++;
    } else if (previous?.isNumber && isOrdinalSuffix(atom, next)) {
      // Left out.
    } else if (atom.text === '第' && next?.isNumber) {
      // Left out.
    } else {
      const roman = arabicOf(atom, false);
      result.push(
        roman === undefined || atom.isNumber
          ? atom
          : { text: roman, gap: atom.gap, isNumber: true, counts: 'mark' },
      );
    }
  }
  return result;
};

const markWords = new Set(['mark', 'mk']);

const generationWords = new Set(
  (
    'gen generation generacion generazione geracao generatie generacja generace generasjon sukupolvi nesil ' +
    'поколение поколения جيل 세대 代'
  ).split(' '),
);

const isGenerationWord = (atoms: readonly Atom[], at: number): boolean => {
  const text = atoms[at]?.text ?? '';
  return generationWords.has(text) || (text === '世' && atoms[at + 1]?.text === '代');
};

const isOrdinalSuffix = (atom: Atom, next: Atom | undefined): boolean =>
  /^['.]?$/.test(atom.gap) &&
  (/^(?:st|nd|rd|th)$/.test(atom.text) ||
    (/^(?:a|o|e|er|eme|ere|de|te|ste)$/.test(atom.text) &&
      next !== undefined &&
      generationWords.has(next.text)));

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

/** The number that an atom is or writes in Roman numerals. Single letters only count after a word that announces a number. */
const arabicOf = ({ text, isNumber }: Atom, isAnnounced: boolean): string | undefined => {
  if (isNumber) return text;
  const value = romans.indexOf(text) + 1;
  return value > 0 && (text.length > 1 || isAnnounced) ? String(value) : undefined;
};
