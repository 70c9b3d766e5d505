import { once } from 'node:events';
import { queryObjects } from 'node:v8';
import { expect, test, vi } from 'vitest';
import { keys } from '../support/server/callers.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { ask } from '../support/server/polling.ts';
import { connectSocket } from '../support/server/raw-socket.ts';
import { serve } from '../support/server/test-server.ts';

/** JSON that `JSON.parse` accepts, but whose value no recursive function can traverse. */
const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;

test.each([
  ['to initialize', [`{"type":"connection_init","payload":{"a":${deep}}}`]],
  ['with a ping', [`{"type":"ping","payload":{"a":${deep}}}`]],
  [
    'that reuses an ID',
    [
      '{"type":"subscribe","id":"a","payload":{"query":"{ __typename }"}}',
      '{"type":"complete","id":"a"}',
      `{"type":"subscribe","id":"a","payload":{"query":"{ __typename }","variables":{"a":${deep}}}}`,
    ],
  ],
])('a deeply nested message %s closes its socket only', async (_, messages) => {
  const { graphql } = await serve();
  const socket = await connectSocket(graphql);
  if (messages.length > 1) {
    socket.send('{"type":"connection_init"}');
    await once(socket, 'message');
  }
  for (const message of messages) socket.send(message);
  const [code, reason] = await once(socket, 'close');
  expect([code, String(reason)]).toEqual([4400, 'The message is nested more than 100 levels deep']);
  expect(await ask(graphql, { query: '{ __typename }' })).toMatchObject({
    data: { __typename: 'Query' },
  });
});

test('a message may be nested 100 levels deep', async () => {
  const { graphql } = await serve();
  const socket = await connectSocket(graphql);
  const payload = `{"a":${'['.repeat(98)}${']'.repeat(98)}}`;
  socket.send(`{"type":"ping","payload":${payload}}`);
  expect(String((await once(socket, 'message'))[0])).toBe(`{"type":"pong","payload":${payload}}`);
});

test('a socket keeps nothing of what its client sent to initialize it but the key', async () => {
  const { graphql } = await serve(keys);
  // Visits the whole heap, which takes seconds.
  const count = () => queryObjects(Object, { format: 'count' });
  const objects = Array(20_000).fill('{}').join();
  const before = count();
  for (let i = 0; i < 5; i += 1) {
    const socket = await connectSocket(graphql);
    socket.send(`{"type":"connection_init","payload":{"a":[${objects}]}}`);
    await once(socket, 'message');
  }
  expect(count() - before).toBeLessThan(20_000);
}, 90_000);

test('a socket may run MAX_SOCKET_OPERATIONS operations at the same time', async () => {
  const { graphql, deployment } = await serve({ maxSocketOperations: 3 });
  const { taskId } = await claimedTask(deployment.log);
  const socket = await connectSocket(graphql);
  const messages: unknown[] = [];
  socket.on('message', (message) => messages.push(JSON.parse(String(message))));
  const receive = (message: object) =>
    vi.waitFor(() => expect(messages).toContainEqual(expect.objectContaining(message)));
  const subscribe = (id: string, query: string) =>
    socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query } }));
  const watch = `subscription { taskStatus(id: "${taskId}") { id } }`;
  socket.send('{"type":"connection_init"}');
  await receive({ type: 'connection_ack' });

  // Those that have failed or ended do not count.
  subscribe('invalid', '{ nothing }');
  await receive({ id: 'invalid', type: 'error' });
  for (const id of ['a', 'b', 'c', 'd']) {
    subscribe(id, '{ __typename }');
    await receive({ id, type: 'complete' });
  }
  for (const id of ['1', '2', '3', '4']) subscribe(id, watch);
  subscribe('5', '{ __typename }');
  for (const id of ['1', '2', '3']) await receive({ id, type: 'next' });
  for (const id of ['4', '5']) {
    const message = expect.stringMatching(/^This WebSocket already runs 3 operations/);
    const extensions = { code: 'TOO_EXPENSIVE' };
    const payload = [expect.objectContaining({ message, extensions })];
    await receive({ id, type: 'error', payload });
  }
  socket.send('{"id":"1","type":"complete"}');
  let attempts = 0;
  await vi.waitFor(() => {
    attempts += 1;
    subscribe(`again ${attempts}`, '{ __typename }');
    expect(messages).toContainEqual({
      id: expect.stringMatching(/^again/),
      type: 'next',
      payload: { data: { __typename: 'Query' } },
    });
  });
});

test('a message may arrive in 1000 fragments, and no more', async () => {
  const { graphql } = await serve();
  const send = async (fragments: number) => {
    const socket = await connectSocket(graphql);
    const text = '{"type":"ping"}'.padEnd(fragments);
    for (const [i, character] of [...text].entries()) {
      socket.send(character, { fin: i === fragments - 1 });
    }
    return Promise.race([once(socket, 'message'), once(socket, 'close')]);
  };
  expect(String((await send(1000))[0])).toBe('{"type":"pong"}');
  expect((await send(1001))[0]).toBe(1008);
});
