import { type DateConvention, numericDate } from './parse-date.ts';

/**
 * The convention that the dates of a page share. If one of them can only be read with the day first, or only with the month first, all
 * are read so; if they contradict each other, or none decides, the language does.
 */
export const dateConvention = (
  dates: readonly string[],
  language: string | null,
): DateConvention => {
  const numeric = dates.map(numericDate).filter((numbers) => numbers !== undefined);
  const isDayFirst = numeric.some(([first]) => first > 12);
  const isMonthFirst = numeric.some(([, second]) => second > 12);
  if (isDayFirst === isMonthFirst) return { order: usualOrder(language), language };
  return { order: isDayFirst ? 'day first' : 'month first', language };
};

const usualOrder = (language: string | null): DateConvention['order'] => {
  const tag = language?.trim().toLowerCase().replaceAll('_', '-') ?? '';
  if (/^(?:en-(?:us|ph)|es-(?:us|pr|pa)|fil|tl)\b/.test(tag)) return 'month first';
  if (/^en-(?:gb|uk|au|nz|ie|in|za|sg|hk|my)\b/.test(tag)) return 'day first';
  const code = /^[a-z]{2,3}(?![a-z])/.exec(tag)?.[0];
  return code === undefined || undecided.has(code) ? 'unknown' : 'day first';
};

/** English of no country and of Canada is written either way; the others usually begin with the year. */
const undecided: ReadonlySet<string> = new Set(['en', 'hu', 'ja', 'ko', 'lt', 'mn', 'zh']);
