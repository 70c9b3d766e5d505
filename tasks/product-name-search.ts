/**
 * Whether every word of `search` begins a word of the product name, ignoring case, accents, and punctuation. Scripts that do not
 * separate words, such as Chinese, match anywhere. A search without letters and digits matches where it is found.
 */
export const matchesSearch = (productName: string, search: string): boolean => {
  const name = folded(productName);
  const words = folded(search).match(wordPattern) ?? [];
  if (words.length === 0) return name.includes(folded(search).trim());
  const starts = words.map((word) => (isSpaceless(word) ? word : ` ${word}`));
  const spaced = ` ${(name.match(wordPattern) ?? []).join(' ')}`;
  return starts.every((start) => spaced.includes(start));
};

/** Case folding: `toUpperCase` first, because it also turns "ß" into "SS". */
const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase().toLowerCase();

const wordPattern = /[\p{L}\p{N}]+/gu;

const isSpaceless = (word: string): boolean =>
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(
    word,
  );
