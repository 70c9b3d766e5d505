/** A part of a text. */
export interface Span {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** A word or a comma, with its place in the text. */
export interface Token extends Span {
  /** Lower case, without apostrophes. A comma stands for other separators of clauses too. */
  readonly word: string;
}

/** The sentences of a text, in linear time. Lines end them too. */
export const sentencesOf = (text: string): Span[] => {
  const sentences: Span[] = [];
  let from = 0;
  for (const { index, 0: separator } of text.matchAll(betweenSentences)) {
    if (index > from) sentences.push({ from, to: index });
    from = index + separator.length;
  }
  if (text.length > from) sentences.push({ from, to: text.length });
  return sentences;
};

const betweenSentences = /(?<=[.!?…])(?:\s+|(?=\p{Lu}\p{Ll}))|\n+/gu;

/** The words and commas of a sentence. */
export const tokensOf = (text: string, { from, to }: Span): Token[] => {
  const tokens: Token[] = [];
  const sentence = text.slice(from, to);
  for (const { index, 0: found } of sentence.matchAll(wordOrComma)) {
    const span = { from: from + index, to: from + index + found.length };
    if (!isWord.test(found)) {
      if (!onlyApostrophes.test(found)) tokens.push({ word: ',', ...span });
      continue;
    }
    const lower = found.toLowerCase();
    const will = contractedWill.exec(lower)?.index;
    if (will === undefined) {
      tokens.push({ word: lower.replaceAll(apostrophes, ''), ...span });
    } else {
      const middle = span.from + will;
      tokens.push({ word: lower.slice(0, will), from: span.from, to: middle });
      tokens.push({ word: 'will', from: middle, to: span.to });
    }
  }
  return tokens;
};

const wordOrComma = /[\p{L}\p{N}'’`´]+|[,;:–—()]+|(?<=\s)-+(?=\s)/gu;
const isWord = /[\p{L}\p{N}]/u;
const onlyApostrophes = /^['’`´]+$/;
const apostrophes = /['’`´]/g;

/** We'll, which is another word without its apostrophe. */
const contractedWill = /(?<=^(?:w|h|sh)e)['’`´]ll$/;
