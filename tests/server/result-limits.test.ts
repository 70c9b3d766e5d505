import { on, once } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { ResultBudget } from '../../server/graphql/result-budget.ts';
import { eventStream } from '../support/server/event-stream.ts';
import { claimedTask, type FakeWorker } from '../support/server/fake-worker.ts';
import { polling } from '../support/server/polling.ts';
import { initializeSocket } from '../support/server/raw-socket.ts';
import { serve } from '../support/server/test-server.ts';
import { allOf, errorsOf, type Result } from '../support/server/transport.ts';
import { webSocket } from '../support/server/web-socket.ts';

const tooExpensive = (maxBytes: number): Result => ({
  data: null,
  errors: [
    {
      message: `The result is larger than ${maxBytes} bytes. Select fewer fields, or request smaller pages.`,
      extensions: { code: 'TOO_EXPENSIVE' },
    },
  ],
});

const reviewsOf = ({ taskId }: FakeWorker, fields: string): string =>
  `{ taskStatus(id: "${taskId}") { reviews(first: 1000) { edges { node { ${fields} } } } } }`;

const aliases = (count: number, field: string): string =>
  Array.from({ length: count }, (_, i) => `f${i}: ${field}`).join(' ');

/** So that the size of the result decides. */
const manyAliases = { maxAliases: 10_000, maxRepeatedFields: 10_000 };

const body = 'x'.repeat(50_000);

test('a result of exactly the limit is allowed, and one byte more is not', () => {
  const budget = new ResultBudget({ maxResultBytes: 100, maxRequestMs: 1000 });
  budget.add(60);
  budget.add(40);
  expect(budget.isExceeded).toBe(false);
  budget.add(1);
  expect(budget.isExceeded).toBe(true);
});

describe.each([polling, eventStream, webSocket])('over $name', ({ results }) => {
  test('MAX_RESULT_BYTES limits the result of a query', async () => {
    const { graphql, deployment } = await serve({ maxResultBytes: 110_000 });
    const task = await claimedTask(deployment.log);
    const query = reviewsOf(task, 'body');
    await task.find(`1 ${body}`);
    await task.find(`2 ${body}`);
    const [result] = await allOf(results(graphql, { query }));
    expect(result).toMatchObject({ data: { taskStatus: {} } });
    expect(JSON.stringify(result).length).toBeGreaterThan(100_000);
    await task.find(`3 ${body}`);
    expect(await allOf(results(graphql, { query }))).toEqual([tooExpensive(110_000)]);
  });

  test.each([
    ['aliases of a field that is never null', aliases(600, 'body')],
    ['aliases of a field that may be null', aliases(600, 'title')],
    ['aliases of __typename', aliases(600, '__typename')],
    [
      'aliases in fragments within fragments',
      `...A } } } } } fragment A on Review { ...B ...B ...B } fragment B on Review { ${aliases(600, '__typename')} ... on Review { ... on Review { id } } } query Other { taskStatus(id: "t") { reviews { edges { node { id`,
    ],
  ])('a flood of %s is stopped', async (_, fields) => {
    const { graphql, deployment } = await serve({ maxResultBytes: 40_000, ...manyAliases });
    const task = await claimedTask(deployment.log);
    for (let i = 0; i < 20; i += 1) await task.find(`${i} Warm sound.`);
    const query = `query Flood ${reviewsOf(task, fields)}`;
    expect(await allOf(results(graphql, { query, operationName: 'Flood' }))).toEqual([
      tooExpensive(40_000),
    ]);
  });

  test('introspection allows no aliases', async () => {
    const { graphql } = await serve();
    for (const query of [
      '{ a: __schema { types { name } } b: __schema { types { name } } }',
      '{ __schema { types { a: name b: name } } }',
      '{ __schema { types { a: __typename } } }',
      '{ a: __type(name: "Task") { name } }',
    ]) {
      const [result] = await allOf(results(graphql, { query }));
      expect(errorsOf(result ?? {})).toContainEqual({
        code: 'BAD_USER_INPUT',
        message: expect.stringMatching(/introspection allows no aliases\.$/),
      });
    }
  });
});

test.each(['__isTask: __typename', 'a: status b: status'])(
  'aliases elsewhere are allowed: %s',
  async (fields) => {
    const { graphql, deployment } = await serve();
    const { taskId } = await claimedTask(deployment.log);
    const query = `{ taskStatus(id: "${taskId}") { ${fields} } }`;
    const [result] = await allOf(polling.results(graphql, { query }));
    expect(result?.errors).toBeUndefined();
  },
);

describe.each([eventStream, webSocket])('over $name', ({ results }) => {
  test('each event may be as large as the limit, and the subscription ends with one that is larger', async () => {
    const { graphql, deployment } = await serve({ maxResultBytes: 60_000 });
    const task = await claimedTask(deployment.log);
    for (let i = 0; i < 4; i += 1) await task.find(`${i} ${body}`);
    await task.find('x'.repeat(61_000));
    await task.succeed();
    const query = `subscription { taskEvents(id: "${task.taskId}") { ... on ReviewsFound { reviews { body } } } }`;
    const received = await allOf(results(graphql, { query }));
    expect(received.filter(({ data }) => data)).toHaveLength(6);
    expect(received.at(-1)).toEqual(tooExpensive(60_000));
    expect(received).toHaveLength(7);
  });

  test('a flood of aliases in a subscription is stopped', async () => {
    const { graphql, deployment } = await serve({ maxResultBytes: 60_000, ...manyAliases });
    const task = await claimedTask(deployment.log);
    await task.find(body);
    const query = `subscription { taskEvents(id: "${task.taskId}") { ... on ReviewsFound { reviews { ${aliases(300, 'body')} } } } }`;
    expect((await allOf(results(graphql, { query }))).at(-1)).toEqual(tooExpensive(60_000));
  });
});

describe('a socket whose client reads nothing', () => {
  /** Sends many operations at once, reads one result, and then nothing. */
  const flood = async (graphql: string, query: string): Promise<WebSocket> => {
    const socket = await initializeSocket(graphql);
    for (let i = 0; i < 60; i += 1) {
      socket.send(JSON.stringify({ id: String(i), type: 'subscribe', payload: { query } }));
    }
    await once(socket, 'message');
    socket.pause();
    return socket;
  };

  test.each(['query', 'subscription'])(
    'does not get the results of 60 operations (%s)',
    async (kind) => {
      const { graphql, deployment } = await serve();
      const task = await claimedTask(deployment.log);
      for (let i = 0; i < 10; i += 1) await task.find(`${i} ${body}`);
      const query = `${kind} ${reviewsOf(task, 'body')}`;
      const before = process.memoryUsage().arrayBuffers;
      const socket = await flood(graphql, query);
      // Others are served meanwhile.
      for (let i = 0; i < 20; i += 1) {
        await allOf(
          polling.results(graphql, { query: `{ taskStatus(id: "${task.taskId}") { id } }` }),
        );
      }
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
      socket.resume();
      let received = 1;
      for await (const [message] of on(socket, 'message')) {
        if (String(message).includes('"type":"next"')) received += 1;
        if (received === 60) break;
      }
    },
  );
});
