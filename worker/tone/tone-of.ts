import { compile, type Lexicon, type MarkedWord } from './lexicon.ts';
import { type Span, sentencesOf, type Token, tokensOf } from './sentence.ts';
import type { ToneLanguage } from './tone-language.ts';

export interface Judgment {
  /**
   * How favorable the text is, from -1 to 1: 0 if it says nothing for or against anything, or as much for as against, otherwise at
   * least 0.15 away from 0.
   */
  readonly tone: number;
  readonly sentences: readonly JudgedSentence[];
}

export interface JudgedSentence extends Span {
  readonly tokens: readonly Token[];
  /** What speaks for or against something, in the order of the text. Empty for questions. */
  readonly verdicts: readonly Verdict[];
}

/** A word or phrase for or against something. */
export interface Verdict {
  /** The indexes of its first token and of the one after its last. */
  readonly from: number;
  readonly to: number;
  /** Positive if it is favorable, after negations and the like. */
  readonly weight: number;
}

/** Judges texts in one language, in time that is linear in their length. */
export const toneJudge = (language: ToneLanguage): ((text: string) => Judgment) => {
  const lexicon = compile(language);
  return (text) => {
    let sum = 0;
    const sentences = sentencesOf(text).map((span): JudgedSentence => {
      const tokens = tokensOf(text, span).map((token) => lexicon.spelled(token));
      const { tone, verdicts } = sentenceTone(text.slice(span.from, span.to), tokens, lexicon);
      sum += tone;
      return { ...span, tokens, verdicts };
    });
    return { tone: toneFrom(sum), sentences };
  };
};

/** The tone for a sum of weights. */
export const toneFrom = (sum: number): number =>
  Math.abs(sum) < smallest ? 0 : Number((sum / Math.sqrt(sum * sum + damping)).toFixed(4));

/** Below this sum of weights a text is neutral. */
const smallest = 0.6;

/** A sum of 4, such as one strong word, becomes about 0.76. */
const damping = 12;

/** The tone of words, as a sum of weights, and the verdicts that it follows from. */
interface Reading {
  readonly tone: number;
  readonly verdicts: readonly Verdict[];
}

const nothing: Reading = { tone: 0, verdicts: [] };

const sentenceTone = (sentence: string, tokens: readonly Token[], lexicon: Lexicon): Reading => {
  const emoji = emojiTone(sentence);
  if (tokens.length === 0) return { tone: sentence.includes('?') ? 0 : emoji, verdicts: [] };
  const plain = tokens.map(({ word }) => word).join(' ');
  const reading = withoutIrony(plain, lexicon);
  const score = reading.tone + emoji;
  // A question asks, unless it praises or complains.
  if (sentence.includes('?')) {
    if (lexicon.compliment.test(plain)) return { tone: 3, verdicts: [] };
    return lexicon.complaint.test(plain) ? { ...reading, tone: Math.min(0, score) } : nothing;
  }
  if (!lexicon.rival.test(plain)) return { ...reading, tone: score };
  const verdicts = reading.verdicts.map((one) => ({ ...one, weight: -one.weight }));
  return { tone: -score, verdicts };
};

/** "Great, it broke", "love how it leaks": praise before something unfavorable is not meant. */
const withoutIrony = (sentence: string, lexicon: Lexicon): Reading => {
  const praise = lexicon.exclamation.exec(sentence) ?? lexicon.irony.exec(sentence);
  if (!praise) return wholeTone(lexicon.markPhrases(sentence), 0, lexicon);
  // The rest begins with a space, which counts as an empty word.
  const rest = sentence.slice(praise[0].length);
  const first = praise[0].split(' ').length - 1;
  const reading = wholeTone(lexicon.markPhrases(rest), first, lexicon);
  if (reading.tone < 0) return { ...reading, tone: reading.tone - 1 };
  return wholeTone(lexicon.markPhrases(sentence), 0, lexicon);
};

/** @param first the index of the token that the words begin with. */
const wholeTone = (words: readonly MarkedWord[], first: number, lexicon: Lexicon): Reading => {
  const end = words.findLastIndex(({ word }, i) => i > 0 && lexicon.ends.has(word));
  const turn = words.findLastIndex(({ word }, i) => i > 0 && lexicon.contrasts.has(word));
  const split = end === -1 ? turn : end;
  if (split === -1) return clauseTone(words, first, lexicon);
  // What comes after "but" is what the author wants to say more than what comes before; what comes before "until" is over.
  const left = words.slice(0, split);
  const one = clauseTone(left, first, lexicon);
  const middle = first + sizeOf(left) + sizeOf(words.slice(split, split + 1));
  const other = clauseTone(words.slice(split + 1), middle, lexicon);
  const before = (end === -1 ? 0.8 : 0.3) * one.tone;
  const after = 1.2 * other.tone;
  return {
    tone: balanced(before + after, Math.abs(before) + Math.abs(after)),
    verdicts: [...one.verdicts, ...other.verdicts],
  };
};

