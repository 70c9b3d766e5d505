import { expect, test } from 'vitest';
import { runCommand } from '../../cli/src/run-command.ts';
import { run } from '../support/cli/run.ts';
import { serveTasks } from '../support/client/scripted-tasks.ts';
import { Written } from '../support/client/written.ts';

test('without a terminal each change is one plain line', async () => {
  await using server = await serveTasks();

  const { code, out, err } = await run(server.url, 'start', 'store', 'toaster', '--watch');

  expect(code).toBe(0);
  expect(err).toBe('');
  expect(out).toMatchInlineSnapshot(`
    "toaster · stores: waiting for a worker
    toaster · stores, WooCommerce: waiting
    toaster · stores, Product pages: waiting
    toaster · stores: collecting
    toaster · stores, WooCommerce: 1 found
    toaster · stores, Product pages: 0 found
    toaster · stores, WooCommerce: 3 found, done
    toaster · stores, Product pages: failed: The shop asks for fewer requests.
    toaster · stores: done, but incomplete

    toaster · stores
    3 reviews, 4.3 ★★★★☆
      5 ★ ███████████████████████████░░░░░░░░░░░░░  67%     2
      4 ★ ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   0%     0
      3 ★ █████████████░░░░░░░░░░░░░░░░░░░░░░░░░░░  33%     1
      2 ★ ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   0%     0
      1 ★ ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   0%     0
      WooCommerce    3 reviews, 4.3 ★ (reports 4.5 ★ from 120)
      Product pages  0 reviews
    ! Product pages failed: The shop asks for fewer requests.
    "
  `);
});

test('with --json each line is an event, and the last one is the finished task', async () => {
  await using server = await serveTasks();
  await run(server.url, 'start', 'google', 'kettle');

  const { code, out } = await run(server.url, 'watch', 'kettle-1', '--json');

  const lines = out.trimEnd().split('\n');
  expect(code).toBe(0);
  expect(lines.map((line) => JSON.parse(line).__typename)).toEqual([
    'TaskQueued',
    'TaskStarted',
    'ReviewsFound',
    'TaskProgressed',
    'TaskProgressed',
    'TaskSucceeded',
    'Task',
  ]);
});

test('output is colored on terminals, unless NO_COLOR is set', async () => {
  await using server = await serveTasks();
  const colored = '\u001B[1m';
  const words = ['start', 'store', 'kettle', '--watch'];
  const { signal } = new AbortController();
  const raw = async (out: Written, env: NodeJS.ProcessEnv) => {
    await runCommand(words, { out, err: out, env: { ...env, REVIEWCAST_URL: server.url }, signal });
    return out.raw;
  };

  expect(await raw(new Written(80), {})).toContain(colored);
  expect(await raw(new Written(80), { NO_COLOR: '1' })).not.toContain(colored);
  expect(await raw(new Written(), {})).not.toContain('\u001B');
});
