import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { plain } from '../../cli/src/terminal/paint.ts';
import { type Column, tableLines } from '../../cli/src/terminal/table.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly found: number;
}

const columns: readonly Column<Row>[] = [
  { title: 'ID', text: ({ id }) => id },
  { title: 'NAME', text: ({ name }) => name, minWidth: 6 },
  { title: 'FOUND', text: ({ found }) => String(found), align: 'right', rank: 1 },
  { title: 'NOTE', text: () => '' },
];

const rows: readonly Row[] = [
  { id: 't1', name: 'Copper kettle with a whistle', found: 7 },
  { id: 't2', name: '電気ケトル\u001b[31m1.7リットル', found: 1204 },
];

test('a table shows everything where there is room, without empty columns', () => {
  expect(tableLines(columns, rows, 80, plain)).toEqual([
    'ID  NAME                          FOUND',
    't1  Copper kettle with a whistle      7',
    't2  電気ケトル1.7リットル          1204',
  ]);
});

test('a narrow terminal truncates what may be truncated, then leaves out what may be left out', () => {
  expect(tableLines(columns, rows, 22, plain)).toEqual([
    'ID  NAME         FOUND',
    't1  Copper ket…      7',
    't2  電気ケトル…   1204',
  ]);
  expect(tableLines(columns, rows, 12, plain)).toEqual(['ID  NAME', 't1  Copper …', 't2  電気ケ…']);
});

test.each([12, 16, 20, 30, 40, 80])('no line is wider than %i columns of the terminal', (width) => {
  for (const line of tableLines(columns, rows, width, plain)) {
    expect(stringWidth(line)).toBeLessThanOrEqual(width);
  }
});
