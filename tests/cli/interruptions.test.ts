import { expect, test } from 'vitest';
import { runCommand } from '../../cli/src/run-command.ts';
import { run } from '../support/cli/run.ts';
import { startFaultyProxy } from '../support/client/faulty-proxy.ts';
import { serveTasks } from '../support/client/scripted-tasks.ts';
import { Written } from '../support/client/written.ts';

test('Ctrl-C leaves the task running and prints how to follow it again', async () => {
  await using server = await serveTasks();
  const out = new Written(80);
  const err = new Written(80);
  const interrupting = new AbortController();
  const environment = { out, err, env: { REVIEWCAST_URL: server.url } };

  const running = runCommand(['start', 'store', 'samovar', '--watch'], {
    ...environment,
    signal: interrupting.signal,
  });
  await out.has('1 found');
  interrupting.abort();

  expect(await running).toBe(130);
  expect(err.text).toBe(
    '\nThe task keeps running. To follow it again, run: reviewcast watch samovar-1\n',
  );
  await expect.poll(server.open).toEqual({ sockets: 0, streams: 0 });
  const cursorShown = out.raw.lastIndexOf('\u001B[?25h');
  expect(cursorShown).toBeGreaterThan(out.raw.lastIndexOf('\u001B[?25l'));
  expect(await run(server.url, 'cancel', 'samovar-1')).toMatchObject({ code: 0 });
});

test('a lost connection is reported and reopened', async () => {
  await using server = await serveTasks();
  await using proxy = await startFaultyProxy(server.url);
  const out = new Written();
  const { signal } = new AbortController();

  const running = runCommand(['start', 'store', 'samovar', '--watch', '--server', proxy.url], {
    out,
    err: out,
    env: {},
    signal,
  });
  await out.has('WooCommerce: 1 found');
  proxy.cut();
  await out.has('samovar · stores: connection lost, attempt 2 in 1 s: ');
  await run(server.url, 'cancel', 'samovar-1');

  expect(await running).toBe(3);
});
