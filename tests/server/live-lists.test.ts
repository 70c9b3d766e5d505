import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { startOwnRedis } from '../support/redis/own-redis.ts';
import { ann, bearer, ben, codesOf, keys, operator, start } from '../support/server/callers.ts';
import { FakeWorker } from '../support/server/fake-worker.ts';
import { ask } from '../support/server/polling.ts';
import { serve, startTestServer, type TestServer } from '../support/server/test-server.ts';
import { webSocket } from '../support/server/web-socket.ts';

const query = `subscription ($first: Int! = 20, $where: TaskFilter) {
  tasks(first: $first, where: $where) {
    totalCount edges { node { id status attempt progress { found } } }
  }
}`;

const pageSchema = z.object({
  data: z.object({
    tasks: z.object({
      totalCount: z.number(),
      edges: z.array(
        z.object({
          node: z.object({
            id: z.string(),
            status: z.string(),
            attempt: z.number(),
            progress: z.object({ found: z.number() }),
          }),
        }),
      ),
    }),
  }),
});

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ ...keys, listIntervalMs: 50 });
});
afterAll(() => server[Symbol.asyncDispose]());

/** Watches a list. Each call resolves with the next page. */
const watch = (key: string, variables: Record<string, unknown> = {}) => {
  const authorization = bearer(key);
  const results = webSocket.results(server.graphql, { query, variables, authorization });
  onTestFinished(async () => void (await results.return()));
  return async () => {
    const { value } = await results.next();
    const { totalCount, edges } = pageSchema.parse(value).data.tasks;
    return { totalCount, tasks: edges.map(({ node }) => node) };
  };
};

/** Reads pages until one is as expected. */
const until = async (
  next: ReturnType<typeof watch>,
  isExpected: (page: Awaited<ReturnType<typeof next>>) => boolean,
) => {
  for (;;) {
    const page = await next();
    if (isExpected(page)) return page;
  }
};

const mutate = (field: string, key = ann) =>
  ask(server.graphql, { query: `mutation { ${field} }`, authorization: bearer(key) });

test('a list is pushed when a task enters it, changes, or leaves it', async () => {
  const next = watch(ann, { where: { productName: 'kettle' } });
  expect(await next()).toEqual({ totalCount: 0, tasks: [] });

  const { taskId } = await start(server.graphql, bearer(ann));
  const entered = await next();
  expect(entered).toMatchObject({ totalCount: 1, tasks: [{ id: taskId, status: 'PENDING' }] });

  const worker = new FakeWorker(server.deployment.log, taskId);
  await worker.claim();
  await worker.progress(3);
  const running = await until(next, ({ tasks }) => tasks[0]?.progress.found === 3);
  expect(running.tasks).toMatchObject([{ status: 'STARTED', attempt: 1 }]);

  await mutate(`cancelTask(id: "${taskId}") { id }`);
  expect((await next()).tasks).toMatchObject([{ status: 'REVOKED' }]);
  await mutate(`deleteTask(id: "${taskId}")`);
  expect(await next()).toEqual({ totalCount: 0, tasks: [] });
});

test('a task leaves the list when it expires', async () => {
  const { taskId } = await start(server.graphql, bearer(ann));
  await mutate(`cancelTask(id: "${taskId}") { id }`);
  const { redis, keys: names } = server.deployment;
  const soon = Date.now() + 300;
  await redis.hset(names.record(taskId), 'expiresAt', soon);
  for (const key of [names.record(taskId), names.log(taskId)]) await redis.pexpireat(key, soon);
  const next = watch(ann);
  expect((await next()).tasks).toHaveLength(1);
  expect((await next()).tasks).toEqual([]);
});

test('a filter on the status follows tasks into the list and out of it', async () => {
  const next = watch(ann, { where: { status: ['STARTED'] } });
  expect((await next()).tasks).toEqual([]);
  const { taskId } = await start(server.graphql, bearer(ann));
  await new FakeWorker(server.deployment.log, taskId).claim();
  await until(next, ({ tasks }) => tasks[0]?.id === taskId);
  await mutate(`cancelTask(id: "${taskId}") { id }`);
  await until(next, ({ tasks }) => tasks.length === 0);
});

test('callers follow their own tasks, operators all of them', async () => {
  const ofBen = watch(ben);
  const ofAll = watch(operator, { first: 1 });
  await Promise.all([ofBen(), ofAll()]);
  const first = await start(server.graphql, bearer(ann));
  await until(ofAll, ({ tasks }) => tasks[0]?.id === first.taskId);
  const second = await start(server.graphql, bearer(ben));
  expect((await ofBen()).tasks).toMatchObject([{ id: second.taskId }]);
  await until(ofAll, ({ tasks }) => tasks[0]?.id === second.taskId);
});

test('a change is read once for all watchers of equal lists, and not for lists that it does not concern', async () => {
  const redis = await startOwnRedis();
  const own = await serve({ ...keys, redisUrl: redis.url, listIntervalMs: 1 });
  const plain =
    'subscription ($s: String) { tasks(where: { search: $s }) { edges { node { id } } } }';
  const list = (key: string, s: string | null = null) => {
    const operation = { query: plain, variables: { s }, authorization: bearer(key) };
    const results = webSocket.results(own.graphql, operation);
    onTestFinished(async () => void (await results.return()));
    return async () => JSON.stringify((await results.next()).value);
  };
  const reads = async () => {
    const stats = await own.deployment.redis.info('commandstats');
    return Number(/cmdstat_zrevrangebyscore:calls=(\d+)/.exec(stats)?.[1] ?? 0);
  };
  const ofAnn = Array.from({ length: 20 }, () => list(ann));
  const ofBen = [list(ben), list(ben, 'no such kettle')];
  await Promise.all([...ofAnn, ...ofBen].map((next) => next()));
  expect(await reads()).toBe(3);

  const { taskId } = await start(own.graphql, bearer(ann));
  for (const next of ofAnn) expect(await next()).toContain(taskId);
  expect(await reads()).toBe(4);

  await start(own.graphql, bearer(ben));
  await ofBen[0]?.();
  expect(await reads()).toBe(6);
});

test('nothing is subscribed or read without watchers', async () => {
  const { redis, keys: names } = server.deployment;
  const subscribers = async () => (await redis.pubsub('NUMSUB', names.changed))[1];
  await expect.poll(subscribers).toBe(0);
  const results = webSocket.results(server.graphql, {
    query: 'subscription { tasks { totalCount } }',
    authorization: bearer(ann),
  });
  await results.next();
  expect(await subscribers()).toBe(1);
  await results.return();
  await expect.poll(subscribers).toBe(0);
});

test.each([
  'subscription { tasks { edges { node { id result { complete } } } } }',
  'subscription { tasks { edges { node { ...Costly } } } } fragment Costly on Task { reviews { totalCount } }',
  'subscription { tasks { edges { ... on TaskEdge { node { ... { all: reviews { totalCount } } } } } } }',
])('%s is refused', async (document) => {
  const operation = { query: document, authorization: bearer(ann) };
  expect(await codesOf(server.graphql, operation, webSocket)).toEqual(['TOO_EXPENSIVE']);
});

test('a watch token cannot follow lists', async () => {
  const { watchToken } = await start(server.graphql, bearer(ann));
  const operation = {
    query: 'subscription { tasks { totalCount } }',
    authorization: bearer(watchToken),
  };
  expect(await codesOf(server.graphql, operation, webSocket)).toEqual(['FORBIDDEN']);
});
