import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../support/cli/run.ts';
import { ann, bearer, ben, keys, operator, start } from '../support/server/callers.ts';
import { FakeWorker } from '../support/server/fake-worker.ts';
import { startTestServer, type TestServer } from '../support/server/test-server.ts';

let server: TestServer;
/** One of Ann's and two of Ben's. */
let waiting: string;
let done: FakeWorker;
let failed: FakeWorker;

beforeAll(async () => {
  server = await startTestServer(keys);
  const { graphql, deployment } = server;
  waiting = (await start(graphql, bearer(ann))).taskId;
  done = new FakeWorker(deployment.log, (await start(graphql, bearer(ben))).taskId);
  await done.claim();
  await done.find('It boils.', 'It leaks.');
  await done.succeed();
  failed = new FakeWorker(deployment.log, (await start(graphql, bearer(ben))).taskId);
  await failed.claim();
  await failed.fail();
});
afterAll(() => server[Symbol.asyncDispose]());

const as = (token: string, ...words: string[]) => run(server.graphql, ...words, '--token', token);

const idsIn = (jsonLines: string): string[] =>
  jsonLines
    .trimEnd()
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line).id]));

const listed = async (...words: string[]) =>
  idsIn((await as(operator, 'list', '--json', ...words)).out).toSorted();

test('active lists the caller’s unfinished tasks, with an operator key those of all callers', async () => {
  expect((await as(ben, 'active')).out).toBe('No active tasks.\n');
  const { code, out, err } = await as(ann, 'active');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.replace(/\ds ago/, '1s ago')).toBe(
    `TASK                               STATE    KIND    PRODUCT  FOUND  CREATED\n${waiting}  waiting  stores  Kettle       0   1s ago\n`,
  );
  expect(idsIn((await as(operator, 'active', '--json')).out)).toEqual([waiting]);
});

test('list lists tasks newest first, and its options choose among them', async () => {
  const all = [waiting, done.taskId, failed.taskId].toSorted();
  expect(await listed()).toEqual(all);
  expect(await listed('--failed')).toEqual([failed.taskId]);
  expect(await listed('--status', 'succeeded,waiting')).toEqual([waiting, done.taskId].toSorted());
  expect(await listed('--search', 'kett', '--kind', 'store')).toContain(waiting);
  expect(await listed('--kind', 'google')).toEqual([]);
  expect(await listed('--error', failed.taskId)).toEqual([]);
  expect(await listed('--since', '1h')).toEqual(all);
  expect(await listed('--until', '1h')).toEqual([]);
  expect((await as(operator, 'list', '--limit', '1')).out).toContain('The newest 1 of 3.');
  expect((await as(operator, 'list', '--until', '1h')).out).toBe('No tasks match.\n');
  const { code, err } = await as(ann, 'list', '--failed', '--incomplete');
  expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('--incomplete') });
});

test('a list says why tasks failed, and show what each source did, with the log', async () => {
  expect((await as(operator, 'list', '--failed')).out).toMatch(/\n {2}[A-Z_]+: \S/);
  const { out } = await as(operator, 'show', failed.taskId, '--log');
  expect(out).toContain(failed.taskId);
  expect(out).toMatch(/^error +[A-Z_]+: \S/m);
  expect(out).toMatch(/^1 .* queued$/m);
  expect(out).toMatch(/attempt 1 started on worker-1$/m);
  expect(out).toMatch(/failed: [A-Z_]+, \S/);
  const shown = JSON.parse((await as(operator, 'show', failed.taskId, '--log', '--json')).out);
  expect(shown).toMatchObject({ id: failed.taskId, status: 'FAILURE' });
  expect(shown.events.map(({ __typename }: { __typename: string }) => __typename)).toEqual([
    'TaskQueued',
    'TaskStarted',
    'TaskFailed',
  ]);
});

test('reviews prints what a task has collected', async () => {
  const { out } = await as(operator, 'reviews', done.taskId, '--sort', 'oldest');
  expect(out).toMatch(/It boils\./);
  expect(out).toMatch(/It leaks\./);
  const lines = (
    await as(operator, 'reviews', done.taskId, '--json', '--limit', '1')
  ).out.trimEnd();
  expect(JSON.parse(lines)).toMatchObject({ source: 'woocommerce' });
  expect((await as(operator, 'reviews', done.taskId, '--stars', '1')).out).toBe('No reviews.\n');
  expect(await as(operator, 'reviews', failed.taskId)).toMatchObject({ out: 'No reviews.\n' });
  expect(await as(operator, 'reviews', done.taskId, '--stars', '6')).toMatchObject({ code: 2 });
});

test('queues are listed, paused, and resumed, by operators only', async () => {
  expect((await as(operator, 'queues', 'pause', 'store')).out).toBe(
    'paused store: 3 waiting, 0 running\n',
  );
  expect((await as(operator, 'queues')).out).toMatch(/^KIND .*PAUSED\n.*\nstores .* ago/m);
  const resumed = JSON.parse((await as(operator, 'queues', 'resume', 'store', '--json')).out);
  expect(resumed).toMatchObject({ kind: 'STORE', pausedSince: null });
  const { code, out, err } = await as(ann, 'queues', 'pause', 'store');
  expect({ code, out }).toEqual({ code: 6, out: '' });
  expect(err).toMatch(/operator.*--token/);
});

