import type { SourceFieldsFragment } from '@reviewcast/client/documents';
import { expect, test } from 'vitest';
import { sourceLines } from '../../cli/src/task/source-table.ts';
import { plain } from '../../cli/src/terminal/paint.ts';

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

const reddit: SourceFieldsFragment = {
  name: 'reddit',
  title: 'Reddit',
  kind: 'COMMUNITY',
  configured: true,
  note: null,
  cooldownUntil: null,
  lastSuccessAt: ago(3),
  lastError: {
    __typename: 'TaskError',
    code: 'SOURCE_RATE_LIMITED',
    message: 'Reddit asks to wait.',
    source: 'reddit',
    retryable: true,
  },
  lastErrorAt: ago(120),
  limit: { requests: 60, seconds: 60, used: 12 },
};
const lemmy: SourceFieldsFragment = {
  ...reddit,
  name: 'lemmy',
  title: 'Lemmy',
  lastSuccessAt: null,
  lastError: null,
  lastErrorAt: null,
  limit: null,
};

test('sources show what is used of their limits, and when each last succeeded and failed', () => {
  expect(sourceLines([reddit, lemmy], 120, plain)).toEqual([
    'SOURCE  NAME    KIND       STATE          LIMIT  LAST SUCCESS  LAST ERROR',
    'Reddit  reddit  community  ready  12/60 per 60s        3m ago  2h ago: SOURCE_RATE_LIMITED',
    'Lemmy   lemmy   community  ready',
  ]);
});

test('a failure is red while no success followed it, and a limit yellow while it is used up', () => {
  const paint = (tone: string, text: string) => `<${tone}>${text}`;
  const failing = {
    ...reddit,
    lastSuccessAt: ago(180),
    limit: { requests: 5, seconds: 1, used: 5 },
  };
  const [, recovered] = sourceLines([reddit], 120, paint);
  const [, failed] = sourceLines([failing], 120, paint);
  expect(recovered).toContain('<dim>2h ago: SOURCE_RATE_LIMITED');
  expect(recovered).not.toContain('<yellow>');
  expect(failed).toContain('<red>2h ago: SOURCE_RATE_LIMITED');
  expect(failed).toContain('<yellow>5/5 per 1s');
});

test('a narrow terminal keeps the state and the last failure', () => {
  const lines = sourceLines([reddit], 50, plain);
  expect(lines[1]).toMatch(/^Reddit +reddit +ready.* 2h ago: /);
  expect(lines.every((line) => line.length <= 50)).toBe(true);
});
