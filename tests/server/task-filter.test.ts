import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { TaskInput } from '../../contract/task.ts';
import { listedTask } from '../../tasks/listed-task.ts';
import { inputOf, resultOf } from '../support/contract/samples.ts';
import { ann, bearer, ben, keys, operator } from '../support/server/callers.ts';
import { claimedTask, type FakeWorker } from '../support/server/fake-worker.ts';
import { ask } from '../support/server/polling.ts';
import { startTestServer, type TestServer } from '../support/server/test-server.ts';
import { errorsOf } from '../support/server/transport.ts';

const ownerOf = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 24);

const query = `query ($where: TaskFilter) {
  tasks(where: $where) { totalCount edges { node { id owner createdAt } } }
}`;

const answer = z.object({
  data: z.object({
    tasks: z.object({
      totalCount: z.number().nullable(),
      edges: z.array(
        z.object({
          node: z.object({ id: z.string(), owner: z.string().nullable(), createdAt: z.string() }),
        }),
      ),
    }),
  }),
});

let server: TestServer;
/** A task of Ann by name, as a worker left it. */
const tasks = new Map<string, string>();

const add = async (
  name: string,
  input: Partial<TaskInput>,
  end: (worker: FakeWorker) => Promise<void>,
) => {
  const { log, index } = server.deployment;
  const whole = { owner: ownerOf(ann), ...input };
  const worker = await claimedTask(log, whole);
  await index.add(listedTask(worker.taskId, inputOf(whole)));
  await end(worker);
  tasks.set(name, worker.taskId);
};

beforeAll(async () => {
  server = await startTestServer(keys);
  const { ttlMs } = server.deployment.log;
  await add('complete', { scheduleId: 's1' }, (worker) => worker.succeed());
  await add('incomplete', {}, (worker) =>
    worker.write({
      type: 'TaskSucceeded',
      result: resultOf(false),
      progress: { fraction: 1, found: 0, message: null, sources: [] },
      inMs: { expiresAt: ttlMs },
    }),
  );
  await add('failed', { scheduleId: 's1' }, (worker) => worker.fail());
  await add('retrying', {}, (worker) => worker.retry(60_000));
  await add('running', {}, async () => {});
  await add('of ben', { owner: ownerOf(ben) }, async () => {});
  await add('anonymous', { owner: '' }, async () => {});
});

afterAll(() => server[Symbol.asyncDispose]());

const find = async (where: object | null, key = ann) => {
  const { data } = answer.parse(
    await ask(server.graphql, { query, variables: { where }, authorization: bearer(key) }),
  );
  const names = new Map([...tasks].map(([name, id]) => [id, name]));
  const found = data.tasks.edges.map(({ node }) => names.get(node.id));
  expect(data.tasks.totalCount).toBe(found.length);
  return { found, nodes: data.tasks.edges.map(({ node }) => node) };
};

const all = ['running', 'retrying', 'failed', 'incomplete', 'complete'];

test.each<[object | null, string[]]>([
  [null, all],
  [{}, all],
  [{ status: [], kind: null, errorCode: null, complete: null, createdFrom: null }, all],
  [{ errorCode: 'ALL_SOURCES_FAILED' }, ['retrying', 'failed']],
  [{ errorCode: 'ALL_SOURCES_FAILED', status: ['FAILURE'] }, ['failed']],
  [{ errorCode: 'TIME_LIMIT' }, []],
  [{ complete: true }, ['complete']],
  [{ complete: false }, ['incomplete']],
  [{ scheduleId: 's1' }, ['failed', 'complete']],
  [{ scheduleId: 's2' }, []],
])('tasks are filtered and counted by %j', async (where, names) => {
  expect((await find(where)).found).toEqual(names);
});

