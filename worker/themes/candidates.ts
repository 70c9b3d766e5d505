import type { Mention } from '../../contract/mention.ts';
import type { JudgedSentence } from '../tone/tone-of.ts';
import {
  englishAspects,
  englishFaults,
  englishGeneralNouns,
  englishNounsOnly,
} from './english-aspects.ts';
import { singularOf } from './noun-key.ts';
import { type Tag, tagsOf } from './tag.ts';
import { isEveryday } from './word-kinds.ts';

/** Words of a sentence that may name something to praise or criticize. */
export interface Candidate {
  readonly key: string;
  /** As written. Undefined if the key has the words. */
  readonly label?: string;
  /** The indexes of its first token and of the one after its last. */
  readonly from: number;
  readonly to: number;
  /** The product, if "this" comes before it; something of the author's, if "my" does. */
  readonly kind?: Mention['kind'];
  readonly isNoun: boolean;
  readonly isFault: boolean;
}

/** What the tokens of an English sentence may be about, in the order of the text, with the kinds of the tokens. */
export const candidatesOf = ({
  tokens,
  verdicts,
}: Pick<JudgedSentence, 'tokens' | 'verdicts'>): {
  readonly candidates: readonly Candidate[];
  readonly tags: readonly Tag[];
} => {
  const tags = tagsOf(tokens);
  const words = tokens.map(({ word }) => word);
  const opinions = new Set(
    verdicts.filter(({ from, to }) => to === from + 1).map(({ from }) => from),
  );
  const candidates: Candidate[] = [];
  for (let i = 0; i < words.length; ) {
    const found = aspectAt(i, words, tags) ?? nounsAt(i, words, tags, opinions);
    if (found?.candidate) candidates.push(found.candidate);
    i = found?.to ?? i + 1;
  }
  return { candidates, tags };
};

interface Found {
  readonly candidate: Candidate | undefined;
  /** Where to continue. */
  readonly to: number;
}

/** An aspect of products in general. */
const aspectAt = (
  from: number,
  words: readonly string[],
  tags: readonly Tag[],
): Found | undefined => {
  for (let to = Math.min(from + longestAspect, words.length); to > from; to--) {
    const name = aspects.get(words.slice(from, to).join(' '));
    if (name === undefined) continue;
    // "A comfortable strap" is about the strap, "price protection" about the protection, and "this looks like" about nothing.
    const isPlain = to === from + 1;
    if (isPlain && words[to] === 'like') return undefined;
    if (isPlain && tags[from] !== 'noun' && nounsOnly.has(words[from] ?? '')) return undefined;
    if (isPlain && tags[to] === 'noun' && !general.has(singularOf(words[to] ?? '')))
      return undefined;
    if (isPlain && tags[from] === 'noun' && isSpecific(from - 1, words, tags)) return undefined;
    const isNoun = tags[to - 1] === 'noun';
    return {
      candidate: {
        key: keyOf(name.split(' ')),
        kind: 'aspect',
        from,
        to,
        isNoun,
        isFault: faults.has(name),
      },
      to,
    };
  }
  return undefined;
};

/** A noun that is not a general one. */
const isSpecific = (i: number, words: readonly string[], tags: readonly Tag[]): boolean =>
  tags[i] === 'noun' && !general.has(singularOf(words[i] ?? ''));

/** The longest run of nouns, without what is general or an opinion at its ends. */
const nounsAt = (
  from: number,
  words: readonly string[],
  tags: readonly Tag[],
  opinions: ReadonlySet<number>,
): Found | undefined => {
  if (tags[from] !== 'noun') return undefined;
  let end = from + 1;
  while (tags[end] === 'noun') end++;
  let [first, to] = [from, end];
  const isGeneral = (i: number) => general.has(singularOf(words[i] ?? ''));
  // "The lid leaks", "junk plastic": a noun that is an opinion is not what the opinion is about.
  while (first < to && (isGeneral(first) || opinions.has(first))) first++;
  while (first < to && opinions.has(to - 1)) to--;
  if (first === to) return { candidate: undefined, to: end };
  // "Looks like a toy": a comparison.
  const isCompared = /^an?$/.test(words[first - 1] ?? '') && words[first - 2] === 'like';
  if (isCompared) return { candidate: undefined, to: end };
  // "Battery life", "delivery time": a general noun at the end belongs to the one before it.
  if (isGeneral(to - 1) && to - first > 2) to--;
  first = Math.max(first, to - longest);
  const nouns = words
    .slice(first, to)
    .filter((_, i) => first + i === to - 1 || !isGeneral(first + i));
  const key = keyOf(nouns.map(singularOf));
  const label = nouns.join(' ');
  const candidate: Candidate = {
    key,
    from: first,
    to,
    isNoun: true,
    isFault: false,
    ...(label !== key.replaceAll('-', ' ') && { label }),
    ...kindOf(nouns, words[first - 1] ?? ''),
  };
  return { candidate, to: end };
};

const kindOf = (nouns: readonly string[], before: string): Pick<Candidate, 'kind'> => {
  if (/^(?:this|these)$/.test(before)) return { kind: 'product' };
  if (/^(?:my|our|his|her|their|your)$/.test(before)) return { kind: 'own' };
  return nouns.length === 1 && isEveryday(singularOf(nouns[0] ?? '')) ? { kind: 'everyday' } : {};
};

const keyOf = (words: readonly string[]): string => words.join('-');

/** Nouns in a candidate. */
const longest = 3;

const aspects = new Map(
  englishAspects.flatMap((line) => {
    const words = line.split(/,\s+/);
    const name = words[0] ?? '';
    return words.flatMap((one): (readonly [string, string])[] => {
      const american = [one, one.replace(/or$/, 'our'), one.replace(/izing$/, 'ising')];
      // Plurals of nouns. Those of other words do not occur.
      const plurals = /(?:s|ed|ing)$/.test(one) ? [] : american.map((word) => `${word}s`);
      return [...american, ...plurals].map((word) => [word, name]);
    });
  }),
);

const longestAspect = Math.max(...[...aspects.keys()].map((one) => one.split(' ').length));

const nounsOnly = new Set(englishNounsOnly.split(' '));

const faults = new Set(englishFaults.split(', '));

const general = new Set(englishGeneralNouns.trim().split(/\s+/));

/** The aspect of products that words name; undefined if they name none. */
export const aspectNamed = (words: string): string | undefined => aspects.get(words);
