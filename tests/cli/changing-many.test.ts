import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runCommand } from '../../cli/src/run-command.ts';
import { run } from '../support/cli/run.ts';
import { Written } from '../support/client/written.ts';
import { ann, bearer, ben, keys, operator, start } from '../support/server/callers.ts';
import { serve, startTestServer, type TestServer } from '../support/server/test-server.ts';

let server: TestServer;
let ids: readonly string[];

beforeAll(async () => {
  server = await startTestServer(keys);
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(async () => {
  const started = await Promise.all([1, 2, 3].map(() => start(server.graphql, bearer(ann))));
  ids = started.map(({ taskId }) => taskId);
});

const asAnn = (...words: string[]) => run(server.graphql, ...words, '--token', ann);

const states = async () => {
  const tasks = await Promise.all(ids.map((id) => server.deployment.log.find(id)));
  return tasks.map((task) => task?.status ?? 'gone');
};

/** Answers a confirmation as a person at a terminal. */
const answer = async (text: string, ...words: string[]) => {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const out = new Written();
  const err = new Written();
  const { signal } = new AbortController();
  const env = { REVIEWCAST_URL: server.graphql, REVIEWCAST_TOKEN: ann };
  const running = runCommand(words, { out, err, env, input, signal });
  await err.has('[y/N]');
  input.write(`${text}\n`);
  return { code: await running, out: out.text, err: err.text };
};

test('cancel, retry, and delete change all tasks that match, after a count', async () => {
  const others = await start(server.graphql, bearer(ben));

  expect((await asAnn('cancel', '--kind', 'store', '--dry-run')).out).toBe(
    '3 tasks would be canceled.\n',
  );
  expect(await states()).toEqual(['PENDING', 'PENDING', 'PENDING']);
  const refused = await asAnn('cancel', '--kind', 'store');
  expect(refused).toMatchObject({ code: 2, err: expect.stringMatching(/Cancel 3 tasks\?.*--yes/) });
  expect((await answer('n', 'cancel', '--kind', 'store')).out).toBe('Nothing changed.\n');
  expect(await states()).toEqual(['PENDING', 'PENDING', 'PENDING']);
  expect(await answer('y', 'cancel', '--kind', 'store')).toMatchObject({
    code: 0,
    out: 'canceled 3 tasks\n',
  });
  expect(await states()).toEqual(['REVOKED', 'REVOKED', 'REVOKED']);
  expect((await server.deployment.log.find(others.taskId))?.status).toBe('PENDING');

  expect((await asAnn('retry', '--status', 'canceled', '--yes')).out).toBe('retried 3 tasks\n');
  expect((await asAnn('retry', '--status', 'canceled', '--yes')).out).toBe('No tasks to retry.\n');

  const deleted = await asAnn('delete', '--status', 'canceled', '--yes', '--json');
  expect(JSON.parse(deleted.out)).toEqual({ matched: 3, changed: 3, hasMore: false });
  expect(await states()).toEqual(['gone', 'gone', 'gone']);
  await asAnn('cancel', '--kind', 'store', '--yes');
  await asAnn('delete', '--kind', 'store', '--yes');
});

test('at a limit on starts, a retry says what it has retried before it fails, and the rest can be retried later', async () => {
  await asAnn('cancel', ...ids);
  const limited = await serve({ ...keys, prefix: server.prefix, startsPerMinute: 2 });
  const { redis, keys: names } = server.deployment;
  for (const key of await redis.keys(`${names.starts}*`)) await redis.del(key);
  const retry = (...words: string[]) =>
    run(limited.graphql, 'retry', '--status', 'canceled', '--yes', ...words);
  expect(await retry('--token', ann)).toEqual({
    code: 7,
    out: 'retried 2 of 3 tasks\n',
    err: expect.stringContaining('STARTS_PER_MINUTE'),
  });
  const nothing = await retry('--token', ann);
  expect(nothing).toMatchObject({ code: 7, out: '' });
  expect((await retry('--token', operator, '--json')).out).toBe(
    '{"matched":1,"changed":1,"hasMore":false}\n',
  );
  await asAnn('cancel', '--kind', 'store', '--yes');
  await asAnn('delete', '--kind', 'store', '--yes');
});

test('tasks are named or chosen, and never all by accident', async () => {
  for (const verb of ['cancel', 'retry', 'delete']) {
    expect(await asAnn(verb, '--yes')).toMatchObject({ code: 2 });
    expect(await asAnn(verb, 'x', '--kind', 'store')).toMatchObject({ code: 2 });
    expect(await asAnn(verb, 'nobody')).toMatchObject({ code: 4 });
  }
  expect(await asAnn('cancel', '--failed', '--yes')).toMatchObject({
    code: 2,
    err: expect.stringContaining('can be canceled'),
  });
  const every = 'pending,started,retry,success,failure,revoked';
  expect(await asAnn('cancel', '--status', every, '--yes')).toMatchObject({ code: 2, out: '' });
  expect((await asAnn('retry', '--help')).out).toContain('--failed-sources');
  expect((await asAnn('cancel', ...ids)).out).toBe('canceled Kettle · stores\n'.repeat(3));
  const again = await asAnn('retry', ids[0] ?? '', '--failed-sources', '--json');
  expect(JSON.parse(again.out)).toMatchObject({ joined: false, task: { status: 'PENDING' } });
  expect((await asAnn('delete', ...ids)).out).toBe(ids.map((id) => `deleted ${id}\n`).join(''));
});
