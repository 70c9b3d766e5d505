import { z } from 'zod';
import { badInput } from '../../schema/errors.ts';
import { parseInput } from '../../schema/parse-input.ts';
import { reviewFilterSchema } from '../../schema/review-filter.ts';
import type { ReviewFilter } from '../../schema/review-matcher.ts';
import type { FormatName } from './formats.ts';

/** What the query of a URL asks of an export. */
export interface ExportQuery {
  readonly filter: ReviewFilter;
  /** Whether CSV begins with a byte order mark. */
  readonly bom: boolean;
}

/**
 * Reads the conditions of a filter from the parameters of a URL, which have the same names. Lists are repeated or separated by commas.
 * A date alone is midnight in UTC.
 *
 * @throws BAD_USER_INPUT for an unknown parameter, one that is repeated although it is not a list, and the first invalid condition.
 */
export const exportQueryOf = (parameters: URLSearchParams, format: FormatName): ExportQuery => {
  const values: Record<string, unknown> = {};
  for (const name of new Set(parameters.keys())) {
    const [value = '', ...others] = parameters.getAll(name);
    if (!isParameter(name)) throw badInput(name, value, `omitted. Parameters are ${allowed}`);
    if (name === 'watchToken') {
      if (others.length > 0) throw badInput(name, `${others.length + 1} tokens`, 'given once');
      continue;
    }
    const reader = readers[name];
    if (others.length > 0 && reader !== texts && reader !== numbers) {
      throw badInput(name, [value, ...others], 'given once');
    }
    values[name] = reader([value, ...others].join(','));
  }
  const { bom, ...conditions } = values;
  if (bom !== undefined && format !== 'csv') {
    throw badInput('bom', bom, 'omitted, because only CSV has a byte order mark');
  }
  return {
    filter: parseInput(reviewFilterSchema, conditions),
    bom: parseInput(bomSchema, { bom }).bom,
  };
};

/** The token in the query of a URL, for programs that cannot send headers. */
export const watchTokenIn = (parameters: URLSearchParams): string | undefined =>
  parameters.get('watchToken') ?? undefined;

/** A text that is not what is expected stays as it is, so that the error shows it. */
type Reader = (text: string) => unknown;

const texts: Reader = (list) => list.split(',').filter((part) => part !== '');

const text: Reader = (value) => value;

const number: Reader = (value) => (/^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value);

const numbers: Reader = (list) =>
  list
    .split(',')
    .filter((part) => part !== '')
    .map(number);

const boolean: Reader = (value) => (value === 'true' ? true : value === 'false' ? false : value);

const instant: Reader = (value) => (/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00:00Z` : value);

const readers = {
  sources: texts,
  stars: numbers,
  minRating: number,
  maxRating: number,
  text,
  languages: texts,
  publishedFrom: instant,
  publishedUntil: instant,
  verifiedPurchase: boolean,
  hasMedia: boolean,
  hasReply: boolean,
  isNew: boolean,
  theme: text,
  polarity: text,
  bom: boolean,
} as const satisfies Record<keyof ReviewFilter | 'bom', Reader>;

const bomSchema = z.object({ bom: z.boolean('true or false').default(false) });

const isParameter = (name: string): name is keyof typeof readers | 'watchToken' =>
  name === 'watchToken' || Object.hasOwn(readers, name);

const allowed = [...Object.keys(readers), 'watchToken'].join(', ');
