import { english as englishTone } from '../tone/english.ts';
import { french } from '../tone/french.ts';
import { german } from '../tone/german.ts';
import { spanish } from '../tone/spanish.ts';
import { toneJudge } from '../tone/tone-of.ts';
import { languageOf } from './language.ts';

export interface AnalyzedText {
  /** The ISO 639-1 code of its language; null if it cannot be determined. */
  readonly language: string | null;
  /**
   * The sentiment of a text in English, French, German, or Spanish, or of emoji alone, from -1 to 1. 0 if it takes no side. Null if it
   * is empty or in another language.
   */
  readonly sentiment: number | null;
}

export const analyzeText = async (text: string): Promise<AnalyzedText> => {
  if (text.trim() === '') return { language: null, sentiment: null };
  const start = text.slice(0, maxLength);
  const language = await languageOf(start);
  const sentiment =
    language === null ? english(start).tone || null : (judges.get(language)?.(start).tone ?? null);
  return { language, sentiment };
};

/** {@link AnalyzedText.sentiment} alone. */
export const sentimentOf = async (text: string): Promise<number | null> =>
  (await analyzeText(text)).sentiment;

/** The maximum length of text that is analyzed, which bounds the time. */
const maxLength = 5000;

const english = toneJudge(englishTone);

const judges = new Map([
  ['en', english],
  ['fr', toneJudge(french)],
  ['de', toneJudge(german)],
  ['es', toneJudge(spanish)],
]);
