import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { TaskInput } from '../../contract/task.ts';
import { retryTaskId } from '../../tasks/task-id.ts';
import { inputOf } from '../support/contract/samples.ts';
import { ann, bearer, ben, codesOf, keys, operator, start } from '../support/server/callers.ts';
import { FakeWorker } from '../support/server/fake-worker.ts';
import { ask } from '../support/server/polling.ts';
import { serve, startTestServer, type TestServer } from '../support/server/test-server.ts';
import { errorsOf } from '../support/server/transport.ts';

const answer = z.object({
  data: z.object({
    did: z.object({ matched: z.number(), changed: z.number(), hasMore: z.boolean() }),
  }),
});

let server: TestServer;
let other: TestServer;
beforeAll(async () => {
  server = await startTestServer({ ...keys, startsPerMinute: 100_000 });
  other = await startTestServer({ ...keys, prefix: server.prefix, startsPerMinute: 100_000 });
});
afterAll(async () => {
  await other[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});
beforeEach(async () => {
  const { redis } = server.deployment;
  const left = await redis.keys(`*${server.prefix}*`);
  if (left.length > 0) await redis.del(...left);
});

type Mutation = 'cancelTasks' | 'retryTasks' | 'deleteTasks';

const bulk = async (
  mutation: Mutation,
  where: object,
  { key = ann, dryRun = false, graphql = server.graphql } = {},
) => {
  const query = `mutation ($where: TaskFilter!, $dryRun: Boolean!) {
    did: ${mutation}(where: $where, dryRun: $dryRun) { matched changed hasMore }
  }`;
  const variables = { where, dryRun };
  const result = await ask(graphql, { query, variables, authorization: bearer(key) });
  return answer.parse(result).data.did;
};

const failed = async (key = ann) => {
  const { taskId } = await start(server.graphql, bearer(key));
  const worker = new FakeWorker(server.deployment.log, taskId);
  await worker.claim();
  await worker.fail();
  return taskId;
};

const retriesOf = async (taskId: string) => {
  const { index, log } = server.deployment;
  const entries = await index.page(undefined, undefined, 1000);
  const tasks = await Promise.all(entries.map((entry) => log.find(entry.taskId)));
  return tasks.filter((task) => task?.retryOf === taskId);
};

test.each<Mutation>(['cancelTasks', 'retryTasks', 'deleteTasks'])(
  '%s refuses a filter that restricts nothing',
  async (mutation) => {
    const all = ['PENDING', 'STARTED', 'RETRY', 'SUCCESS', 'FAILURE', 'REVOKED'];
    const filters = [
      {},
      { status: [] },
      { status: null, kind: [], search: null, complete: null },
      { status: all },
      { kind: ['STORE', 'GOOGLE', 'COMMUNITY', 'STORE'] },
    ];
    for (const where of filters) {
      const query = `mutation ($where: TaskFilter!) { ${mutation}(where: $where) { matched } }`;
      const refused = await ask(server.graphql, {
        query,
        variables: { where },
        authorization: bearer(ann),
      });
      expect(errorsOf(refused)).toEqual([
        {
          code: 'BAD_USER_INPUT',
          message: expect.stringMatching(/^where is .*; it must be a filter/),
        },
      ]);
    }
  },
);

test('canceling changes the unfinished tasks of the caller that match, after a dry run that counts them', async () => {
  const waiting = await start(server.graphql, bearer(ann));
  await failed();
  const ofBen = await start(server.graphql, bearer(ben));
  const where = { productName: 'kettle' };
  const once = { matched: 1, changed: 0, hasMore: false };
  expect(await bulk('cancelTasks', where, { dryRun: true })).toEqual(once);
  expect(await bulk('cancelTasks', where)).toEqual({ ...once, changed: 1 });
  const { log } = server.deployment;
  expect((await log.find(waiting.taskId))?.status).toBe('REVOKED');
  expect((await log.find(ofBen.taskId))?.status).toBe('PENDING');
  expect(await bulk('cancelTasks', where)).toEqual({ matched: 0, changed: 0, hasMore: false });
  expect((await bulk('cancelTasks', where, { key: operator })).changed).toBe(1);
});

test('deleting changes the finished tasks that match', async () => {
  const gone = await failed();
  const { taskId } = await start(server.graphql, bearer(ann));
  expect(await bulk('deleteTasks', { kind: ['STORE'] })).toMatchObject({ matched: 1, changed: 1 });
  expect(await server.deployment.log.find(gone)).toBeUndefined();
  expect(await server.deployment.log.find(taskId)).toBeDefined();
});

test('no task is retried twice: pressed twice, on two servers at once, and after a retry of the task alone', async () => {
  const tasks = [await failed(), await failed(), await failed()];
  await ask(server.graphql, {
    query: `mutation { retryTask(id: "${tasks[0]}") { taskId } }`,
    authorization: bearer(ann),
  });
  const where = { status: ['FAILURE'] };
  const both = await Promise.all([
    bulk('retryTasks', where),
    bulk('retryTasks', where, { graphql: other.graphql, key: operator }),
  ]);
  expect(both.reduce((sum, { changed }) => sum + changed, 0)).toBe(2);
  expect((await bulk('retryTasks', where)).changed).toBe(0);
  for (const taskId of tasks) {
    const retries = await retriesOf(taskId);
    expect(retries).toHaveLength(1);
    expect(retries[0]?.owner).toBe((await server.deployment.log.find(taskId))?.owner);
  }
});

test('a call that was interrupted between starting a retry and recording it does not retry again', async () => {
  const taskId = await failed();
  const { log, redis, keys: names, starter } = server.deployment;
  const old = await log.find(taskId);
  if (!old) throw new Error('The task is gone.');
  const input: TaskInput = inputOf({ ...old, retryOf: taskId });
  await starter.startWithId(retryTaskId(old), input);
  expect(await redis.hget(names.record(taskId), 'retriedBy')).toBeNull();
  expect(await bulk('retryTasks', { status: ['FAILURE'] })).toEqual({
    matched: 1,
    changed: 0,
    hasMore: false,
  });
  expect(await bulk('retryTasks', { status: ['FAILURE'] })).toMatchObject({ matched: 0 });
  expect(await retriesOf(taskId)).toHaveLength(1);
});

test('retries stop at the limit on starts, and a later call continues', async () => {
  const limited = await serve({ ...keys, prefix: server.prefix, startsPerMinute: 2 });
  for (let i = 0; i < 3; i += 1) await failed();
  const { redis, keys: names } = server.deployment;
  const reset = async () => {
    for (const key of await redis.keys(`${names.starts}*`)) await redis.del(key);
  };
  await reset();
  const { graphql } = limited;
  const where = { status: ['FAILURE'] };
  expect(await bulk('retryTasks', where, { graphql })).toEqual({
    matched: 3,
    changed: 2,
    hasMore: true,
  });
  const query = 'mutation { retryTasks(where: { status: [FAILURE] }) { changed } }';
  const operation = { query, authorization: bearer(ann) };
  expect(await codesOf(graphql, operation)).toEqual(['RATE_LIMITED']);
  expect(await bulk('retryTasks', where, { graphql, key: operator })).toMatchObject({ changed: 1 });
});

test('a watch token changes nothing', async () => {
  const { watchToken } = await start(server.graphql, bearer(ann));
  const query = 'mutation { cancelTasks(where: { status: [PENDING] }) { changed } }';
  const operation = { query, authorization: bearer(watchToken) };
  expect(await codesOf(server.graphql, operation)).toEqual(['FORBIDDEN']);
});
