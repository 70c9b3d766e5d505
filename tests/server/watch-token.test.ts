import { describe, expect, test } from 'vitest';
import {
  ann,
  bearer,
  ben,
  codesOf,
  keys,
  look,
  start,
  started,
} from '../support/server/callers.ts';
import { eventStream, openEventSource } from '../support/server/event-stream.ts';
import { FakeWorker } from '../support/server/fake-worker.ts';
import { ask, polling } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { allOf, errorsOf, type Operation, resultSchema } from '../support/server/transport.ts';
import {
  cursorOf,
  eventOf,
  eventsOf,
  statesOf,
  watchEvents,
  watchStates,
} from '../support/server/watching.ts';
import { payloadOf, socketClient, webSocket } from '../support/server/web-socket.ts';

describe('a watch token', () => {
  const ways: [name: string, carry: (token: string) => Partial<Operation>][] = [
    ['as Bearer', (token) => ({ authorization: bearer(token) })],
    ['in extensions', (watchToken) => ({ extensions: { watchToken } })],
    [
      'in extensions, taking precedence over a key',
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

      // A watcher cannot obtain the token from the API.
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

    test('that is forged is rejected', async () => {
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
      const task = new FakeWorker(deployment.log, taskId);
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

  test('works for an EventSource, which sends no headers, even when it reconnects', async () => {
    const { graphql, deployment } = await serve(keys);
    const { taskId, watchToken } = await start(graphql, bearer(ann));
    const initial = (await deployment.log.find(taskId)) ?? expect.unreachable();
    const task = new FakeWorker(deployment.log, taskId);
    await task.claim();
    await task.succeed();
    const asked = { ...watchEvents(taskId), extensions: { watchToken } };
    const { messages } = await openEventSource(graphql, asked, cursorOf(initial));
    const types = [];
    for await (const { event, data } of messages) {
      if (event === 'next') types.push(eventOf(resultSchema.parse(JSON.parse(data))).__typename);
    }
    expect(types).toEqual(['TaskStarted', 'TaskSucceeded']);
  });

  test('expires with its task: only that operation fails and the socket stays open', async () => {
    const { graphql, deployment } = await serve(keys);
    const deleted = await start(graphql, bearer(ann));
    const kept = await start(graphql, bearer(ann));
    const task = new FakeWorker(deployment.log, deleted.taskId);
    await task.claim();
    await task.fail();
    await deployment.log.forget(deleted.taskId);

    const client = socketClient(graphql);
    const closed: unknown[] = [];
    client.on('closed', (event) => closed.push(event));
    const read = async ({ taskId, watchToken }: typeof deleted, watch = look) => {
      const operation = { ...watch(taskId), extensions: { watchToken } };
      for await (const result of client.iterate(payloadOf(operation))) {
        return resultSchema.parse(result);
      }
      return expect.unreachable();
    };
    const expired = { errors: [{ extensions: { code: 'TOKEN_EXPIRED' } }] };
    expect(await read(deleted)).toMatchObject(expired);
    expect(await read(deleted, watchEvents)).toMatchObject(expired);
    expect(await read(kept)).toMatchObject({ data: { taskStatus: { id: kept.taskId } } });
    expect(closed).toEqual([]);
    expect(await codesOf(graphql, { ...look(deleted.taskId), authorization: bearer(ann) })).toEqual(
      [],
    );
  });

  test('is not valid for a later task with the same ID', async () => {
    const { graphql, deployment } = await serve(keys);
    const startOnce = async () => {
      const query = `mutation { started: fetchStoreReviews(
        input: { productName: "Kettle", idempotencyKey: "k" }
      ) { taskId watchToken } }`;
      const result = await ask(graphql, { query, authorization: bearer(ann) });
      return started.parse(result).data.started;
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
