import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../support/cli/run.ts';
import { ann, ben, keys } from '../support/server/callers.ts';
import { startTestServer, type TestServer } from '../support/server/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer(keys);
});
afterAll(() => server[Symbol.asyncDispose]());

const schedules = (token: string, ...words: string[]) =>
  run(server.graphql, 'schedules', ...words, '--token', token);

test('schedules are added, listed, shown, and deleted', async () => {
  const added = await schedules(ann, 'add', 'store', 'Kettle', '--every', '12h', '--json');
  const { id } = JSON.parse(added.out);
  expect((await schedules(ann)).out).toMatch(new RegExp(`^${id} +stores +Kettle +every 12h`, 'm'));
  expect((await schedules(ann, 'show', id)).out).toMatch(/^runs +every 12h$/m);
  const { ticks } = server.deployment.schedules;
  const [due] = (await ticks.lease(1)).due;
  await ticks.refuse(due ?? expect.unreachable(), 'The queue is full.');
  expect((await schedules(ann)).out).toMatch(new RegExp(`^${id} .* every 12h +refused$`, 'm'));
  expect((await schedules(ann, 'show', id)).out).toMatch(
    /^refused +The queue is full\. Trying every 30 s\.$/m,
  );
  expect((await schedules(ben, 'list')).out).toBe('No schedules.\n');
  expect(await schedules(ben, 'show', id)).toMatchObject({ code: 4 });
  expect((await schedules(ann, 'delete', id)).out).toBe(`deleted schedule ${id}\n`);
  expect(await schedules(ann, 'delete', id)).toMatchObject({ code: 4 });
  expect(await schedules(ann, 'add', 'store', 'Kettle')).toMatchObject({ code: 2 });
});

test('schedules are edited, paused, resumed, and run, and show their past runs', async () => {
  const page = 'https://shop.example/kettle';
  const words = ['Kettle', '--cron', '0 9 * * 1', '--time-zone', 'Europe/Berlin', '--url', page];
  const added = await schedules(ben, 'add', 'store', ...words, '--json');
  const { id } = JSON.parse(added.out);
  const edit = async (...options: string[]) =>
    JSON.parse((await schedules(ben, 'edit', id, ...options, '--json')).out);
  const kept = { kind: 'STORE', productName: 'Kettle', productUrls: [page] };
  const berlin = { timeZone: 'Europe/Berlin', everySeconds: null };
  expect(await edit('--max', '50')).toMatchObject({
    ...kept,
    ...berlin,
    maxReviews: 50,
    cron: '0 9 * * 1',
  });
  expect(await edit('--cron', '0 8 * * *')).toMatchObject({ ...berlin, cron: '0 8 * * *' });
  expect(await edit('--every', '2h')).toMatchObject({
    ...kept,
    cron: null,
    timeZone: null,
    everySeconds: 7200,
    maxReviews: 50,
  });
  for (const options of [[], ['--time-zone', 'UTC'], ['--url', page, '--no-urls']]) {
    expect(await schedules(ben, 'edit', id, ...options)).toMatchObject({ code: 2, out: '' });
  }
  expect((await schedules(ben, 'edit', id, '--product', 'Teapot')).out).toMatch(/^Teapot$/m);

  expect((await schedules(ben, 'pause', id)).out).toBe(`paused schedule ${id}\n`);
  expect((await schedules(ben)).out).toMatch(new RegExp(`^${id} .* every 2h +paused`, 'm'));
  expect((await schedules(ben, 'show', id)).out).toMatch(/^paused +2.*\n[\s\S]*\nNo runs yet\.$/m);
  expect((await schedules(ben, 'resume', id)).out).toMatch(/^resumed .*; the next run is in /);

  const ran = JSON.parse((await schedules(ben, 'run', id, '--json')).out);
  expect(ran).toMatchObject({ joined: false, task: { productName: 'Teapot' } });
  expect((await schedules(ben, 'run', id)).out).toContain(`joined Teapot · stores: ${ran.task.id}`);
  expect((await schedules(ben, 'show', id)).out).toMatch(
    new RegExp(`^RUN +STATE +FOUND +TASK\\n2.* PENDING +0 +${ran.task.id}$`, 'm'),
  );
  const shown = JSON.parse((await schedules(ben, 'show', id, '--runs', '1', '--json')).out);
  expect(shown).toMatchObject({ id, runs: [{ taskId: ran.task.id, status: 'PENDING' }] });
  for (const verb of ['pause', 'resume', 'run', 'show']) {
    expect(await schedules(ann, verb, id)).toMatchObject({ code: 4, out: '' });
  }
  expect(await schedules(ann, 'edit', id, '--max', '5')).toMatchObject({ code: 4, out: '' });
});
