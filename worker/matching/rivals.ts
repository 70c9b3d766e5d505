import type { Atom } from './atom.ts';
import { atomsOf } from './atoms.ts';
import { namesOtherModel } from './other-model.ts';
import type { NamePart } from './product-name.ts';

/**
 * What the title of a thread compares the product with, as in "Pixel 8 vs iPhone 15" or "Pixel 8 or Pixel 8 Pro?"; empty if nothing.
 *
 * @param isOwn whether a piece of the title names the product.
 */
export const rivalIn = (title: string, isOwn: (piece: string) => boolean): string => {
  const pieces = title.split(
    /\s(vs\.?|versus|or|oder|ou|o|compared to|against|and|und|et|y|gegen)\s/i,
  );
  const rivals = pieces.flatMap((piece, index) => {
    if (index % 2 === 1 || isOwn(piece)) return [];
    const link = (index === 0 ? pieces[1] : pieces[index - 1])?.toLowerCase() ?? '';
    return isRival(piece, link, index === 0) ? [piece] : [];
  });
  return rivals.join(' ');
};

const isRival = (piece: string, link: string, isFirst: boolean): boolean => {
  if (/^(?:vs|versus|compared|against|gegen)/.test(link)) return true;
  if (/\d/.test(piece)) return true;
  if (/^(?:and|und|et|y)$/.test(link)) return false;
  const words = piece.split(/[^\p{L}\p{N}]+/u).slice(isFirst ? 1 : 0);
  return words.some((word) => /^\p{Lu}\p{L}/u.test(word) && !plainWords.has(word.toLowerCase()));
};

const plainWords = new Set(
  'not wait nothing nope no is it should what keep return skip buy'.split(' '),
);

/**
 * Whether a text in a thread that compares speaks of the product: it has a word of the name that the rival's name lacks, or a number
 * that the rival's has only as part of another model's.
 */
export const hasOwnWord = (
  name: readonly NamePart[],
  rival: string,
  text: readonly Atom[],
): boolean => {
  const theirs = atomsOf(rival);
  const own = new Set(
    name.flat().flatMap(({ text: word }) => {
      const isTheirs = theirs.some(
        (atom, at) => atom.text === word && !(atom.isNumber && isOtherModelAt(theirs, at)),
      );
      return isTheirs ? [] : [word];
    }),
  );
  return text.some(
    ({ text: word, isNumber }, at) => own.has(word) && !(isNumber && isOtherModelAt(text, at)),
  );
};

const isOtherModelAt = (atoms: readonly Atom[], at: number): boolean => {
  const atom = atoms[at];
  const options = { inConversation: true, isWanted: () => false };
  return atom !== undefined && namesOtherModel([atom], { start: at, end: at + 1 }, atoms, options);
};
