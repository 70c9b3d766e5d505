import type { Token } from '../tone/sentence.ts';
import { kindOf, type WordKind } from './word-kinds.ts';

/** What a token is in its sentence. */
export type Tag = Exclude<WordKind, `${string}/${string}`> | 'comma';

/** Tells what the tokens of an English sentence are: each word by itself, then those that can be several by what is around them. */
export const tagsOf = (tokens: readonly Token[]): Tag[] => {
  const kinds = tokens.map(({ word }) => (word === ',' ? 'comma' : kindOf(word)));
  const tags: Tag[] = [];
  for (const [i, kind] of kinds.entries()) {
    const word = tokens[i]?.word ?? '';
    tags.push(tagOf(word, kind, { before: tags, words: tokens, next: kinds[i + 1] }));
  }
  return tags;
};

interface Around {
  readonly before: readonly Tag[];
  readonly words: readonly Token[];
  readonly next: WordKind | 'comma' | undefined;
}

const tagOf = (word: string, kind: WordKind | 'comma', around: Around): Tag => {
  switch (kind) {
    case 'noun/verb':
    case 'verb/noun':
      return isNoun(word, kind === 'noun/verb', around) ? 'noun' : 'verb';
    case 'verb':
      return (word.endsWith('ing') || isAfterArticle(around)) && isNoun(word, false, around)
        ? 'noun'
        : 'verb';
    case 'adjective':
      return word.endsWith('ing') && around.before.at(-1) === 'noun' && !isObject(around.next)
        ? 'noun'
        : 'adjective';
    case 'noun/adjective':
    case 'adjective/noun': {
      const previous = around.before.at(-1);
      if (isNounKind(around.next)) return kind === 'noun/adjective' ? 'noun' : 'adjective';
      if (previous === 'auxiliary' || previous === 'adverb') return 'adjective';
      if (kind === 'noun/adjective') return 'noun';
      return previous === 'determiner' || previous === 'noun' ? 'noun' : 'adjective';
    }
    default:
      return kind;
  }
};

const isAfterArticle = ({ before }: Around): boolean =>
  before.at(-1) === 'determiner' || before.at(-1) === 'adjective';

/** Whether a word that can be a verb is a noun here. */
const isNoun = (word: string, isLikely: boolean, { before, words, next }: Around): boolean => {
  const previous = before.at(-1);
  switch (previous) {
    case 'determiner':
    case 'adjective':
    case 'preposition':
      // "Without shaking my hand": the action, not a thing.
      if (previous === 'preposition' && word.endsWith('ing') && isObject(next)) return false;
      // "That works", "all fits": what can stand alone.
      return (
        previous !== 'determiner' ||
        !(alone.test(words[before.length - 1]?.word ?? '') && isObject(next))
      );
    case 'pronoun':
    case 'infinitive':
    case 'auxiliary':
      return false;
    case 'adverb':
      return isLikely && (next === 'auxiliary' || next === undefined || next === 'comma');
    case 'noun': {
      if (word.endsWith('ing')) return !isObject(next);
      const owner = words[before.length - 1]?.word ?? '';
      // "The battery charges", "the pads slip": the endings agree as those of a subject and its verb.
      const agrees = word.endsWith('s') !== owner.endsWith('s');
      const ends = next === undefined || next === 'comma' || next === 'conjunction';
      if (agrees && (isObject(next) || (!isLikely && ends))) return false;
      return isLikely && next !== 'pronoun' && next !== 'determiner';
    }
    case 'verb':
      return isLikely || next === 'auxiliary';
    default:
      // At the beginning of a clause.
      if (next === 'auxiliary' || next === 'verb') return true;
      if (isObject(next)) return false;
      return isLikely || (word.endsWith('ing') && (next === 'adjective' || isNounKind(next)));
  }
};

const alone = /^(?:this|that|these|those|all|both|which|what|one|much|more|most|none)$/;

/** What follows a verb rather than a noun. */
const isObject = (kind: WordKind | 'comma' | undefined): boolean =>
  kind === 'determiner' || kind === 'pronoun' || kind === 'adverb' || kind === 'adjective';

const isNounKind = (kind: WordKind | 'comma' | undefined): boolean =>
  kind === 'noun' || kind === 'noun/verb' || kind === 'noun/adjective';
