import { limits } from '../../contract/limits.ts';
import type { ReviewFilter } from '../../schema/review-matcher.ts';
import { type FormatName, formats } from '../export/formats.ts';
import type { OpenApiContent, OpenApiOperation, OpenApiParameter } from './openapi-document.ts';
import { errorsOf, taskIdParameter } from './openapi-responses.ts';

/** The operation that exports the reviews of a task in a format. */
export const exportOperation = (format: FormatName): OpenApiOperation => ({
  operationId: `export_${format}`,
  summary: `Export the reviews of a task as ${titles[format]}`,
  description: `${descriptions[format]} In the order of collection, as far as the task has come. A review must meet every condition.`,
  parameters: [
    taskIdParameter,
    ...Object.entries(conditions).map(([name, [schema, description]]) =>
      inQuery(name, schema, description),
    ),
    ...(format === 'csv'
      ? [
          inQuery(
            'bom',
            { type: 'boolean' },
            'Whether to begin with a byte order mark, by which Excel recognizes UTF-8.',
          ),
        ]
      : []),
    inQuery(
      'watchToken',
      { type: 'string' },
      'A watch token of the task, for programs that cannot send headers. Takes precedence over the key.',
    ),
  ],
  responses: {
    200: { description: 'The reviews', content: contentOf(format) },
    304: { description: 'The file is the one that If-None-Match names' },
    ...errorsOf({
      400: 'A parameter is invalid or unknown; the error names it',
      401: 'The key is missing or unknown',
      403: 'The request comes from a page whose origin is not allowed',
      404: 'The task does not exist or has expired',
      503: 'Redis is unavailable; try again',
    }),
  },
});

const titles: Readonly<Record<FormatName, string>> = {
  csv: 'CSV',
  jsonl: 'JSON lines',
  json: 'JSON',
  parquet: 'Parquet',
};

const descriptions: Readonly<Record<FormatName, string>> = {
  csv: 'For spreadsheets: one column for each field, texts that look like formulas begin with an apostrophe.',
  jsonl: 'One review a line.',
  json: 'An array of reviews.',
  parquet: 'With typed columns; lists are JSON.',
};

const contentOf = (format: FormatName): OpenApiContent => {
  const review = { $ref: '#/components/schemas/Review' };
  const schemas: Readonly<Record<FormatName, Readonly<Record<string, unknown>>>> = {
    csv: { type: 'string' },
    jsonl: review,
    json: { type: 'array', items: review },
    parquet: { type: 'string', format: 'binary' },
  };
  const type = formats[format].contentType.split(';')[0] ?? '';
  return { [type]: { schema: schemas[format] } };
};

const inQuery = (
  name: string,
  schema: Readonly<Record<string, unknown>>,
  description: string,
): OpenApiParameter => ({ name, in: 'query', required: false, description, schema });

const rating = { type: 'number', minimum: 1, maximum: 5 };
const texts = { type: 'array', items: { type: 'string' } };

const conditions: Readonly<
  Record<keyof ReviewFilter, [schema: Readonly<Record<string, unknown>>, description: string]>
> = {
  sources: [texts, 'From one of these sources. Repeated, or separated by commas, as all lists.'],
  stars: [
    { type: 'array', items: { type: 'integer', minimum: 1, maximum: 5 } },
    'With this many stars, rounded half up.',
  ],
  minRating: [rating, 'Rated at least this.'],
  maxRating: [rating, 'Rated at most this.'],
  text: [
    { type: 'string', minLength: limits.reviewSearch.min, maxLength: limits.reviewSearch.max },
    'Words that must each begin a word of the title, the body, the pros, or the cons.',
  ],
  languages: [texts, 'In one of these languages, as BCP 47 primary language tags: en, de, zh.'],
  publishedFrom: [
    { type: 'string' },
    'Published at this instant or later: ISO 8601 with a time zone, or a date, which is midnight in UTC.',
  ],
  publishedUntil: [{ type: 'string' }, 'Published before this instant.'],
  verifiedPurchase: [
    { type: 'boolean' },
    'Whether the source says that it is a verified purchase.',
  ],
  hasMedia: [{ type: 'boolean' }, 'Whether it has a photo or a video.'],
  hasReply: [{ type: 'boolean' }, 'Whether the seller or the maker has answered.'],
  isNew: [{ type: 'boolean' }, 'For a run of a schedule: whether no earlier run had found it.'],
  theme: [
    { type: 'string', minLength: limits.themeKey.min, maxLength: limits.themeKey.max },
    'Mentioning the theme with this key.',
  ],
  polarity: [
    { type: 'string', enum: ['PRAISE', 'CRITICISM'] },
    'With theme: praising, or criticizing, it.',
  ],
};