test('createdFrom is inclusive and createdUntil exclusive, in any notation of the instant', async () => {
  const { nodes } = await find(null);
  const at = nodes[2]?.createdAt ?? '';
  const inside = nodes.map(({ id, createdAt }) => ({ id, since: createdAt >= at }));
  const ids = async (where: object) => (await find(where)).nodes.map(({ id }) => id);
  expect(await ids({ createdFrom: at })).toEqual(
    inside.filter(({ since }) => since).map(({ id }) => id),
  );
  expect(await ids({ createdUntil: at })).toEqual(
    inside.filter(({ since }) => !since).map(({ id }) => id),
  );
  const shifted = new Date(Date.parse(at) + 7_200_000).toISOString().replace('Z', '+02:00');
  expect(await ids({ createdFrom: shifted })).toEqual(await ids({ createdFrom: at }));
  expect(await ids({ createdFrom: '2100-01-01T00:00:00Z' })).toEqual([]);
  expect(await ids({ createdUntil: '2000-01-01T00:00:00Z' })).toEqual([]);
});

test('operators see and filter by who started a task; others do not', async () => {
  const everything = await find(null, operator);
  expect(new Set(everything.nodes.map(({ owner }) => owner))).toEqual(
    new Set([ownerOf(ann), ownerOf(ben), 'anonymous']),
  );
  expect((await find({ owner: ownerOf(ben) }, operator)).found).toEqual(['of ben']);
  expect((await find({ owner: 'anonymous' }, operator)).found).toEqual(['anonymous']);
  expect((await find({ owner: 'nobody' }, operator)).found).toEqual([]);
  expect((await find(null)).nodes.map(({ owner }) => owner)).toEqual(all.map(() => null));
  const forbidden = await ask(server.graphql, {
    query,
    variables: { where: { owner: ownerOf(ann) } },
    authorization: bearer(ann),
  });
  expect(errorsOf(forbidden)).toMatchObject([{ code: 'FORBIDDEN' }]);
});

test.each([
  [{ errorCode: 'NOPE' }, /^where\.errorCode is "NOPE"; it must be one of SOURCE_RATE_LIMITED, /],
  [{ createdFrom: 'yesterday' }, /^where\.createdFrom is "yesterday"; it must be an instant/],
  [{ createdUntil: '2026-02-30T00:00:00Z' }, /^where\.createdUntil is "2026-02-30T00:00:00Z"; it/],
  [{ createdUntil: '2026-02-03' }, /^where\.createdUntil is "2026-02-03"; it must be an instant/],
  [{ createdFrom: 5 }, /A DateTime is 5; it must be an instant/],
  [{ scheduleId: ' ' }, /^where\.scheduleId is .*; it must be 1 to 64 characters\.$/],
  [{ owner: 'x'.repeat(65) }, /^where\.owner is .*; it must be 1 to 64 characters\.$/],
])(
  'the filter %j is refused with its name, what it held, and what is allowed',
  async (where, message) => {
    const variables = { where };
    const refused = await ask(server.graphql, {
      query,
      variables,
      authorization: bearer(operator),
    });
    expect(errorsOf(refused)).toEqual([
      { code: 'BAD_USER_INPUT', message: expect.stringMatching(message) },
    ]);
  },
);

test('up to 10,000 tasks are counted', async () => {
  const { redis, keys: names } = server.deployment;
  const list = names.index(undefined);
  const existing = await redis.zcard(list);
  const fill = async (from: number, count: number) => {
    const entries = Array.from({ length: count }, (_, i) => [from + i, `filler-${from + i}`]);
    await redis.zadd(list, ...entries.flat());
  };
  const count = async () => {
    const counted = await ask(server.graphql, {
      query: '{ tasks(first: 1) { totalCount } }',
      authorization: bearer(operator),
    });
    return counted.data;
  };
  await fill(1, 10_000 - existing);
  expect(await count()).toEqual({ tasks: { totalCount: tasks.size } });
  await fill(20_000, 1);
  expect(await count()).toEqual({ tasks: { totalCount: null } });
});
