import { describe, expect, test, vi } from 'vitest';
import { LiveRows } from '../../server/ports/live-rows.ts';
import { ann, bearer, codesOf, keys, operator, start } from '../support/server/callers.ts';
import { eventStream } from '../support/server/event-stream.ts';
import { ask, polling } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { webSocket } from '../support/server/web-socket.ts';

const queues = 'queues { kind pending active delayed succeeded failed waitP50 runP95 }';

const empty = {
  pending: 0,
  active: 0,
  delayed: 0,
  succeeded: 0,
  failed: 0,
  waitP50: null,
  runP95: null,
};

describe('workers and queues are visible to operators only:', () => {
  test.each([
    ['{ workers { id } }', polling],
    ['{ queues { kind } }', polling],
    ['mutation { pauseQueue(kind: STORE) { kind } }', polling],
    ['mutation { resumeQueue(kind: STORE) { kind } }', polling],
    ['subscription { queues { kind } }', webSocket],
    ['subscription { queues { kind } }', eventStream],
  ])('%s', async (query, transport) => {
    const { graphql } = await serve(keys);
    const { watchToken } = await start(graphql, bearer(ann));
    for (const authorization of [bearer(ann), bearer(watchToken)]) {
      expect(await codesOf(graphql, { query, authorization }, transport)).toEqual(['FORBIDDEN']);
    }
  });
});

test('a worker is listed with its active tasks', async () => {
  const { graphql, deployment } = await serve();
  const { taskId } = await start(graphql);
  const now = Date.UTC(2026, 10, 24, 5, 28);
  await deployment.workers.report({
    v: 1,
    id: 'w1',
    host: 'host-1',
    kinds: ['STORE'],
    concurrency: 4,
    startedAt: now,
    activeTasks: [taskId, 't0'],
    succeeded: 2,
    failed: 1,
    sources: [],
  });
  const query =
    '{ workers { id host kinds concurrency startedAt succeeded failed activeTasks { id } } }';
  expect((await ask(graphql, { query })).data).toEqual({
    workers: [
      {
        id: 'w1',
        host: 'host-1',
        kinds: ['STORE'],
        concurrency: 4,
        startedAt: '2026-11-24T05:28:00.000Z',
        succeeded: 2,
        failed: 1,
        activeTasks: [{ id: taskId }],
      },
    ],
  });
});

test('each kind has a row', async () => {
  const { graphql } = await serve();
  await start(graphql);
  expect((await ask(graphql, { query: `{ ${queues} }` })).data).toEqual({
    queues: [
      { kind: 'COMMUNITY', ...empty },
      { kind: 'STORE', ...empty, pending: 1 },
      { kind: 'GOOGLE', ...empty },
    ],
  });
});

describe.each([webSocket, eventStream])('over $name', (transport) => {
  test('the rows arrive immediately, then whenever they change', async () => {
    const { graphql } = await serve(keys);
    const results = transport.results(graphql, {
      query: `subscription { ${queues} }`,
      authorization: bearer(operator),
    });
    const rows = async () => (await results.next()).value?.data;
    expect(await rows()).toMatchObject({ queues: [{ pending: 0 }, { pending: 0 }, {}] });
    await start(graphql, bearer(ann));
    expect(await rows()).toMatchObject({ queues: [{}, { kind: 'STORE', pending: 1 }, {}] });
    await results.return();
  });
});

test('queues without watchers are not read', async () => {
  const changes = vi.spyOn(LiveRows.prototype, 'changes');
  const { graphql } = await serve();
  const results = webSocket.results(graphql, { query: `subscription { ${queues} }` });
  await results.next();
  await results.return();
  const reading = changes.mock.results[0]?.value ?? expect.unreachable();
  expect(await reading.next()).toEqual({ done: true, value: undefined });
});
