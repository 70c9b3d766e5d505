import { createEndpoint } from '@reviewcast/client';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { changeTasks } from '../../cli/src/change/change-tasks.ts';
import type { BulkCall } from '../../cli/src/change/task-change.ts';
import { Written } from '../support/client/written.ts';

const step = (matched: number, changed: number, hasMore = false) => ({ matched, changed, hasMore });

/** Cancels tasks in calls with these outcomes, the first of which is the count. */
const cancel = async (
  outcomes: (ReturnType<typeof step> | Error)[],
  options: { readonly json?: boolean; readonly dryRun?: boolean } = {},
) => {
  const out = new Written();
  const calls: BulkCall[] = [];
  const change = {
    verb: 'cancel',
    done: 'canceled',
    states: ['PENDING'] as const,
    apply: async (_endpoint: unknown, call: BulkCall) => {
      calls.push(call);
      const outcome = outcomes[calls.length - 1];
      if (outcome === undefined || outcome instanceof Error) throw outcome ?? new Error('called');
      return outcome;
    },
  };
  const failure = await changeTasks(
    new Command(),
    change,
    { kind: ['STORE'] },
    { yes: true, dryRun: false, json: false, ...options },
    {
      endpoint: createEndpoint({ url: 'http://127.0.0.1:9/graphql' }),
      out,
      err: new Written(),
      env: {},
      signal: new AbortController().signal,
      exitWith: () => {},
    },
  ).catch((error: unknown) => error);
  return { out: out.text, dryRuns: calls.map(({ dryRun }) => dryRun), failure };
};

test('a dry run only counts, and says if one call does not count all', async () => {
  const only = { dryRun: true };
  expect(await cancel([step(1, 0)], only)).toEqual({
    out: '1 task would be canceled.\n',
    dryRuns: [true],
  });
  expect((await cancel([step(10_000, 0, true)], only)).out).toBe(
    'More than 10,000 tasks would be canceled.\n',
  );
  expect((await cancel([step(10_000, 0, true)], { ...only, json: true })).out).toBe(
    '{"matched":10000,"changed":0,"hasMore":true}\n',
  );
});

test('calls are repeated until none is left', async () => {
  const outcomes = [
    step(10_000, 0, true),
    step(10_000, 9_990, true),
    step(10_000, 10_000, true),
    step(7, 7),
  ];
  expect(await cancel(outcomes)).toEqual({
    out: 'canceled 19,997 tasks\n',
    dryRuns: [true, false, false, false],
  });
});

test('calls end when one changes nothing, and tasks that others changed are not counted', async () => {
  const outcomes = [step(10_000, 0, true), step(10_000, 20, true), step(10_000, 0, true)];
  expect(await cancel(outcomes)).toEqual({
    out: 'canceled 20 of more than 10,000 tasks\n',
    dryRuns: [true, false, false],
  });
  expect((await cancel([step(3, 0), step(2, 2)])).out).toBe('canceled 2 of 3 tasks\n');
});

test('what was changed before a failure is reported before it', async () => {
  const failure = new Error('Too many starts.');
  expect(await cancel([step(5, 0), step(5, 2, true), failure])).toEqual({
    out: 'canceled 2 of 5 tasks\n',
    dryRuns: [true, false, false],
    failure,
  });
  expect((await cancel([step(5, 0), step(5, 2, true), failure], { json: true })).out).toBe(
    '{"matched":5,"changed":2,"hasMore":true}\n',
  );
  expect(await cancel([step(5, 0), failure])).toMatchObject({ out: '', failure });
});
