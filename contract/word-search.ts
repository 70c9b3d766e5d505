/**
 * Returns a function that tells whether every word of `search` begins a word of a text, ignoring case, accents, and punctuation. Words
 * joined by punctuation, as in "wi-fi", must follow one another. Scripts that do not separate words, such as Chinese, match anywhere, and
 * so do symbols and emoji. A search of punctuation alone matches where it is found, one of invisible characters alone nowhere.
 */
export const wordSearch = (search: string): ((text: string) => boolean) => {
  const terms = search
    .split(/\s+/u)
    .map(spaced)
    .filter((term) => term !== ' ');
  if (terms.length === 0) {
    const wanted = folded(search).trim();
    return (text) => wanted !== '' && folded(text).includes(wanted);
  }
  return (text) => {
    const words = spaced(text);
    return terms.every((term) => words.includes(term));
  };
};

/** Each word after a space. Every symbol, and every letter of a script without spaces, is a word of its own. */
const spaced = (text: string): string => {
  const letters = folded(text);
  const separated = spacelessLetter.test(letters)
    ? letters.replace(spacelessLetters, ' $&')
    : letters;
  return ` ${(separated.match(/[\p{L}\p{M}\p{N}]+|\p{S}/gu) ?? []).join(' ')}`;
};

/** Case folding is `toUpperCase`: it also turns "ß" into "SS", and both forms of sigma into one. */
const folded = (text: string): string =>
  text.normalize('NFKD').replace(ignored, '').normalize('NFC').toUpperCase();

/**
 * Accents, vowel points, and invisible characters. What else is written as a mark makes other letters: the voicing of kana, vowels of
 * Indian scripts and Thai.
 */
const ignored =
  /(?![\u3099\u309a])(?=[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}])\p{Mn}|[\p{Cf}\u0640]/gu;

const spaceless =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u30fc\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]';
const spacelessLetter = new RegExp(spaceless, 'u');
/** Those before which a word may begin: not the marks that follow a letter. */
const spacelessLetters = new RegExp(`(?!\\p{M})${spaceless}`, 'gu');
