import { plainDigits } from './plain-digits.ts';

/** A rating in the format of a source: numbers, or text such as "4,6 von 5", "87/100", "100 %", "★★★★☆". */
export interface RawRating {
  readonly value: unknown;
  /** The best rating of the scale. Default: 5. A scale inside `value` takes precedence. */
  readonly best?: unknown;
  /** The worst rating of the scale. Default: 1. Ignored if equal to the best. */
  readonly worst?: unknown;
}

/**
 * Converts a rating to the scale from 1 to 5 as people read stars: its share of the best, times five, at least 1. 8 of 10 becomes 4,
 * 87 of 100 becomes 4.35, whether the worst is given as 0, as 1, or not at all. Only another worst, as in school grades from 6 to 1,
 * is the beginning of a line to the best. Null if there is no rating, if it is 0, or outside its scale.
 */
export const parseRating = (raw: RawRating): number | null => {
  const read = readRating(raw);
  if (read === undefined || read.value === 0) return null;
  const { value, best, worst } = read;
  if (best > worst && worst >= 0 && worst <= 1) {
    return Math.max(1, best === 5 ? value : round((5 * value) / best));
  }
  return round(1 + (4 * (value - worst)) / (best - worst));
};

interface ParsedRating {
  readonly value: number;
  readonly best: number;
  readonly worst: number;
}

const readRating = (raw: RawRating): ParsedRating | undefined => {
  const { value, best: inlineBest } = numbersOf(raw.value);
  if (value === undefined) return undefined;
  const best = inlineBest ?? numbersOf(raw.best).value ?? 5;
  const stated = numbersOf(raw.worst).value;
  const worst = stated === undefined || stated === best ? (best === 1 ? 0 : 1) : stated;
  const within = value >= Math.min(worst, best) && value <= Math.max(worst, best);
  return within ? { value, best, worst } : undefined;
};

/** The maximum length of text that is parsed. */
const maxLength = 100;

const notation =
  /(-?\d+(?:[.,]\d+)?)\s*(?:(%)|(?:\/|out of|of|von|sur|de|di|su|van|av|af|z|na|iz|od|из|από)\s*(\d+(?:[.,]\d+)?))?/i;

/** Notations that begin with the best rating, in Japanese, Korean, Chinese, and Turkish. */
const bestFirst =
  /(\d+)\s*(?:つ星のうち|段階中|点満点中|점 만점에|점 만점 중|개 중|分满分|分滿分|yıldız üzerinden|üzerinden)\s*(\d+(?:[.,]\d+)?)/i;

const numbersOf = (raw: unknown): { value?: number; best?: number } => {
  if (typeof raw === 'number') return Number.isFinite(raw) ? { value: raw } : {};
  if (typeof raw !== 'string') return {};
  const text = plainDigits(raw.slice(0, maxLength));
  const stars = starsOf(text);
  if (stars !== undefined) return stars;
  const [, first, rest] = bestFirst.exec(text) ?? [];
  if (rest !== undefined) return { value: decimal(rest), best: decimal(first ?? '') };
  const [, value, percent, best] = notation.exec(text) ?? [];
  if (value === undefined) return {};
  const scale = percent === undefined ? best : '100';
  return { value: decimal(value), ...(scale === undefined ? {} : { best: decimal(scale) }) };
};

/** "★★★★½" and "⭐⭐⭐". */
const starsOf = (text: string): { value: number; best: number } | undefined => {
  const stars = /[★⭐🌟☆✩⯪⯨½]+/u.exec(text.replaceAll('\ufe0f', ''))?.[0];
  if (stars === undefined || !/[★⭐🌟☆✩]/u.test(stars)) return undefined;
  const count = (kind: RegExp) => stars.match(kind)?.length ?? 0;
  const full = count(/[★⭐🌟]/gu);
  const halves = count(/[⯪⯨½]/gu);
  return { value: full + halves / 2, best: Math.max(full + halves + count(/[☆✩]/gu), 5) };
};

const decimal = (text: string): number => Number(text.replace(',', '.'));

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
