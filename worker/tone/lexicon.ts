import type { Token } from './sentence.ts';
import type { ToneLanguage } from './tone-language.ts';

/** A {@link ToneLanguage}, ready to look words up in. */
export interface Lexicon {
  /** The words of a sentence, with one word that {@link weightOf} knows in place of each phrase. */
  markPhrases(sentence: string): MarkedWord[];
  /** What a sentence with marked phrases suggests, if none of its words and phrases has a weight. */
  hintOf(marked: string): number;
  /** The token with its word as it is usually written: love for loooove, recommend for reccomend. */
  spelled(token: Token): Token;
  /** 0 for a word that means nothing. */
  weightOf(word: string): number;
  readonly negations: ReadonlySet<string>;
  readonly reductions: ReadonlySet<string>;
  readonly intensifiers: ReadonlySet<string>;
  readonly diminishers: ReadonlySet<string>;
  /** Intensifiers and diminishers. */
  readonly degrees: ReadonlySet<string>;
  readonly excesses: ReadonlySet<string>;
  readonly contrasts: ReadonlySet<string>;
  readonly ends: ReadonlySet<string>;
  readonly concessions: ReadonlySet<string>;
  readonly rival: RegExp;
  readonly exclamation: RegExp;
  readonly irony: RegExp;
  readonly compliment: RegExp;
  readonly complaint: RegExp;
}

export interface MarkedWord {
  readonly word: string;
  /** How many tokens it stands for. */
  readonly tokens: number;
}

export const compile = (language: ToneLanguage): Lexicon => {
  const weights = new Map<string, number>();
  for (const [weight, words] of Object.entries(language.words)) {
    for (const word of wordsOf(words)) weights.set(word, Number(weight));
  }
  const phrases = language.phrases.map(([meaning, phrase]) => ({
    expression: anywhere(phrase),
    mark: typeof meaning === 'string' ? meaning : `${marker}${meaning}`,
  }));
  const setOf = (words: string) => new Set(wordsOf(words));
  const endings = wordsOf(language.endings).sort((one, other) => other.length - one.length);
  const stemOf = (word: string) => {
    const ending = endings.find((one) => word.endsWith(one) && word.length - one.length >= 4);
    return ending === undefined ? word : word.slice(0, -ending.length);
  };
  const stems = new Map([...weights].map(([word, weight]) => [stemOf(word), weight]));
  const weighPlain = (word: string) =>
    weights.get(word) ?? weights.get(stemOf(word)) ?? stems.get(stemOf(word));
  const prefixes = wordsOf(language.reversingPrefixes);
  const suffixes = wordsOf(language.reversingSuffixes);
  const weighReversed = (word: string) => {
    const prefix = prefixes.find((one) => word.startsWith(one));
    const praise = (prefix !== undefined && weighPlain(word.slice(prefix.length))) || 0;
    if (praise > 0) return -praise;
    const suffix = suffixes.find((one) => word.endsWith(one));
    const weight = suffix !== undefined && weighPlain(word.slice(0, -suffix.length));
    return weight ? -weight : undefined;
  };
  const weigh = (word: string) => weighPlain(word) ?? weighReversed(word);
  const hints = language.hints.map(([weight, phrase]) => ({
    weight,
    expression: anywhere(phrase),
  }));
  const spellings = new Map(
    [...weights.keys()]
      .filter((word) => word.length >= shortestMisspelled)
      .map((word) => [withoutDoubles(word), word]),
  );
  const elisions = setOf(language.elisions);
  const spellingOf = (word: string): string => {
    const short = word.replaceAll(/(\p{L})\1{2,}/gu, '$1');
    if (weighPlain(word) !== undefined) return word;
    if (short !== word) {
      const double = word.replaceAll(/(\p{L})\1{2,}/gu, '$1$1');
      return weighPlain(double) === undefined ? short : double;
    }
    return (word.length >= shortestMisspelled && spellings.get(withoutDoubles(word))) || word;
  };
  return {
    markPhrases: (sentence) => {
      let marked = sentence;
      const sizes = sentence.split(' ').map(() => 1);
      for (const { expression, mark } of phrases) {
        let removed = 0;
        marked = marked.replaceAll(expression, (phrase: string, ...rest: unknown[]) => {
          const index = rest.findLast((one) => typeof one === 'number') ?? 0;
          const from = countSpaces(marked, index) - removed;
          const words = countSpaces(phrase, phrase.length) + 1;
          const merged = sizes.slice(from, from + words).reduce((sum, size) => sum + size, 0);
          sizes.splice(from, words, merged);
          removed += words - 1;
          return mark;
        });
      }
      return marked.split(' ').map((word, i) => ({ word, tokens: sizes[i] ?? 1 }));
    },
    hintOf: (marked) => hints.find(({ expression }) => marked.search(expression) >= 0)?.weight ?? 0,
    spelled: (token) => {
      const word = spellingOf(token.word);
      return word === token.word ? token : { ...token, word };
    },
    weightOf: (word) => {
      if (word.startsWith(marker)) return Number(word.slice(marker.length));
      const merged = elisions.has(word.charAt(0)) ? weigh(word.slice(1)) : undefined;
      return weigh(word) ?? merged ?? 0;
    },
    negations: setOf(language.negations),
    reductions: setOf(language.reductions),
    intensifiers: setOf(language.intensifiers),
    diminishers: setOf(language.diminishers),
    degrees: setOf(`${language.intensifiers} ${language.diminishers}`),
    excesses: setOf(language.excesses),
    contrasts: setOf(language.contrasts),
    ends: setOf(language.ends),
    concessions: setOf(language.concessions),
    rival: atStart(language.rivals),
    exclamation: atStart(language.exclamations, ' ,'),
    irony: atStart(language.ironies),
    compliment: atStart(language.compliments),
    complaint: atStart(language.complaints),
  };
};

/** Occurs in no normalized sentence. */
const marker = '=';

const countSpaces = (text: string, end: number): number => {
  let count = 0;
  for (let at = text.indexOf(' '); at !== -1 && at < end; at = text.indexOf(' ', at + 1)) count++;
  return count;
};

/** Letters of the shortest words that are recognized with a double letter too many or too few. */
const shortestMisspelled = 6;

const withoutDoubles = (word: string): string => word.replaceAll(/(\p{L})\1+/gu, '$1');

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

const anywhere = (phrase: string): RegExp =>
  new RegExp(`(?<![^ ])(?:${letters(phrase)})(?![^ ])`, 'g');

const atStart = (phrases: readonly string[], then = ''): RegExp =>
  new RegExp(`^(?:${letters(phrases.join('|'))})${then}(?![^ ])`);

/** There may be a comma between words. `\w` knows the letters of English only, and must not match a mark. */
const letters = (phrase: string): string =>
  phrase.replaceAll(/ (?!\?)/g, ' (?:, )?').replaceAll('\\w', '[^ ,=]');
