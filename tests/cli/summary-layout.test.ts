import { expect, test } from 'vitest';
import { summaryLines } from '../../cli/src/task/summary.ts';
import { plain } from '../../cli/src/terminal/paint.ts';
import { error, finished } from '../support/cli/sample-task.ts';

test.each([80, 40])('a summary fits %i columns', (columns) => {
  const lines = summaryLines(finished, columns, plain);

  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
});

test('a summary at 80 columns', () => {
  expect(summaryLines(finished, 80, plain).join('\n')).toMatchInlineSnapshot(`
    "Copper kettle with a whistle, 1.7 litres · stores
    99 reviews, 4.3 ★★★★☆
      5 ★ ███████████████████████░░░░░░░░░░░░░░░░░  59%    58
      4 ★ █████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  23%    23
      3 ★ ████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  11%    11
      2 ★ █░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   3%     3
      1 ★ ██░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   4%     4
      WooCommerce  87 reviews, 4.3 ★ (reports 4.5 ★ from 1204)
      Shopify      12 reviews, negative
    ! Product pages failed: The shop did not answer within 15 seconds, three times
      in a row."
  `);
});

test('a summary at 40 columns', () => {
  expect(summaryLines(finished, 40, plain).join('\n')).toMatchInlineSnapshot(`
    "Copper kettle with a whistle, 1.7 litre…
    99 reviews, 4.3 ★★★★☆
      5 ★ ████████████░░░░░░░░  59%    58
      4 ★ █████░░░░░░░░░░░░░░░  23%    23
      3 ★ ██░░░░░░░░░░░░░░░░░░  11%    11
      2 ★ █░░░░░░░░░░░░░░░░░░░   3%     3
      1 ★ █░░░░░░░░░░░░░░░░░░░   4%     4
      WooCommerce  87 reviews, 4.3 ★
        (reports 4.5 ★ from 1204)
      Shopify      12 reviews, negative
    ! Product pages failed: The shop did not
      answer within 15 seconds, three times
      in a row."
  `);
});

test('a failed task states the reason and the number of reviews collected', () => {
  const failed = { ...finished, status: 'FAILURE' as const, result: null, error };

  expect(summaryLines(failed, 80, plain).join('\n')).toMatchInlineSnapshot(`
    "Copper kettle with a whistle, 1.7 litres · stores
    failed: The shop did not answer within 15 seconds, three times in a row. 99
      reviews from 2 of 4 sources collected.
    ! Product pages failed: The shop did not answer within 15 seconds, three times
      in a row."
  `);
});
