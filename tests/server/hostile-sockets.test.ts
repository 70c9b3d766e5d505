import { once } from 'node:events';
import { queryObjects } from 'node:v8';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { keys } from '../support/server/callers.ts';
import { ask } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';

const connect = async (graphql: string) => {
  const socket = new WebSocket(graphql.replace('http', 'ws'), 'graphql-transport-ws');
  onTestFinished(() => socket.terminate());
  await once(socket, 'open');
  return socket;
};

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
  const socket = await connect(graphql);
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
  const socket = await connect(graphql);
  const payload = `{"a":${'['.repeat(98)}${']'.repeat(98)}}`;
  socket.send(`{"type":"ping","payload":${payload}}`);
  expect(String((await once(socket, 'message'))[0])).toBe(`{"type":"pong","payload":${payload}}`);
});

test('a socket keeps nothing of what its client sent to initialize it but the key', async () => {
  const { graphql } = await serve(keys);
  const count = () => queryObjects(Object, { format: 'count' });
  const objects = Array(20_000).fill('{}').join();
  const before = count();
  for (let i = 0; i < 5; i += 1) {
    const socket = await connect(graphql);
    socket.send(`{"type":"connection_init","payload":{"a":[${objects}]}}`);
    await once(socket, 'message');
  }
  expect(count() - before).toBeLessThan(20_000);
});

test('a message may arrive in 1000 fragments, and no more', async () => {
  const { graphql } = await serve();
  const send = async (fragments: number) => {
    const socket = await connect(graphql);
    const text = '{"type":"ping"}'.padEnd(fragments);
    for (const [i, character] of [...text].entries()) {
      socket.send(character, { fin: i === fragments - 1 });
    }
    return Promise.race([once(socket, 'message'), once(socket, 'close')]);
  };
  expect(String((await send(1000))[0])).toBe('{"type":"pong"}');
  expect((await send(1001))[0]).toBe(1008);
});
