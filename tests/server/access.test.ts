import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startServer } from '../../server/start-server.ts';
import { Collecting, claimedTask } from './collecting.ts';
import { eventStream, openEventSource } from './event-stream.ts';
import { ask, polling } from './polling.ts';
import { serve, serverOptions } from './test-server.ts';
import { allOf, errorsOf, type Operation, resultSchema } from './transport.ts';
import { cursorOf, eventsOf, statesOf, watchEvents, watchStates } from './watching.ts';
import { payloadOf, socketClient, webSocket } from './web-socket.ts';

const ann = 'key-of-ann-0123456789';
const ben = 'key-of-ben-0123456789';
const operator = 'key-of-operator-0123456789';
const keys = { apiKeys: [ann, ben], operatorKeys: [operator] };
const bearer = (key: string) => `Bearer ${key}`;

const started = z.object({
  data: z.object({ started: z.object({ taskId: z.string(), watchToken: z.string() }) }),
});

/** Starts a task as a script would. */
const start = async (graphql: string, authorization?: string) => {
  const query =
    'mutation { started: fetchStoreReviews(input: { productName: "Kettle" }) { taskId watchToken } }';
  const asked = authorization === undefined ? { query } : { query, authorization };
  return started.parse(await ask(graphql, asked)).data.started;
};

const look = (taskId: string): Operation => ({
  query: 'query ($id: ID!) { taskStatus(id: $id) { id watchToken } }',
  variables: { id: taskId },
});

const codesOf = async (graphql: string, operation: Operation, { results } = polling) =>
  (await allOf(results(graphql, operation))).flatMap(errorsOf).map(({ code }) => code);

