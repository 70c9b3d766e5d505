import { english as englishTone } from '../tone/english.ts';
import { french } from '../tone/french.ts';
import { german } from '../tone/german.ts';
import { spanish } from '../tone/spanish.ts';
import { toneJudge } from '../tone/tone-of.ts';
import { languageOf } from './language.ts';

/**
 * The sentiment of a text in English, French, German, or Spanish, or of emoji alone, from -1 to 1. 0 if it takes no side. Null if it is
 * empty or in another language.
 */
export const sentimentOf = async (text: string): Promise<number | null> => {
  if (text.trim() === '') return null;
  const start = text.slice(0, maxLength);
  const language = await languageOf(start);
  if (language === null) return english(start) || null;
  return judges.get(language)?.(start) ?? null;
};

/** The maximum length of text that is analyzed, which bounds the time. */
const maxLength = 5000;

const english = toneJudge(englishTone);

const judges = new Map([
  ['en', english],
  ['fr', toneJudge(french)],
  ['de', toneJudge(german)],
  ['es', toneJudge(spanish)],
]);