test('stats, workers, and sources show what runs where', async () => {
  const now = Date.now();
  expect((await as(operator, 'workers')).out).toContain('No workers are running.');
  await server.deployment.workers.report({
    v: 1,
    id: 'host-1-2-ab',
    host: 'host-1',
    kinds: ['STORE', 'GOOGLE'],
    concurrency: 4,
    startedAt: now,
    activeTasks: [waiting],
    succeeded: 7,
    failed: 1,
    sources: [
      {
        name: 'woocommerce',
        configured: true,
        missing: [],
        cooldownUntil: null,
        limit: { requests: 60, seconds: 60 },
      },
    ],
  });
  const { out } = await as(operator, 'workers');
  expect(out).toMatch(/^host-1-2-ab {2}stores, Google +1\/8 +7 +1 /m);
  expect(out).toContain(`  ${waiting}  Kettle · stores\n`);
  expect((await as(operator, 'workers', 'drain', 'host-1-2-ab')).out).toBe(
    'draining host-1-2-ab, which runs 1 task\n',
  );
  expect(await as(operator, 'workers', 'drain', 'nobody')).toMatchObject({ code: 4 });
  expect(await as(ann, 'workers', 'drain', 'host-1-2-ab')).toMatchObject({ code: 6 });
  const stats = await as(operator, 'stats');
  expect(stats.out).toContain('host-1-2-ab');
  expect(stats.out).toMatch(/^stores +3 +0 /m);
  expect(await as(ann, 'stats')).toMatchObject({ code: 6, out: '' });
  const json = JSON.parse((await as(operator, 'stats', '--json')).out);
  expect(json).toMatchObject({ queues: [{}, { pending: 3 }, {}], workers: [{}] });
  expect((await as(ann, 'sources')).out).toMatch(
    /^WooCommerce shops +woocommerce +stores +ready +0\/60 per 60s$/m,
  );
});

test('schedules are added, listed, shown, and deleted', async () => {
  const added = await as(ann, 'schedules', 'add', 'store', 'Kettle', '--every', '12h', '--json');
  const { id } = JSON.parse(added.out);
  expect((await as(ann, 'schedules')).out).toMatch(
    new RegExp(`^${id} +stores +Kettle +every 12h`, 'm'),
  );
  expect((await as(ann, 'schedules', 'show', id)).out).toMatch(/^runs +every 12h$/m);
  expect((await as(ben, 'schedules', 'list')).out).toBe('No schedules.\n');
  expect(await as(ben, 'schedules', 'show', id)).toMatchObject({ code: 4 });
  expect((await as(ann, 'schedules', 'delete', id)).out).toBe(`deleted schedule ${id}\n`);
  expect(await as(ann, 'schedules', 'delete', id)).toMatchObject({ code: 4 });
  expect(await as(ann, 'schedules', 'add', 'store', 'Kettle')).toMatchObject({ code: 2 });
});

test('schedules are edited, paused, resumed, and run, and show their past runs', async () => {
  const page = 'https://shop.example/kettle';
  const words = ['Kettle', '--cron', '0 9 * * 1', '--time-zone', 'Europe/Berlin', '--url', page];
  const added = await as(ben, 'schedules', 'add', 'store', ...words, '--json');
  const { id } = JSON.parse(added.out);
  const edit = async (...options: string[]) =>
    JSON.parse((await as(ben, 'schedules', 'edit', id, ...options, '--json')).out);
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
    expect(await as(ben, 'schedules', 'edit', id, ...options)).toMatchObject({ code: 2, out: '' });
  }
  expect((await as(ben, 'schedules', 'edit', id, '--product', 'Teapot')).out).toMatch(/^Teapot$/m);

  expect((await as(ben, 'schedules', 'pause', id)).out).toBe(`paused schedule ${id}\n`);
  expect((await as(ben, 'schedules')).out).toMatch(new RegExp(`^${id} .* every 2h +paused`, 'm'));
  expect((await as(ben, 'schedules', 'show', id)).out).toMatch(
    /^paused +2.*\n[\s\S]*\nNo runs yet\.$/m,
  );
  expect((await as(ben, 'schedules', 'resume', id)).out).toMatch(
    /^resumed .*; the next run is in /,
  );

  const ran = JSON.parse((await as(ben, 'schedules', 'run', id, '--json')).out);
  expect(ran).toMatchObject({ joined: false, task: { productName: 'Teapot' } });
  expect((await as(ben, 'schedules', 'run', id)).out).toContain(
    `joined Teapot · stores: ${ran.task.id}`,
  );
  expect((await as(ben, 'schedules', 'show', id)).out).toMatch(
    new RegExp(`^RUN +STATE +FOUND +TASK\\n2.* PENDING +0 +${ran.task.id}$`, 'm'),
  );
  const shown = JSON.parse((await as(ben, 'schedules', 'show', id, '--runs', '1', '--json')).out);
  expect(shown).toMatchObject({ id, runs: [{ taskId: ran.task.id, status: 'PENDING' }] });
  for (const verb of ['pause', 'resume', 'run', 'show']) {
    expect(await as(ann, 'schedules', verb, id)).toMatchObject({ code: 4, out: '' });
  }
  expect(await as(ann, 'schedules', 'edit', id, '--max', '5')).toMatchObject({ code: 4, out: '' });
});

test('an error says what is missing', async () => {
  const noKey = await run(server.graphql, 'list');
  expect(noKey).toMatchObject({ code: 6, err: expect.stringContaining('requires a key') });
  const wrongKey = await as('no-such-key-0123456789', 'list');
  expect(wrongKey).toMatchObject({ code: 6, err: expect.stringContaining('does not accept') });
  const unknown = await as(ann, 'show', 'nobody');
  expect(unknown).toMatchObject({ code: 4, err: expect.stringContaining('nobody') });
  const unreachable = await run('http://127.0.0.1:9/graphql', 'list');
  expect(unreachable).toMatchObject({ code: 5, err: expect.stringContaining('REVIEWCAST_URL') });
});
