/**
 * Returns a function that tells whether every word of `search` begins a word of a product name, ignoring case, accents, and
 * punctuation. Scripts that do not separate words, such as Chinese, match anywhere. A search without letters and digits matches where
 * it is found.
 */
export const productNameSearch = (search: string): ((productName: string) => boolean) => {
  const wanted = folded(search);
  const words = wanted.match(wordPattern) ?? [];
  if (words.length === 0) return (productName) => folded(productName).includes(wanted.trim());
  const starts = words.map((word) => (isSpaceless(word) ? word : ` ${word}`));
  return (productName) => {
    const spaced = ` ${(folded(productName).match(wordPattern) ?? []).join(' ')}`;
    return starts.every((start) => spaced.includes(start));
  };
};

/** Case folding: `toUpperCase` first, because it also turns "ß" into "SS". */
const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase().toLowerCase();

const wordPattern = /[\p{L}\p{N}]+/gu;

const isSpaceless = (word: string): boolean =>
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(
    word,
  );
