/** A rating as a source writes it: numbers, or text such as "4,6 von 5", "87/100", "100 %", "★★★★☆". */
export interface RawRating {
  readonly value: unknown;
  /** The end of the scale for the best; 5 when unstated. A scale inside `value` goes before it. */
  readonly best?: unknown;
  /** The end of the scale for the worst; 1 when unstated, ignored when equal to the best. */
  readonly worst?: unknown;
}

/**
 * A single rating carried to the scale 1 to 5, on the line between the scale's worst and best: 87 of 100 is 4.4747.
 * Null when there is none, when it lies outside its scale, and for 0 where the scale does not say that it reaches down to it:
 * shops write 0 for none.
 */
export const parseRating = (written: RawRating): number | null => {
  const read = readRating(written);
  if (read === undefined) return null;
  const { value, best, worst } = read;
  if (best === 5 && worst === 1) return value;
  return round(1 + (4 * (value - worst)) / (best - worst));
};

/**
 * The mean that a source states, on the scale of 5 as people read it: a scale that begins at 0 keeps its share of the best,
 * so that 97.7 of 100 is 4.885 and 4.52 of 5 stays what it is; any other as in {@link parseRating}.
 */
export const parseStatedRating = (written: RawRating): number | null => {
  const read = readRating(written);
  if (read === undefined || read.value === 0) return null;
  return read.worst === 0 && read.best > 0
    ? round((5 * read.value) / read.best)
    : parseRating(written);
};

/** A count as sources write it: 89, "1,234", "89 reviews"; null when there is none. */
export const parseCount = (written: unknown): number | null => {
  if (typeof written === 'number')
    return Number.isSafeInteger(written) && written >= 0 ? written : null;
  if (typeof written !== 'string') return null;
  const digits = /\d[\d.,'\s]*/.exec(written.slice(0, longest))?.[0].replace(/\D/g, '');
  return digits === undefined || digits.length > 15 ? null : Number(digits);
};

interface ReadRating {
  readonly value: number;
  readonly best: number;
  readonly worst: number;
}

const readRating = (written: RawRating): ReadRating | undefined => {
  const { value, best: inside } = numbersOf(written.value);
  if (value === undefined) return undefined;
  const best = inside ?? numbersOf(written.best).value ?? 5;
  const stated = numbersOf(written.worst).value;
  const worst = stated === undefined || stated === best ? (best === 1 ? 0 : 1) : stated;
  const within = value >= Math.min(worst, best) && value <= Math.max(worst, best);
  return within ? { value, best, worst } : undefined;
};

/** Characters of a rating's text that are read. */
const longest = 100;

const notation =
  /(-?\d+(?:[.,]\d+)?)\s*(?:(%)|(?:\/|out of|of|von|sur|de|di|su|van|av|af|z|из)\s*(\d+(?:[.,]\d+)?))?/i;

const numbersOf = (written: unknown): { value?: number; best?: number } => {
  if (typeof written === 'number') return Number.isFinite(written) ? { value: written } : {};
  if (typeof written !== 'string') return {};
  const text = written.slice(0, longest);
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
