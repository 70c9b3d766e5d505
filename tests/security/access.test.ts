import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ann,
  bearer,
  ben,
  codesOf,
  keys,
  look,
  operator,
  start,
} from '../support/server/callers.ts';
import { eventStream } from '../support/server/event-stream.ts';
import { polling } from '../support/server/polling.ts';
import { startTestServer, type TestServer } from '../support/server/test-server.ts';
import { watchEvents, watchStates } from '../support/server/watching.ts';
import { webSocket } from '../support/server/web-socket.ts';

const tokenSecret = 'secret-of-the-tests-0123456789-abcdef';

let server: TestServer;
let task: { taskId: string; watchToken: string };

beforeAll(async () => {
  server = await startTestServer({ ...keys, tokenSecret });
  task = await start(server.graphql, bearer(ann));
});

afterAll(() => server[Symbol.asyncDispose]());

const everything = (id: string): readonly string[] => [
  `{ taskStatus(id: "${id}") { id } }`,
  `{ taskEvents(id: "${id}") { isFinal } }`,
  '{ tasks { edges { node { id } } } }',
  '{ sources { name } }',
  '{ schedules { id } }',
  '{ workers { id } }',
  '{ queues { kind } }',
  'mutation { fetchCommunityReviews(input: { productName: "Kettle" }) { taskId } }',
  `mutation { cancelTask(id: "${id}") { id } }`,
  `mutation { retryTask(id: "${id}") { taskId } }`,
  `mutation { deleteTask(id: "${id}") }`,
  'mutation { scheduleReviews(input: { kind: STORE, productName: "Kettle", everySeconds: 60 }) { id } }',
  'mutation { deleteSchedule(id: "s") }',
  'mutation { pauseQueue(kind: STORE) { kind } }',
  `subscription { taskStatus(id: "${id}") { id } }`,
  `subscription { taskEvents(id: "${id}") { taskId } }`,
  'subscription { queues { kind } }',
  '{ __schema { queryType { name } } }',
  '{ __typename }',
  '{ not GraphQL',
];

describe.each([polling, eventStream, webSocket])('over $name', (transport) => {
  const codes = (operation: Parameters<typeof codesOf>[1]) =>
    codesOf(server.graphql, operation, transport);

  test.each([
    ['no key', undefined],
    ['a wrong key', bearer(`${ann}x`)],
    ['an unknown key', bearer('key-of-nobody-0123456789')],
    ['the beginning of a key', bearer(ann.slice(0, -1))],
    ['a key in other letters', bearer(ann.toUpperCase())],
    ['two keys', `${bearer(ann)}, ${bearer(ben)}`],
    ['a key in another scheme', `Basic ${ann}`],
    ['another scheme', `Basic ${Buffer.from(`x:${ann}`).toString('base64')}`],
    ['no value', 'Bearer '],
    ['a prototype key', bearer('__proto__')],
  ])('nothing is done for %s', async (_, authorization) => {
    for (const query of everything(task.taskId)) {
      const operation = authorization === undefined ? { query } : { query, authorization };
      expect(await codes(operation)).toEqual(['UNAUTHENTICATED']);
    }
  });

  test("another caller's task does not exist", async () => {
    const authorization = bearer(ben);
    for (const operation of [watchStates(task.taskId), watchEvents(task.taskId)]) {
      expect(await codes({ ...operation, authorization })).toEqual(['TASK_NOT_FOUND']);
    }
    for (const name of ['cancelTask', 'retryTask', 'deleteTask']) {
      const fields = { cancelTask: '{ id }', retryTask: '{ taskId }', deleteTask: '' }[name];
      const query = `mutation { ${name}(id: "${task.taskId}") ${fields} }`;
      expect(await codes({ query, authorization })).toEqual(['TASK_NOT_FOUND']);
    }
  });

  test("a caller's key does not operate", async () => {
    for (const query of [
      '{ workers { id } }',
      '{ queues { kind } }',
      'mutation { pauseQueue(kind: STORE) { kind } }',
    ]) {
      expect(await codes({ query, authorization: bearer(ann) })).toEqual(['FORBIDDEN']);
      expect(await codes({ query, authorization: bearer(operator) })).toEqual([]);
    }
  });

  test('a watch token reads its task, and does nothing else', async () => {
    const authorization = bearer(task.watchToken);
    expect(await codes({ ...look(task.taskId), authorization })).toEqual([]);
    for (const query of everything(task.taskId)) {
      const reads = query.includes(task.taskId) && !query.startsWith('mutation');
      if (reads || query.includes('__')) continue;
      const expected = query === '{ not GraphQL' ? ['BAD_USER_INPUT'] : ['FORBIDDEN'];
      expect(await codes({ query, authorization })).toEqual(expected);
    }
  });

  test('forged watch tokens are rejected', async () => {
    const [version, id, created = '', mac = ''] = task.watchToken.split('.');
    const other = await start(server.graphql, bearer(ann));
    const earlier = (Number.parseInt(created, 36) - 1000).toString(36);
    const signed = (text: string, secret: string) =>
      createHmac('sha256', secret).update(text).digest('base64url');
    for (const watchToken of [
      [version, other.taskId, created, mac],
      [version, id, earlier, mac],
      [version, id, created, ''],
      [version, id, created, mac.slice(1)],
      [version, id, created, `${mac}A`],
      [version, id, created, mac.toLowerCase()],
      [version, id, created, signed(`watch ${id} ${created}`, 'another secret')],
      [version, id, created, signed(`watch ${id} ${created}`, '')],
      ['rw1'],
      ['rw1', '../..', created, mac],
    ].map((parts) => parts.join('.'))) {
      const extensions = { watchToken };
      expect(await codes({ ...look(task.taskId), extensions })).toEqual(['TOKEN_INVALID']);
      if (!watchToken.includes('.')) continue;
      const authorization = bearer(watchToken);
      expect(await codes({ ...look(task.taskId), authorization })).toEqual(['TOKEN_INVALID']);
    }
  });
});

test('the token of a task that has expired is useless', async () => {
  const { deployment, graphql } = server;
  const { taskId, watchToken } = await start(graphql, bearer(ann));
  await deployment.redis.del(deployment.keys.record(taskId));
  const operation = { ...watchStates(taskId), authorization: bearer(watchToken) };
  expect(await codesOf(graphql, operation, eventStream)).toEqual(['TOKEN_EXPIRED']);
  expect(await deployment.log.find(taskId)).toBeUndefined();
});
