import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import type { LiveTask } from '../../cli/src/follow/display.ts';
import { progressLines } from '../../cli/src/follow/progress-lines.ts';
import { paintFor, plain } from '../../cli/src/terminal/paint.ts';
import { live } from '../support/cli/sample-task.ts';
import { Written } from '../support/client/written.ts';

test.each([80, 40])('progress fits %i columns, colored or not', (columns) => {
  const lines = progressLines([live], columns, plain);
  const colored = progressLines([live], columns, paintFor(new Written(columns), {}));

  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
  expect(colored.map(stripVTControlCharacters)).toEqual(lines);
  expect(colored).not.toEqual(lines);
});

test('progress at 80 columns', () => {
  expect(progressLines([live], 80, plain).join('\n')).toMatchInlineSnapshot(`
    "Copper kettle with a whistle, 1.7 litre…  56%, collecting, attempt 2
      WooCommerce    ████████████████████  87 found, done
      Product pages  ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌  failed: The shop did not answer within 1…
      Shopify        █████░░░░░░░░░░░░░░░  12 found
      Bazaarvoice    ░░░░░░░░░░░░░░░░░░░░  waiting
    connection lost, attempt 2 in 0 s: The WebSocket was closed (1006)."
  `);
});

test('progress at 40 columns', () => {
  expect(progressLines([live], 40, plain).join('\n')).toMatchInlineSnapshot(`
    "Copper kettle with …  56%, collecting, …
      WooCommerce   ████████  87 found, done
      Product pag…  ╌╌╌╌╌╌╌╌  failed: The s…
      Shopify       ██░░░░░░  12 found
      Bazaarvoice   ░░░░░░░░  waiting
    connection lost, attempt 2 in 0 s: The …"
  `);
});

test('control characters in a product name do not reach the terminal', () => {
  const hostile = { ...live, productName: 'kettle\u001B[2J\u0007' };

  expect(progressLines([hostile], 80, plain).join('')).not.toMatch(/\p{Cc}/u);
});

test('times in messages are local', () => {
  const resumption = new Date();
  resumption.setHours(23, 59, 58, 0);
  const message = `Requests resume at ${resumption.toISOString()}.`;
  const error = { message, code: 'SOURCE_RATE_LIMITED', source: 'reddit', retryable: true };
  const failed: LiveTask = {
    ...live,
    view: { ...live.view, status: 'FAILURE', error: { __typename: 'TaskError', ...error } },
  };

  expect(progressLines([failed], 120, plain)[0]).toContain('Requests resume at 23:59:58.');
});
