import { compile, type Lexicon } from './lexicon.ts';
import type { ToneLanguage } from './tone-language.ts';

/**
 * Judges texts in one language. The judge returns how favorable a text is, from -1 to 1: 0 if it says nothing for or against
 * anything, or as much for as against, otherwise at least 0.15 away from 0. The time is linear in the length of the text.
 */
export const toneJudge = (language: ToneLanguage): ((text: string) => number) => {
  const lexicon = compile(language);
  return (text) => {
    let sum = 0;
    for (const sentence of sentencesOf(text)) sum += sentenceTone(sentence, lexicon);
    if (Math.abs(sum) < smallest) return 0;
    return Number((sum / Math.sqrt(sum * sum + damping)).toFixed(4));
  };
};

/** Below this sum of weights a text is neutral. */
const smallest = 0.6;

/** A sum of 4, such as one strong word, becomes about 0.76. */
const damping = 12;

const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[.!?…])(?:\s+|(?=\p{Lu}\p{Ll}))|\n+/u);

const sentenceTone = (sentence: string, lexicon: Lexicon): number => {
  if (sentence.trim() === '') return 0;
  const plain = normalize(sentence, lexicon);
  const isQuestion = sentence.includes('?');
  const score = withoutIrony(plain, lexicon) + emojiTone(sentence);
  // A question asks, unless it praises or complains.
  if (isQuestion && lexicon.compliment.test(plain)) return 3;
  if (isQuestion) return lexicon.complaint.test(plain) ? Math.min(0, score) : 0;
  return lexicon.rival.test(plain) ? -score : score;
};

/** "Great, it broke", "love how it leaks": praise before something unfavorable is not meant. */
const withoutIrony = (sentence: string, lexicon: Lexicon): number => {
  const praise = lexicon.exclamation.exec(sentence) ?? lexicon.irony.exec(sentence);
  if (!praise) return wholeTone(sentence, lexicon);
  const rest = wholeTone(sentence.slice(praise[0].length), lexicon);
  return rest < 0 ? rest - 1 : wholeTone(sentence, lexicon);
};

const wholeTone = (sentence: string, lexicon: Lexicon): number => {
  const words = lexicon.markPhrases(sentence).split(' ');
  const end = words.findLastIndex((word, i) => i > 0 && lexicon.ends.has(word));
  const turn = words.findLastIndex((word, i) => i > 0 && lexicon.contrasts.has(word));
  const split = end === -1 ? turn : end;
  if (split === -1) return clauseTone(words, lexicon);
  // What comes after "but" is what the author wants to say more than what comes before; what comes before "until" is over.
  const before = (end === -1 ? 0.8 : 0.3) * clauseTone(words.slice(0, split), lexicon);
  const after = 1.2 * clauseTone(words.slice(split + 1), lexicon);
  return balanced(before + after, Math.abs(before) + Math.abs(after));
};

/** How far back a word is reversed by a negation or strengthened. */
const reach = 4;

const clauseTone = (words: readonly string[], lexicon: Lexicon): number => {
  const weights = words.map(lexicon.weightOf);
  if (weights.every((weight) => weight === 0)) return lexicon.hintOf(words.join(' '));
  let favorable = 0;
  let unfavorable = 0;
  let part = 0;
  let share = 1;
  const endPart = () => {
    if (part > 0) favorable += part;
    else unfavorable -= part;
    part = 0;
  };
  for (const [i, word] of words.entries()) {
    if (lexicon.concessions.has(word)) share = 0.3;
    else if (word === ',') {
      share = 1;
      endPart();
    }
    const weight = weights[i] ?? 0;
    if (weight === 0) continue;
    // "Pretty bland": a word of degree only says how much the next one counts.
    if (lexicon.degrees.has(word) && weights[i + 1]) continue;
    part += share * changedBy(words.slice(Math.max(0, i - reach), i), weight, lexicon);
  }
  endPart();
  return balanced(favorable - unfavorable, favorable + unfavorable);
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

/** Lower case, no apostrophes, single spaces, commas as words. */
const normalize = (sentence: string, lexicon: Lexicon): string =>
  sentence
    .toLowerCase()
    .replaceAll(/(?<=\b(?:w|h|sh)e)['’`´]ll\b/g, ' will')
    .replaceAll(/['’`´]/g, '')
    .replaceAll(/[,;:–—()]+|\s-+\s/g, ' , ')
    .replaceAll(/[^\p{L}\p{N},]+/gu, ' ')
    .trim()
    .split(' ')
    .map(lexicon.spellingOf)
    .join(' ');

const emojiTone = (sentence: string): number => {
  const favorable = sentence.match(favorableEmoji)?.length ?? 0;
  const unfavorable = sentence.match(unfavorableEmoji)?.length ?? 0;
  return 2 * (Math.min(favorable, 3) - Math.min(unfavorable, 3));
};

const favorableEmoji =
  /[😀😁😃😄😆😊😇😋😌😍😎😘😙😚🙂🙃😻🤗🤩🥰🥳❤♥💓💕💖💗💙💚💛💜🖤🤍🤎🧡💯🔥✨⭐🌟🏆🥇🎉👌👍👏🙌💪🙏🤌🫶]|(?<!\S)(?:[:;]-?[)D]|<3|xD)(?!\S)/gu;

const unfavorableEmoji =
  /[👎💔💩🗑😒😓😔😖😞😟😠😡😢😣😤😥😨😩😫😭😰😱🙁☹🙄🤢🤮🤬🤦😕😑🤡❌🚫⛔🤨]|(?<!\S)(?::-?[(/]|D:)(?!\S)/gu;
