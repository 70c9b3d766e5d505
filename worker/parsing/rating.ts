/** A rating in the format of a source: numbers, or text such as "4,6 von 5", "87/100", "100 %", "★★★★☆". */
export interface RawRating {
  readonly value: unknown;
  /** The best rating of the scale. Default: 5. A scale inside `value` takes precedence. */
  readonly best?: unknown;
  /** The worst rating of the scale. Default: 1. Ignored if equal to the best. */
  readonly worst?: unknown;
}

/**
 * Converts the rating of one review to the scale from 1 to 5, linearly: 87 of 100 becomes 4.4747. Null if there is none or it is
 * outside its scale. 0 counts as none unless the scale explicitly includes it, because shops write 0 for no rating.
 */
export const parseRating = (raw: RawRating): number | null => {
  const read = readRating(raw);
  if (read === undefined) return null;
  const { value, best, worst } = read;
  if (best === 5 && worst === 1) return value;
  return round(1 + (4 * (value - worst)) / (best - worst));
};

/**
 * Converts the average rating that a source reports. Scales that start at 0 are converted proportionally, as readers understand
 * them: 97.7 of 100 becomes 4.885, and 4.52 of 5 is unchanged. Other scales as in {@link parseRating}.
 */
export const parseStatedRating = (raw: RawRating): number | null => {
  const read = readRating(raw);
  if (read === undefined || read.value === 0) return null;
  return read.worst === 0 && read.best > 0 ? round((5 * read.value) / read.best) : parseRating(raw);
};

/** Parses a count: 89, "1,234", "89 reviews". Null if there is none. */
export const parseCount = (value: unknown): number | null => {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : null;
  if (typeof value !== 'string') return null;
  const digits = /\d[\d.,'\s]*/.exec(value.slice(0, maxLength))?.[0].replace(/\D/g, '');
  return digits === undefined || digits.length > 15 ? null : Number(digits);
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
  /(-?\d+(?:[.,]\d+)?)\s*(?:(%)|(?:\/|out of|of|von|sur|de|di|su|van|av|af|z|из)\s*(\d+(?:[.,]\d+)?))?/i;

const numbersOf = (raw: unknown): { value?: number; best?: number } => {
  if (typeof raw === 'number') return Number.isFinite(raw) ? { value: raw } : {};
  if (typeof raw !== 'string') return {};
  const text = raw.slice(0, maxLength);
  const stars = /[★☆]+/.exec(text)?.[0];
  if (stars !== undefined) {
    return {
      value: [...stars].filter((star) => star === '★').length,
      best: Math.max(stars.length, 5),
    };
  }
  const [, value, percent, best] = notation.exec(text) ?? [];
  if (value === undefined) return {};
  const scale = percent === undefined ? best : '100';
  return { value: decimal(value), ...(scale === undefined ? {} : { best: decimal(scale) }) };
};

const decimal = (text: string): number => Number(text.replace(',', '.'));

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