describe('a watch token', () => {
  const ways: [name: string, carry: (token: string) => Partial<Operation>][] = [
    ['as Bearer', (token) => ({ authorization: bearer(token) })],
    ['in extensions', (watchToken) => ({ extensions: { watchToken } })],
    [
      'in extensions, before a key',
      (watchToken) => ({ extensions: { watchToken }, authorization: bearer(ben) }),
    ],
  ];

  describe.each([polling, eventStream, webSocket])('over $name', (transport) => {
    test.each(ways)('%s reads its task and nothing else', async (_, carry) => {
      const { graphql } = await serve(keys);
      const { taskId, watchToken } = await start(graphql, bearer(ann));
      const other = await start(graphql, bearer(ann));
      const carried = carry(watchToken);
      const ask = async (operation: Operation) => {
        const [only = {}] = await allOf(transport.results(graphql, { ...operation, ...carried }));
        return only;
      };
      const codes = async (operation: Operation) =>
        errorsOf(await ask(operation)).map(({ code }) => code);

      // It may not pass the token on.
      expect(await ask(look(taskId))).toEqual({
        data: { taskStatus: { id: taskId, watchToken: null } },
      });
      expect(await codes(look(other.taskId))).toEqual(['TASK_NOT_FOUND']);
      for (const query of [
        'mutation { fetchStoreReviews(input: { productName: "Kettle" }) { taskId } }',
        `mutation { cancelTask(id: "${taskId}") { id } }`,
        `mutation { retryTask(id: "${taskId}") { taskId } }`,
        `mutation { deleteTask(id: "${taskId}") }`,
        '{ tasks { edges { node { id } } } }',
        '{ sources { name } }',
      ]) {
        expect(await codes({ query })).toEqual(['FORBIDDEN']);
      }
    });

    test('that is forged is refused', async () => {
      const { graphql } = await serve(keys);
      const { taskId, watchToken } = await start(graphql, bearer(ann));
      const last = watchToken.at(-1) === 'A' ? 'B' : 'A';
      for (const forged of [
        `${watchToken.slice(0, -1)}${last}`,
        watchToken.replace(taskId, (await start(graphql, bearer(ben))).taskId),
        'rw1.t1.0.0',
        'nonsense',
      ]) {
        const operation = { ...look(taskId), extensions: { watchToken: forged } };
        expect(await codesOf(graphql, operation, transport)).toEqual(['TOKEN_INVALID']);
      }
    });
  });

  describe.each([eventStream, webSocket])('over $name', ({ results }) => {
    test.each(ways)('%s follows its task to the end', async (_, carry) => {
      const { graphql, deployment } = await serve(keys);
      const { taskId, watchToken } = await start(graphql, bearer(ann));
      const events = eventsOf(results(graphql, { ...watchEvents(taskId), ...carry(watchToken) }));
      const states = statesOf(results(graphql, { ...watchStates(taskId), ...carry(watchToken) }));
      const task = new Collecting(deployment.log, taskId);
      await task.claim();
      await task.succeed();
      expect((await events).map(({ __typename }) => __typename)).toEqual([
        'TaskQueued',
        'TaskStarted',
        'TaskSucceeded',
      ]);
      expect((await states).at(-1)?.status).toBe('SUCCESS');
    });
  });

  test('serves an EventSource, which sends no header, also when it comes back', async () => {
    const { graphql, deployment } = await serve(keys);
    const { taskId, watchToken } = await start(graphql, bearer(ann));
    const begun = (await deployment.log.find(taskId)) ?? expect.unreachable();
    const task = new Collecting(deployment.log, taskId);
    await task.claim();
    await task.succeed();
    const asked = { ...watchEvents(taskId), extensions: { watchToken } };
    const { messages } = await openEventSource(graphql, asked, cursorOf(begun));
    const types = [];
    for await (const { event, data } of messages) {
      if (event === 'next') types.push(JSON.parse(data).data.taskEvents.__typename);
    }
    expect(types).toEqual(['TaskStarted', 'TaskSucceeded']);
  });

  test('ends with its task, for that operation alone: the socket stays', async () => {
    const { graphql, deployment } = await serve(keys);
    const gone = await start(graphql, bearer(ann));
    const kept = await start(graphql, bearer(ann));
    const task = new Collecting(deployment.log, gone.taskId);
    await task.claim();
    await task.fail();
    await deployment.log.forget(gone.taskId);

    const client = socketClient(graphql);
    const closed: unknown[] = [];
    client.on('closed', (event) => closed.push(event));
    const read = async ({ taskId, watchToken }: typeof gone, watch = look) => {
      const operation = { ...watch(taskId), extensions: { watchToken } };
      for await (const result of client.iterate(payloadOf(operation))) {
        return resultSchema.parse(result);
      }
      return expect.unreachable();
    };
    const expired = { errors: [{ extensions: { code: 'TOKEN_EXPIRED' } }] };
    expect(await read(gone)).toMatchObject(expired);
    expect(await read(gone, watchEvents)).toMatchObject(expired);
    expect(await read(kept)).toMatchObject({ data: { taskStatus: { id: kept.taskId } } });
    expect(closed).toEqual([]);
    expect(await codesOf(graphql, { ...look(gone.taskId), authorization: bearer(ann) })).toEqual(
      [],
    );
  });

  test('is not good for a later task that has the same ID', async () => {
    const { graphql, deployment } = await serve(keys);
    const startOnce = async () => {
      const query = `mutation { started: fetchStoreReviews(
        input: { productName: "Kettle", idempotencyKey: "k" }
      ) { taskId watchToken } }`;
      const answer = await ask(graphql, { query, authorization: bearer(ann) });
      return started.parse(answer).data.started;
    };
    const first = await startOnce();
    await deployment.log.revoke(first.taskId);
    await deployment.log.forget(first.taskId);
    const second = await startOnce();
    expect(second.taskId).toBe(first.taskId);
    const { watchToken } = first;
    expect(await codesOf(graphql, { ...look(first.taskId), extensions: { watchToken } })).toEqual([
      'TOKEN_EXPIRED',
    ]);
  });
});

