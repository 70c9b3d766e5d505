import stringWidth from 'string-width';
import { clip, oneLine, pad } from './line.ts';
import type { Paint, Tone } from './paint.ts';

/** A column of a table of `Row`. */
export interface Column<Row> {
  readonly title: string;
  readonly text: (row: Row) => string;
  readonly tone?: (row: Row) => Tone | undefined;
  /** Default: left. */
  readonly align?: 'left' | 'right';
  /** The width that the column may be truncated to. Default: it is never truncated. */
  readonly minWidth?: number;
  /** Columns are left out where the terminal is too narrow, the highest number first. Default: 0, never left out. */
  readonly rank?: number;
}

/**
 * A table with a line of titles that fits `width` columns of the terminal where its columns allow it. Columns without any text are
 * left out.
 */
export const tableLines = <Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  width: number,
  paint: Paint,
): string[] => {
  const filled = columns
    .map((column) => ({ ...column, cells: rows.map((row) => oneLine(column.text(row))) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map((column) => ({ ...column, width: widestOf([column.title, ...column.cells]) }));
  const fitted = fitTo(filled, width);
  const lineOf = (cells: readonly string[]) => cells.join(gap).trimEnd();
  const header = fitted.map(({ title, width, align }) => pad(clip(title, width), width, align));
  return [
    paint('dim', lineOf(header)),
    ...rows.map((row, index) =>
      lineOf(
        fitted.map(({ cells, width, align, tone }) => {
          const cell = clip(cells[index] ?? '', width);
          const tint = tone?.(row);
          return pad(tint ? paint(tint, cell) : cell, width, align);
        }),
      ),
    ),
  ];
};

const gap = '  ';

interface Sized {
  readonly width: number;
  readonly minWidth?: number;
  readonly rank?: number;
}

/** Narrows what may be truncated, the widest first; then leaves columns out. */
const fitTo = <Fitted extends Sized>(columns: readonly Fitted[], width: number): Fitted[] => {
  const floor = sum(columns.map(narrowest)) + gap.length * (columns.length - 1);
  const last = columns.reduce<Fitted | undefined>(
    (found, column) => ((column.rank ?? 0) > (found?.rank ?? 0) ? column : found),
    undefined,
  );
  if (floor > width && last) {
    return fitTo(
      columns.filter((column) => column !== last),
      width,
    );
  }
  const widths = columns.map((column) => column.width);
  let excess = sum(widths) + gap.length * (columns.length - 1) - width;
  while (excess > 0) {
    const slack = columns.map((column, i) => (widths[i] ?? 0) - narrowest(column));
    const most = slack.indexOf(Math.max(...slack));
    if ((slack[most] ?? 0) <= 0) break;
    widths[most] = (widths[most] ?? 0) - 1;
    excess -= 1;
  }
  return columns.map((column, i) => ({ ...column, width: widths[i] ?? 0 }));
};

const narrowest = ({ width, minWidth }: Sized): number => Math.min(width, minWidth ?? width);

const widestOf = (texts: readonly string[]): number =>
  Math.max(0, ...texts.map((t) => stringWidth(t)));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
