import { columns } from './columns.ts';
import type { ReviewBatches } from './exported-review.ts';

/**
 * CSV for spreadsheets: UTF-8, a header, lines that end with CR LF. Texts are quoted, and those that a spreadsheet would take for a
 * formula begin with an apostrophe. A list is one cell with one item a line.
 *
 * @param bom whether to begin with a byte order mark, by which Excel recognizes UTF-8.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export async function* csv(
  batches: ReviewBatches,
  { bom }: { readonly bom: boolean },
): AsyncGenerator<string> {
  yield `${bom ? '\ufeff' : ''}${row(columns.map(({ name }) => name))}`;
  for await (const batch of batches) {
    yield batch.map((review) => row(columns.map(({ value }) => cellOf(value(review))))).join('');
  }
}

const row = (cells: readonly string[]): string => `${cells.join(',')}\r\n`;

/** Only texts can be formulas: a number may begin with a minus sign. */
const cellOf = (value: string | number | boolean | readonly string[] | null): string => {
  if (value === null || (Array.isArray(value) && value.length === 0)) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : value.join('\n');
  return `"${withoutFormula(text).replaceAll('"', '""')}"`;
};

/** Some spreadsheets take full-width signs for formulas too, and some skip spaces and invisible characters before a sign. */
const withoutFormula = (text: string): string =>
  /^(?:[\s\p{C}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/u.test(text) ? `'${text}` : text;
