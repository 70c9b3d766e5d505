import { englishWords } from '../tone/english-words.ts';
import { commonWords } from './common-words.ts';
import { languageOfScript } from './language-of-script.ts';

/**
 * The ISO 639-1 code of the language that a text is written in; null if it cannot be determined. The script decides if only one
 * language of those that people review in uses it. Statistics of letter groups judge the rest, and for a text of a few words, which
 * they often misjudge, also the words that reviews are made of. Only the first 500 characters count. The first call loads the
 * statistics.
 */
export const languageOf = async (text: string): Promise<string | null> => {
  const start = text.slice(0, maxLength);
  const language = languageOfScript(start);
  if (language !== undefined) return language;
  const words = wordsOf(start);
  if (words.length === 0) return null;
  const scores = await letterScores(start);
  scores.set('en', (scores.get('en') ?? 0) + englishBonus);
  if (words.length <= fewWords) {
    if (words.every((word) => languagesOfWord(word).includes('en'))) {
      scores.set('en', (scores.get('en') ?? 0) + allEnglishBonus);
    }
    for (const word of words) {
      const languages = languagesOfWord(word);
      for (const one of languages) {
        // A word that many languages have says little about each.
        scores.set(
          one,
          (scores.get(one) ?? 0) + wordWeight / words.length / languages.length ** 0.5,
        );
      }
    }
  }
  const [best] = [...scores].sort(([, one], [, other]) => other - one);
  return best?.[0] ?? null;
};

const maxLength = 500;

/** Up to this number of words, common words count. */
const fewWords = 8;

/** What a text of nothing but common words of one language adds to the score of that language. Letters add up to 1. */
const wordWeight = 1.5;

/** Decides about words that English shares with others, such as "excellent". Most reviews are in English. */
const englishBonus = 0.05;

/** Decides about a few words that all are English, whatever else they may be: "Fine", "Top", "Super". */
const allEnglishBonus = 0.3;

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .match(/\p{L}+/gu) ?? [];

/** The languages of a word, or of one with another ending (déçu, déçue, déçus). */
const languagesOfWord = (word: string): readonly string[] =>
  languagesOf.get(word) ??
  languagesOf.get(stemOf(word)) ??
  languagesOfStem.get(stemOf(word)) ??
  (englishVerdicts.has(word) ? ['en'] : []);

/** Words for and against products that no other language has among its words. */
const englishVerdicts = new Set(
  Object.values(englishWords)
    .flatMap((words) => words.split(/\s+/))
    .filter((word) => word.length >= 4),
);

/** Short words keep their ending. */
const stemOf = (word: string): string => (word.length < 5 ? word : word.slice(0, -1));

const indexBy = (keyOf: (word: string) => string): ReadonlyMap<string, readonly string[]> => {
  const index = new Map<string, string[]>();
  for (const [language, words] of Object.entries(commonWords)) {
    for (const key of new Set(words.split(/\s+/).map(keyOf))) {
      index.set(key, [...(index.get(key) ?? []), language]);
    }
  }
  return index;
};

const languagesOf = indexBy((word) => word);
const languagesOfStem = indexBy(stemOf);

/** Scores by letter groups, 1 for the best. */
const letterScores = async (text: string): Promise<Map<string, number>> => {
  loading ??= import('eld/extrasmall');
  const { eld } = await loading;
  const scores = Object.entries(eld.detect(text).getScores());
  const best = Math.max(...scores.map(([, score]) => score));
  return new Map(scores.map(([language, score]) => [language, score / best]));
};

let loading: Promise<typeof import('eld/extrasmall')> | undefined;
