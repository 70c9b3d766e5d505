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