describe('with keys', () => {
  test('callers see and change their own tasks only, operators all', async () => {
    const { graphql } = await serve(keys);
    const own = await start(graphql, bearer(ann));
    const others = await start(graphql, bearer(ben));
    const as = (key: string, operation: Operation) =>
      ask(graphql, { ...operation, authorization: bearer(key) });
    const listed = async (key: string) => {
      const { data } = await as(key, { query: '{ tasks { edges { node { id } } } }' });
      return z
        .object({
          tasks: z.object({ edges: z.array(z.object({ node: z.object({ id: z.string() }) })) }),
        })
        .parse(data)
        .tasks.edges.map(({ node }) => node.id);
    };

    expect(await listed(ann)).toEqual([own.taskId]);
    expect(await listed(ben)).toEqual([others.taskId]);
    expect((await listed(operator)).toSorted()).toEqual([own.taskId, others.taskId].toSorted());
    expect((await as(ann, look(others.taskId))).data).toEqual({ taskStatus: null });
    expect((await as(operator, look(others.taskId))).data).toMatchObject({
      taskStatus: { watchToken: others.watchToken },
    });
    const cancel = { query: `mutation { cancelTask(id: "${others.taskId}") { status } }` };
    expect(errorsOf(await as(ann, cancel))).toMatchObject([{ code: 'TASK_NOT_FOUND' }]);
    expect((await as(operator, cancel)).data).toEqual({ cancelTask: { status: 'REVOKED' } });
  });

  test('the same idempotency key of two callers names two tasks', async () => {
    const { graphql } = await serve(keys);
    const query =
      'mutation { started: fetchStoreReviews(input: { productName: "Kettle", idempotencyKey: "k" }) { taskId watchToken } }';
    const ids = [];
    for (const key of [ann, ben, ann]) {
      const answer = await ask(graphql, { query, authorization: bearer(key) });
      ids.push(started.parse(answer).data.started.taskId);
    }
    expect(ids[0]).toBe(ids[2]);
    expect(ids[0]).not.toBe(ids[1]);
  });

  describe.each([polling, eventStream, webSocket])('over $name', (transport) => {
    test.each([
      ['no key', undefined],
      ['an unknown key', bearer('key-of-nobody-0123456789')],
      ['another scheme', `Basic ${ann}`],
    ])('%s is UNAUTHENTICATED', async (_, authorization) => {
      const { graphql } = await serve(keys);
      const query = '{ sources { name } }';
      const operation = authorization === undefined ? { query } : { query, authorization };
      expect(await codesOf(graphql, operation, transport)).toEqual(['UNAUTHENTICATED']);
    });
  });
});

describe('on an address that other machines reach', () => {
  test.each(['0.0.0.0', '::', '192.0.2.1'])('%s needs keys', async (host) => {
    await expect(startServer(serverOptions({ host }))).rejects.toThrow(
      `HOST is ${host}, which other machines reach, and API_KEYS is not set. Set API_KEYS, or ALLOW_ANONYMOUS=true to let everybody in.`,
    );
  });

  test('it starts with keys, and without when that is said aloud', async () => {
    const guarded = await serve({ host: '0.0.0.0', apiKeys: [ann] });
    const { port } = new URL(guarded.url);
    expect(await codesOf(`http://127.0.0.1:${port}/graphql`, { query: '{ __typename }' })).toEqual([
      'UNAUTHENTICATED',
    ]);
    const open = await serve({ host: '0.0.0.0', allowAnonymous: true });
    const url = `http://127.0.0.1:${new URL(open.url).port}/graphql`;
    expect(await start(url)).toMatchObject({ taskId: expect.any(String) });
  });

  test.each(['127.0.0.1', 'localhost', '127.1.2.3'])('%s is none', async (host) => {
    const { graphql, deployment } = await serve({ host });
    const { taskId } = await claimedTask(deployment.log);
    expect(await codesOf(graphql, look(taskId))).toEqual([]);
  });
});