const sizeOf = (words: readonly MarkedWord[]): number =>
  words.reduce((sum, { tokens }) => sum + tokens, 0);

/** How far back a word is reversed by a negation or strengthened. */
const reach = 4;

const clauseTone = (marked: readonly MarkedWord[], first: number, lexicon: Lexicon): Reading => {
  const words = marked.map(({ word }) => word);
  const weights = words.map(lexicon.weightOf);
  if (weights.every((weight) => weight === 0)) {
    const hint = lexicon.hintOf(words.join(' '));
    if (hint === 0) return nothing;
    return { tone: hint, verdicts: [{ from: first, to: first + sizeOf(marked), weight: hint }] };
  }
  const verdicts: Verdict[] = [];
  let favorable = 0;
  let unfavorable = 0;
  let part = 0;
  let share = 1;
  let from = first;
  const endPart = () => {
    if (part > 0) favorable += part;
    else unfavorable -= part;
    part = 0;
  };
  for (const [i, { word, tokens }] of marked.entries()) {
    from += tokens;
    if (lexicon.concessions.has(word)) share = 0.3;
    else if (word === ',') {
      share = 1;
      endPart();
    }
    const plain = weights[i] ?? 0;
    if (plain === 0) continue;
    // "Pretty bland": a word of degree only says how much the next one counts.
    if (lexicon.degrees.has(word) && weights[i + 1]) continue;
    const weight = changedBy(words.slice(Math.max(0, i - reach), i), plain, lexicon);
    verdicts.push({ from: from - tokens, to: from, weight });
    part += share * weight;
  }
  endPart();
  return { tone: balanced(favorable - unfavorable, favorable + unfavorable), verdicts };
};

/** Praise and blame in different parts of a sentence that differ by no more than this share of both balance each other. */
const balance = 0.25;

/** 0 if `sum`, by which praise and blame differ, is small compared to `all`, what both amount to. */
const balanced = (sum: number, all: number): number => (Math.abs(sum) <= balance * all ? 0 : sum);

/** The weight of a word after the words before it. */
const changedBy = (before: readonly string[], weight: number, lexicon: Lexicon): number => {
  const near = before.slice(before.lastIndexOf(',') + 1);
  const last = near.at(-1) ?? '';
  let changed = weight;
  if (lexicon.intensifiers.has(last)) changed *= 1.3;
  if (lexicon.diminishers.has(last)) changed *= 0.7;
  const negations = near.filter((word) => lexicon.negations.has(word)).length;
  // "Not too good" is against, "not too loud" in favor.
  if (lexicon.excesses.has(last) && negations === 0) changed = -Math.abs(changed);
  // "Neither good nor cheap": a negation right before the word does not cancel an earlier one.
  const reversals = lexicon.negations.has(last) ? 1 : negations;
  const isReduced = lexicon.reductions.has(last) && (changed < 0 || !lexicon.negations.has(last));
  if (reversals % 2 === 0 && !isReduced) return changed;
  return changed > 0 ? -0.8 * changed : -0.5 * changed;
};

const emojiTone = (sentence: string): number => {
  const favorable = sentence.match(favorableEmoji)?.length ?? 0;
  const unfavorable = sentence.match(unfavorableEmoji)?.length ?? 0;
  return 2 * (Math.min(favorable, 3) - Math.min(unfavorable, 3));
};

const favorableEmoji =
  /[😀😁😃😄😆😊😇😋😌😍😎😘😙😚🙂🙃😻🤗🤩🥰🥳❤♥💓💕💖💗💙💚💛💜🖤🤍🤎🧡💯🔥✨⭐🌟🏆🥇🎉👌👍👏🙌💪🙏🤌🫶]|(?<!\S)(?:[:;]-?[)D]|<3|xD)(?!\S)/gu;

const unfavorableEmoji =
  /[👎💔💩🗑😒😓😔😖😞😟😠😡😢😣😤😥😨😩😫😭😰😱🙁☹🙄🤢🤮🤬🤦😕😑🤡❌🚫⛔🤨]|(?<!\S)(?::-?[(/]|D:)(?!\S)/gu;
