import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { load } from 'cheerio';

/** Whether LibreOffice Calc is installed: the Debian package libreoffice-calc-nogui. */
export const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;

/**
 * Opens CSV in LibreOffice.
 *
 * @param options how it is imported: the tokens of its CSV filter.
 * @returns the cells of each row: numbers and booleans as such, empty ones as null, and formulas as their text after `formula:`.
 * @see https://help.libreoffice.org/latest/en-US/text/shared/guide/csv_params.html
 */
export const cellsInLibreOffice = async (csv: Buffer, options: string): Promise<Cell[][]> => {
  const folder = await mkdtemp(join(tmpdir(), 'reviewcast-libreoffice-'));
  try {
    await writeFile(join(folder, 'reviews.csv'), csv);
    await promisify(execFile)('soffice', [
      `-env:UserInstallation=file://${folder}/profile`,
      ...['--headless', '--convert-to', 'fods', `--infilter=CSV:${options}`],
      ...['--outdir', folder, join(folder, 'reviews.csv')],
    ]);
    return cellsIn(await readFile(join(folder, 'reviews.fods'), 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

export type Cell = string | number | boolean | null;

const cellsIn = (flatOds: string): Cell[][] => {
  const xml = load(flatOds, { xml: true });
  xml('text\\:s').each((_, space) => {
    xml(space).replaceWith(' '.repeat(Number(space.attribs['text:c'] ?? 1)));
  });
  xml('text\\:tab').replaceWith('\t');
  return xml('table\\:table-row')
    .toArray()
    .map((row) =>
      xml(row)
        .children('table\\:table-cell')
        .toArray()
        .flatMap((cell) => {
          const lines = xml(cell).children('text\\:p').toArray();
          const text = lines.map((line) => xml(line).text()).join('\n');
          const length = Number(cell.attribs['table:number-columns-repeated'] ?? 1);
          return Array.from({ length }, () => typedCell(cell.attribs, text));
        }),
    );
};

const typedCell = (attribs: Readonly<Record<string, string>>, text: string): Cell => {
  const formula = attribs['table:formula'];
  if (formula !== undefined) return `formula:${formula}`;
  switch (attribs['office:value-type']) {
    case undefined:
      return null;
    case 'float':
      return Number(attribs['office:value']);
    case 'boolean':
      return attribs['office:boolean-value'] === 'true';
    default:
      return text;
  }
};
