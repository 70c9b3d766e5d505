import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { emptyView } from '../../client/follow-task/task-view.ts';
import type { TaskFieldsFragment } from '../../client/generated/graphql.ts';
import type { LiveTask } from '../../client/terminal/display.ts';
import { paintFor, plain } from '../../client/terminal/paint.ts';
import { progressLines } from '../../client/terminal/progress-lines.ts';
import { summaryLines } from '../../client/terminal/summary.ts';
import { Written } from './written.ts';

const error = {
  code: 'SOURCE_UNREACHABLE',
  message: 'The shop did not answer within 15 seconds, three times in a row.',
  source: 'productpage',
  retryable: true,
};

const sources: TaskFieldsFragment['progress']['sources'] = [
  { source: 'woocommerce', status: 'DONE', found: 87, dropped: 2, error: null, restingUntil: null },
  { source: 'productpage', status: 'FAILED', found: 0, dropped: 0, error, restingUntil: null },
  {
    source: 'shopify',
    status: 'COLLECTING',
    found: 12,
    dropped: 0,
    error: null,
    restingUntil: null,
  },
  {
    source: 'bazaarvoice',
    status: 'WAITING',
    found: 0,
    dropped: 0,
    error: null,
    restingUntil: null,
  },
];

const progress = { fraction: 0.4, found: 99, message: null, sources };

const live: LiveTask = {
  productName: 'Copper kettle with a whistle, 1.7 litres',
  kind: 'STORE',
  maxReviews: 200,
  view: { ...emptyView('t1'), status: 'STARTED', attempt: 2, progress },
  connection: {
    transport: 'websocket',
    phase: 'reconnecting',
    attempt: 1,
    nextRetryAt: Date.now() - 1,
    problem: 'The WebSocket was closed (1006).',
  },
};

const finished: TaskFieldsFragment = {
  __typename: 'Task',
  id: 't1',
  kind: 'STORE',
  productName: live.productName,
  status: 'SUCCESS',
  attempt: 2,
  progress,
  result: {
    complete: false,
    summary: {
      count: 99,
      averageRating: 4.27,
      averageSentiment: 0.31,
      ratingHistogram: [4, 3, 11, 23, 58],
      bySource: [
        {
          source: 'woocommerce',
          count: 87,
          averageRating: 4.3,
          averageSentiment: 0.4,
          statedRating: 4.5,
          statedCount: 1204,
        },
        {
          source: 'shopify',
          count: 12,
          averageRating: null,
          averageSentiment: -0.2,
          statedRating: null,
          statedCount: null,
        },
      ],
    },
  },
  error: null,
  retryAt: null,
  sources: sources.map(({ source }) => source),
  maxReviews: 200,
  createdAt: '2026-11-24T05:28:00.000Z',
  startedAt: '2026-11-24T05:28:01.000Z',
  finishedAt: '2026-11-24T05:29:00.000Z',
  expiresAt: '2026-11-24T06:29:00.000Z',
  retryOf: null,
  cursor: 't1.9',
};

const widths = [80, 40];

test.each(widths)('progress fits %i columns, coloured or not', (columns) => {
  const lines = progressLines([live], columns, plain);
  const coloured = progressLines([live], columns, paintFor(new Written(columns), {}));

  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
  expect(coloured.map(stripVTControlCharacters)).toEqual(lines);
  expect(coloured).not.toEqual(lines);
});

test('progress at 80 columns', () => {
  expect(progressLines([live], 80, plain).join('\n')).toMatchInlineSnapshot(`
    "Copper kettle with a whistle, 1.7 litre…  collecting, attempt 2
      woocommerce  ████████████████████  87 found, done
      productpage  ░░░░░░░░░░░░░░░░░░░░  failed: The shop did not answer within 15 …
      shopify      █████░░░░░░░░░░░░░░░  12 found
      bazaarvoice  ░░░░░░░░░░░░░░░░░░░░  waiting
    connection lost, attempt 2 in 0 s: The WebSocket was closed (1006)."
  `);
});

test('progress at 40 columns', () => {
  expect(progressLines([live], 40, plain).join('\n')).toMatchInlineSnapshot(`
    "Copper kettle with …  collecting, attem…
      woocommerce  ████████  87 found, done
      productpage  ░░░░░░░░  failed: The sh…
      shopify      ██░░░░░░  12 found
      bazaarvoice  ░░░░░░░░  waiting
    connection lost, attempt 2 in 0 s: The …"
  `);
});

test.each(widths)('a summary fits %i columns', (columns) => {
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
      woocommerce  87 reviews, 4.3 ★ (it states 4.5 ★ of 1204)
      shopify      12 reviews, critical
    ! productpage failed: The shop did not answer within 15 seconds, three times in
      a row."
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
      woocommerce  87 reviews, 4.3 ★
        (it states 4.5 ★ of 1204)
      shopify      12 reviews, critical
    ! productpage failed: The shop did not
      answer within 15 seconds, three times
      in a row."
  `);
});

test('a failed task says why, and what it had collected', () => {
  const failed = { ...finished, status: 'FAILURE' as const, result: null, error };

  expect(summaryLines(failed, 80, plain).join('\n')).toMatchInlineSnapshot(`
    "Copper kettle with a whistle, 1.7 litres · stores
    failed: The shop did not answer within 15 seconds, three times in a row. 99
      reviews collected before.
    ! productpage failed: The shop did not answer within 15 seconds, three times in
      a row."
  `);
});

test('texts from elsewhere cannot move the cursor', () => {
  const hostile = { ...live, productName: 'kettle\u001B[2J\u0007' };

  expect(progressLines([hostile], 80, plain).join('')).not.toMatch(/\p{Cc}/u);
});
