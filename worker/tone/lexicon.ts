import type { ToneLanguage } from './tone-language.ts';

/** A {@link ToneLanguage}, ready to look words up in. */
export interface Lexicon {
  /** Replaces each phrase by a word that {@link weightOf} knows. */
  markPhrases(sentence: string): string;
  /** 0 for a word that means nothing. */
  weightOf(word: string): number;
  readonly negations: ReadonlySet<string>;
  readonly reductions: ReadonlySet<string>;
  readonly intensifiers: ReadonlySet<string>;
  readonly diminishers: ReadonlySet<string>;
  readonly excesses: ReadonlySet<string>;
  readonly contrasts: ReadonlySet<string>;
  readonly concessions: ReadonlySet<string>;
  readonly rival: RegExp;
  readonly exclamation: RegExp;
  readonly irony: RegExp;
  readonly complaint: RegExp;
}

export const compile = (language: ToneLanguage): Lexicon => {
  const weights = new Map<string, number>();
  for (const [weight, words] of Object.entries(language.words)) {
    for (const word of wordsOf(words)) weights.set(word, Number(weight));
  }
  const phrases = language.phrases.map(([weight, phrase]) => ({
    expression: anywhere(phrase),
    mark: `${marker}${weight}`,
  }));
  const setOf = (words: string) => new Set(wordsOf(words));
  const endings = wordsOf(language.endings).sort((one, other) => other.length - one.length);
  const stemOf = (word: string) => {
    const ending = endings.find((one) => word.endsWith(one) && word.length - one.length >= 4);
    return ending === undefined ? word : word.slice(0, -ending.length);
  };
  const stems = new Map([...weights].map(([word, weight]) => [stemOf(word), weight]));
  const weigh = (word: string) =>
    weights.get(word) ?? weights.get(stemOf(word)) ?? stems.get(stemOf(word));
  const elisions = setOf(language.elisions);
  return {
    markPhrases: (sentence) =>
      phrases.reduce((text, { expression, mark }) => text.replaceAll(expression, mark), sentence),
    weightOf: (word) => {
      if (word.startsWith(marker)) return Number(word.slice(marker.length));
      const merged = elisions.has(word.charAt(0)) ? weigh(word.slice(1)) : undefined;
      return weigh(word) ?? merged ?? 0;
    },
    negations: setOf(language.negations),
    reductions: setOf(language.reductions),
    intensifiers: setOf(language.intensifiers),
    diminishers: setOf(language.diminishers),
    excesses: setOf(language.excesses),
    contrasts: setOf(language.contrasts),
    concessions: setOf(language.concessions),
    rival: atStart(language.rivals),
    exclamation: atStart(language.exclamations, ' ,'),
    irony: atStart(language.ironies),
    complaint: atStart(language.complaints),
  };
};

/** Occurs in no normalized sentence. */
const marker = '=';

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

const anywhere = (phrase: string): RegExp =>
  new RegExp(`(?<![^ ])(?:${letters(phrase)})(?![^ ])`, 'gu');

const atStart = (phrases: readonly string[], then = ''): RegExp =>
  new RegExp(`^(?:${letters(phrases.join('|'))})${then}(?![^ ])`, 'u');

/** There may be a comma between words. `\w` knows the letters of English only, and must not match a mark. */
const letters = (phrase: string): string =>
  phrase.replaceAll(/ (?!\?)/g, ' (?:, )?').replaceAll('\\w', '[^ ,=]');
