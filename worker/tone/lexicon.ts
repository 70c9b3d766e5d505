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
  return {
    markPhrases: (sentence) =>
      phrases.reduce((text, { expression, mark }) => text.replaceAll(expression, mark), sentence),
    weightOf: (word) =>
      word.startsWith(marker) ? Number(word.slice(marker.length)) : (weights.get(word) ?? 0),
    negations: setOf(language.negations),
    reductions: setOf(language.reductions),
    intensifiers: setOf(language.intensifiers),
    diminishers: setOf(language.diminishers),
    excesses: setOf(language.excesses),
    contrasts: setOf(language.contrasts),
    concessions: setOf(language.concessions),
    rival: atStart(language.rivals),
    exclamation: atStart(language.exclamations, ' ,'),
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
