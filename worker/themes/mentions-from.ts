import type { Mention } from '../../contract/mention.ts';
import { type JudgedSentence, toneFrom } from '../tone/tone-of.ts';
import { candidatesOf } from './candidates.ts';
import { weightsAt } from './polarity.ts';

/** One of the places where a review speaks of something. */
export interface Said extends Pick<Mention, 'key' | 'label' | 'kind' | 'from' | 'to'> {
  /** Positive if it is praise. */
  readonly weight: number;
}

/** What an English sentence speaks of. */
export const saidIn = (sentence: JudgedSentence): Said[] => {
  const { candidates, tags } = candidatesOf(sentence);
  const weights = weightsAt(sentence, tags, candidates);
  return candidates.map(({ key, label, kind }, i) => ({
    key,
    label,
    kind,
    from: sentence.from,
    to: sentence.to,
    weight: weights[i] ?? 0,
  }));
};

/** One mention for each key, with the most telling sentence. The first 40 keys. */
export const mentionsFrom = (all: readonly Said[]): Mention[] => {
  const found = new Map<string, Said[]>();
  for (const said of all) {
    const known = found.get(said.key);
    if (known) known.push(said);
    else if (found.size < maxMentions) found.set(said.key, [said]);
  }
  return [...found].map(([key, said]) => mentionFrom(key, said));
};

/** What a review can mention. */
const maxMentions = 40;

const mentionFrom = (key: string, said: readonly Said[]): Mention => {
  const sum = said.reduce((total, { weight }) => total + weight, 0);
  const sign = Math.sign(sum);
  const best = said.reduce((one, other) => (other.weight * sign > one.weight * sign ? other : one));
  const kind = said.find((one) => one.kind !== undefined)?.kind;
  return {
    key,
    ...(best.label !== undefined && { label: best.label }),
    ...(kind !== undefined && { kind }),
    from: best.from,
    to: best.to,
    tone: toneFrom(sum),
  };
};
