import type { Mention } from '../../contract/mention.ts';
import { englishMentions, type MentioningReview } from '../themes/english-mentions.ts';
import { english as englishTone } from '../tone/english.ts';
import { french } from '../tone/french.ts';
import { german } from '../tone/german.ts';
import { spanish } from '../tone/spanish.ts';
import { toneJudge } from '../tone/tone-of.ts';
import { languageOf } from './language.ts';

export interface Analysis {
  /** The ISO 639-1 code of its language; null if it cannot be determined. */
  readonly language: string | null;
  /**
   * The sentiment of a title and body in English, French, German, or Spanish, or of emoji alone, from -1 to 1. 0 if they take no side.
   * Null if they are empty or in another language.
   */
  readonly sentiment: number | null;
  /** What an English review speaks of. Empty for reviews in other languages. */
  readonly mentions: readonly Mention[];
}

/** Analyzes a review. */
export const analyzeReview = async (review: MentioningReview): Promise<Analysis> => {
  const { title, body } = review;
  const text = `${title ?? ''}\n${body}`.slice(0, maxLength);
  const language = text.trim() === '' ? null : await languageOf(text);
  const isEnglish = language === null || language === 'en';
  const judgment = (isEnglish ? english : judges.get(language))?.(text);
  const sentiment = judgment ? (language === null ? judgment.tone || null : judgment.tone) : null;
  const mentions = isEnglish ? englishMentions(review, judgment?.sentences ?? [], english) : [];
  return { language, sentiment, mentions };
};

/** {@link Analysis.sentiment} alone. */
export const sentimentOf = async (text: string): Promise<number | null> =>
  (
    await analyzeReview({
      title: null,
      body: text,
      pros: [],
      cons: [],
      aspectRatings: [],
      productNames: [],
    })
  ).sentiment;

/** The maximum length of text that is analyzed, which bounds the time. */
const maxLength = 5000;

const english = toneJudge(englishTone);

const judges = new Map([
  ['fr', toneJudge(french)],
  ['de', toneJudge(german)],
  ['es', toneJudge(spanish)],
]);
