import { readFileSync } from 'node:fs';
import { englishGrammar } from './english-grammar.ts';

/** What a word can be in a sentence, the likeliest first. Words of the grammar have one kind each. */
export type WordKind =
  | keyof typeof englishGrammar
  | 'noun'
  | 'verb'
  | 'adjective'
  | 'noun/verb'
  | 'verb/noun'
  | 'noun/adjective'
  | 'adjective/noun';

/** A word of two letters or fewer that the grammar does not know is none. Other unknown words are nouns, unless they end otherwise. */
export const kindOf = (word: string): WordKind => {
  const known = kinds.get(word);
  if (known !== undefined) return known;
  const singular = word.endsWith('s') ? kinds.get(word.slice(0, -1)) : undefined;
  if (singular === 'noun/verb' || singular === 'verb/noun' || singular === 'verb') return singular;
  if (word.length <= 2 || /\p{N}/u.test(word)) return 'other';
  if (word.endsWith('ly')) return 'adverb';
  if (/(?:able|ible|ful|less|ous|ish|iest|proof)$/.test(word)) return 'adjective';
  if (word.endsWith('ing')) return 'verb/noun';
  if (word.endsWith('ed')) return 'adjective';
  return 'noun';
};

/** Whether a noun is among those that people say most often, whatever they talk about. */
export const isEveryday = (noun: string): boolean => everyday.has(noun);

const kinds = new Map<string, WordKind>();
const everyday = new Set<string>();

const isListed = (name: string): name is WordKind =>
  [
    'verb',
    'adjective',
    'adverb',
    'noun/verb',
    'verb/noun',
    'noun/adjective',
    'adjective/noun',
  ].includes(name);

const load = (): void => {
  const file = readFileSync(new URL('./english-words.txt', import.meta.url), 'utf8');
  for (const line of file.trimEnd().split('\n')) {
    if (line.startsWith('#')) continue;
    const [name = '', words = ''] = line.split(': ');
    for (const word of words.split(' ')) {
      if (isListed(name)) kinds.set(word, name);
      else everyday.add(word);
    }
  }
  for (const kind of Object.keys(englishGrammar) as (keyof typeof englishGrammar)[]) {
    for (const word of englishGrammar[kind].split(/\s+/)) kinds.set(word, kind);
  }
};

load();
