import { english } from '../tone/english.ts';
import { french } from '../tone/french.ts';
import { german } from '../tone/german.ts';
import { spanish } from '../tone/spanish.ts';
import { toneJudge } from '../tone/tone-of.ts';
import { languageOf } from './language.ts';

/**
 * The sentiment of a text, from -1 to 1. Null if the text is empty or in a language other than English, French, German, or Spanish.
 */
export const sentimentOf = async (text: string): Promise<number | null> => {
  if (text.trim() === '') return null;
  const start = text.slice(0, maxLength);
  const judge = judges.get((await languageOf(start)) ?? '');
  return judge?.(start) ?? null;
};

/** The maximum length of text that is analyzed, which bounds the time. */
const maxLength = 5000;

const judges = new Map([
  ['en', toneJudge(english)],
  ['fr', toneJudge(french)],
  ['de', toneJudge(german)],
  ['es', toneJudge(spanish)],
]);
