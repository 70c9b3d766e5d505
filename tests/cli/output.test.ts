import { expect, test } from 'vitest';
import { runCommand } from '../../cli/src/run-command.ts';
import { run } from '../support/cli/run.ts';
import { serveTasks } from '../support/client/scripted-tasks.ts';
import { Written } from '../support/client/written.ts';

test('away from a terminal each change is one plain line', async () => {
  await using server = await serveTasks();

  const { code, out, err } = await run(server.url, 'start', 'store', 'toaster', '--watch');

  expect(code).toBe(0);
  expect(err).toBe('');
  expect(out).toMatchInlineSnapshot(`
    "toaster · stores: waiting for a worker
    toaster · stores, woocommerce: waiting
    toaster · stores, productpage: waiting
    toaster · stores: collecting
    toaster · stores, woocommerce: 1 found
    toaster · stores, productpage: 0 found
    toaster · stores, woocommerce: 3 found, done
    toaster · stores, productpage: failed: The shop asks for fewer requests.
    toaster · stores: done, though incomplete

    toaster · stores
    3 reviews, 4.3 ★★★★☆
      5 ★ ███████████████████████████░░░░░░░░░░░░░  67%     2
      4 ★ ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   0%     0
      3 ★ █████████████░░░░░░░░░░░░░░░░░░░░░░░░░░░  33%     1
      2 ★ ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   0%     0
      1 ★ ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   0%     0
      woocommerce  3 reviews, 4.3 ★ (it states 4.5 ★ of 120)
      productpage  0 reviews
    ! productpage failed: The shop asks for fewer requests.
    "
  `);
});

test('with --json each line is an event, the last one the final task', async () => {
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

test('colours are for terminals, and not for those that set NO_COLOR', async () => {
  await using server = await serveTasks();
  const coloured = '\u001B[1m';
  const words = ['start', 'store', 'kettle', '--watch'];
  const { signal } = new AbortController();
  const raw = async (out: Written, env: NodeJS.ProcessEnv) => {
    await runCommand(words, { out, err: out, env: { ...env, REVIEWCAST_URL: server.url }, signal });
    return out.raw;
  };

  expect(await raw(new Written(80), {})).toContain(coloured);
  expect(await raw(new Written(80), { NO_COLOR: '1' })).not.toContain(coloured);
  expect(await raw(new Written(), {})).not.toContain('\u001B');
});
