import type { JudgedSentence, Verdict } from '../tone/tone-of.ts';
import type { Tag } from './tag.ts';

interface Place {
  readonly from: number;
  readonly to: number;
}

interface NamedPlace extends Place {
  readonly isNoun: boolean;
  /** Whether it is something to complain about, such as leaks. */
  readonly isFault: boolean;
}

/**
 * Tells what a sentence says for or against each of the places in it, as a sum of weights. Verdicts count for the places of their own
 * clause; a clause without any, such as a part of a list, takes those of the one that it belongs to.
 */
export const weightsAt = (
  { tokens, verdicts }: Pick<JudgedSentence, 'tokens' | 'verdicts'>,
  tags: readonly Tag[],
  places: readonly NamedPlace[],
): number[] => {
  const clauses = clausesOf(tokens, tags).map((clause) => ({
    ...clause,
    verdicts: verdicts.filter((verdict) => isIn(clause, verdict)),
    places: places.filter((place) => isIn(clause, place)),
  }));
  joinLists(clauses);
  return places.map((place) => {
    const index = clauses.findIndex((clause) => isIn(clause, place));
    const phrase = adjunctAt(tokens, tags, place);
    const weight = phrase
      ? balance(
          verdicts.filter((verdict) => isIn(phrase, verdict)),
          place,
        )
      : weightIn(clauses, index, place);
    return weight === 0 && place.isFault ? faultWeight(tokens, place) : weight;
  });
};

/** "At night", "on podcasts": what is said of something else there, so that only words of the phrase itself count. */
const adjunctAt = (
  tokens: JudgedSentence['tokens'],
  tags: readonly Tag[],
  { from, to }: Place,
): Place | undefined => {
  let start = from - 1;
  while (['determiner', 'adjective', 'adverb', 'noun', 'other'].includes(tags[start] ?? ''))
    start--;
  const word = tokens[start]?.word ?? '';
  return tags[start] === 'preposition' && !about.test(word) ? { from: start + 1, to } : undefined;
};

const about = /^(?:with|about|of|like|for)$/;

/** "No leaks" is praise. */
const faultWeight = (tokens: JudgedSentence['tokens'], { from }: Place): number => {
  const before = tokens.slice(Math.max(0, from - 4), from).map(({ word }) => word);
  const clause = before.slice(before.lastIndexOf(',') + 1);
  return clause.some((word) => denials.test(word)) ? 1.5 : -1.5;
};

const denials = /^(?:no|not|never|without|zero|nor|none|hardly|barely|cannot|less|\w+nt)$/;

interface Clause extends Place {
  /** Whether what comes before it is contrary to it: after "but". */
  readonly isTurn: boolean;
  readonly hasVerb: boolean;
}

interface JudgedClause extends Clause {
  verdicts: readonly Verdict[];
  places: readonly NamedPlace[];
}

const isIn = (clause: Place, { from, to }: Place): boolean =>
  from < clause.to && (from >= clause.from || to > clause.from);

const clausesOf = (tokens: JudgedSentence['tokens'], tags: readonly Tag[]): Clause[] => {
  const clauses: Clause[] = [];
  let from = 0;
  let isTurn = false;
  const end = (to: number) => {
    if (to > from) {
      const hasVerb = tags.slice(from, to).some((tag) => tag === 'verb' || tag === 'auxiliary');
      clauses.push({ from, to, isTurn, hasVerb });
    }
    from = to + 1;
    isTurn = false;
  };
  for (const [i, { word }] of tokens.entries()) {
    if (word === ',' || separators.has(word)) end(i);
    if (turns.has(word)) isTurn = true;
  }
  end(tokens.length);
  return clauses;
};

const turns = new Set(['but', 'however', 'yet', 'except', 'though', 'although', 'until']);

const separators = new Set([
  ...turns,
  'and',
  'or',
  'while',
  'whereas',
  'because',
  'which',
  'plus',
  'so',
]);

/** A clause that is only a part of a list gets the verdict that begins or ends the list. */
const joinLists = (clauses: JudgedClause[]): void => {
  for (const [i, clause] of clauses.entries()) {
    const previous = clauses[i - 1];
    // "Love the battery, the sound": a verb for all that follow.
    if (!previous || clause.isTurn || clause.hasVerb || clause.verdicts.length > 0) continue;
    if (previous.verdicts.some((one) => previous.places.some((place) => one.from <= place.from))) {
      clause.verdicts = previous.verdicts.slice(-1);
    }
  }
  for (let i = clauses.length - 2; i >= 0; i--) {
    const clause = clauses[i];
    const next = clauses[i + 1];
    // "The battery, the sound and the case are great".
    if (!clause || !next || next.isTurn || clause.hasVerb || clause.verdicts.length > 0) continue;
    clause.verdicts = next.verdicts;
  }
};

const weightIn = (clauses: readonly JudgedClause[], index: number, place: NamedPlace): number => {
  const clause = clauses[index];
  if (!clause) return 0;
  const own = balance(clause.verdicts, place);
  if (own !== 0 || clause.verdicts.length > 0) return own;
  // "It takes hours to charge, which is annoying": what is said about the whole clause before it.
  const next = clauses[index + 1];
  if (next && !next.isTurn && next.places.length === 0) return balance(next.verdicts, place);
  const previous = clauses[index - 1];
  if (previous && !clause.isTurn && previous.places.length === 0) {
    return balance(previous.verdicts, place);
  }
  return 0;
};

/** The sum of the verdicts, or the nearest if some are for and some against. */
const balance = (all: readonly Verdict[], place: NamedPlace): number => {
  // "The fit", "comfort": a noun that is favorable by itself says nothing yet.
  const others = all.filter(
    ({ from, to, weight }) => weight < 0 || from < place.from || to > place.to,
  );
  const verdicts = place.isNoun ? others : all;
  const signs = new Set(verdicts.map(({ weight }) => Math.sign(weight)));
  if (signs.size < 2) return verdicts.reduce((sum, { weight }) => sum + weight, 0);
  const distance = (verdict: Verdict) =>
    Math.max(0, place.from - verdict.to, verdict.from - place.to);
  return verdicts.reduce((one, other) => (distance(other) < distance(one) ? other : one)).weight;
};
