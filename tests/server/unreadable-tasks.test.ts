import { expect, test } from 'vitest';
import { start } from '../support/server/callers.ts';
import { eventStream } from '../support/server/event-stream.ts';
import { ask } from '../support/server/polling.ts';
import { serve, type TestServer } from '../support/server/test-server.ts';
import { allOf, errorsOf } from '../support/server/transport.ts';
import { watchEvents, watchStates } from '../support/server/watching.ts';
import { webSocket } from '../support/server/web-socket.ts';
import { reportOf } from '../support/server/worker-report.ts';

/** Two tasks, of which the first is of a newer release. */
const serveWithUnreadable = async (): Promise<
  TestServer & { unreadable: string; readable: string }
> => {
  const server = await serve();
  const { taskId: unreadable } = await start(server.graphql);
  const { taskId: readable } = await start(server.graphql);
  const { redis, keys } = server.deployment;
  await redis.hset(keys.record(unreadable), 'v', 2);
  return { ...server, unreadable, readable };
};

test('one task that cannot be read is left out of the list', async () => {
  const { graphql, readable } = await serveWithUnreadable();
  const query = '{ tasks { edges { node { id } } pageInfo { hasNextPage } } }';
  expect(await ask(graphql, { query })).toEqual({
    data: { tasks: { edges: [{ node: { id: readable } }], pageInfo: { hasNextPage: false } } },
  });
});

test('workers and their other tasks are listed although one of their tasks cannot be read', async () => {
  const { graphql, deployment, readable, unreadable } = await serveWithUnreadable();
  await deployment.workers.report({ ...reportOf('w1'), activeTasks: [unreadable, readable] });
  expect((await ask(graphql, { query: '{ workers { activeTasks { id } } }' })).data).toEqual({
    workers: [{ activeTasks: [{ id: readable }] }],
  });
});

test('sources are listed although one worker report cannot be read', async () => {
  const { graphql, deployment } = await serve();
  const { redis, keys, workers } = deployment;
  const sources = [{ name: 'woocommerce', configured: true, missing: [], cooldownUntil: null }];
  await workers.report({ ...reportOf('w1'), sources });
  await redis.zadd(keys.workers, Date.now(), 'w2', Date.now(), 'w3', Date.now(), 'w4');
  await redis.set(keys.worker('w2'), '{"v":1,"id"');
  await redis.set(keys.worker('w3'), JSON.stringify({ ...reportOf('w3'), v: 2 }));
  await redis.hset(keys.worker('w4'), 'v', 1);
  const { data, errors } = await ask(graphql, { query: '{ sources { name configured } }' });
  expect(errors).toBeUndefined();
  expect(data?.['sources']).toContainEqual({ name: 'woocommerce', configured: true });
});

test.each([
  ['taskStatus(id: $id) { id }', 'query'],
  ['taskEvents(id: $id) { isFinal }', 'query'],
  ['cancelTask(id: $id) { id }', 'mutation'],
  ['retryTask(id: $id) { taskId }', 'mutation'],
  ['deleteTask(id: $id)', 'mutation'],
])('%s of a task that cannot be read says why', async (field, operation) => {
  const { graphql, unreadable } = await serveWithUnreadable();
  const query = `${operation} ($id: ID!) { ${field} }`;
  const result = await ask(graphql, { query, variables: { id: unreadable } });
  expect(errorsOf(result)).toEqual([
    {
      code: 'TASK_UNREADABLE',
      message:
        'The task cannot be read: its version is 2, and this release reads version 1. Either a newer release wrote it, which can read it, or it is damaged. Try again later, or start a new task.',
    },
  ]);
});

test.each([webSocket, eventStream])(
  'following such a task over $name says why',
  async ({ results }) => {
    const { graphql, unreadable } = await serveWithUnreadable();
    for (const operation of [watchStates(unreadable), watchEvents(unreadable)]) {
      const all = await allOf(results(graphql, operation));
      expect(all.flatMap(errorsOf)).toMatchObject([{ code: 'TASK_UNREADABLE' }]);
    }
  },
);
