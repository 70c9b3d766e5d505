import { on, once } from 'node:events';
import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { OperationIds } from '../../server/graphql/operation-ids.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { listenersOf } from '../support/server/feed-of.ts';
import { initializeSocket } from '../support/server/raw-socket.ts';
import { serve } from '../support/server/test-server.ts';
import { watchEvents } from '../support/server/watching.ts';
import { payloadOf } from '../support/server/web-socket.ts';

const messageSchema = z.looseObject({ id: z.string().optional(), type: z.string() });

/** Receives messages up to the first of this type. */
const receiveUntil = async (socket: WebSocket, type: string) => {
  const received: z.infer<typeof messageSchema>[] = [];
  for await (const [text] of on(socket, 'message')) {
    const message = messageSchema.parse(JSON.parse(String(text)));
    received.push(message);
    if (message.type === type) break;
  }
  return received;
};

test.each([1, 2, 5])(
  'an ID that is completed and reused %i times at once gets one stream',
  async (times) => {
    const { graphql, deployment } = await serve();
    const task = await claimedTask(deployment.log);
    for (let i = 0; i < 6; i += 1) await task.find(`${i}`);
    await task.succeed();
    const socket = await initializeSocket(graphql);
    const payload = payloadOf(watchEvents(task.taskId));
    for (let i = 0; i < times; i += 1) {
      socket.send(JSON.stringify({ id: 'a', type: 'subscribe', payload }));
      socket.send(JSON.stringify({ id: 'a', type: 'complete' }));
    }
    socket.send(JSON.stringify({ id: 'a', type: 'subscribe', payload }));
    const received = await receiveUntil(socket, 'complete');
    expect(received.map(({ id }) => id)).toEqual(Array(10).fill('a'));
    expect(received.map(({ type }) => type)).toEqual([...Array(9).fill('next'), 'complete']);
    socket.send(JSON.stringify({ type: 'ping' }));
    expect(await receiveUntil(socket, 'pong')).toHaveLength(1);
  },
);

test('a stream that reuses an ID ends when it is completed, and releases its watch', async () => {
  const { graphql, deployment } = await serve();
  const { taskId } = await claimedTask(deployment.log);
  const socket = await initializeSocket(graphql);
  const payload = payloadOf(watchEvents(taskId));
  socket.send(JSON.stringify({ id: 'a', type: 'subscribe', payload }));
  socket.send(JSON.stringify({ id: 'a', type: 'complete' }));
  socket.send(JSON.stringify({ id: 'a', type: 'subscribe', payload }));
  await receiveUntil(socket, 'next');
  socket.send(JSON.stringify({ id: 'a', type: 'complete' }));
  while ((await listenersOf(deployment, taskId)) > 0) await new Promise(setImmediate);
  socket.send(JSON.stringify({ id: 'a', type: 'subscribe', payload }));
  expect(await receiveUntil(socket, 'next')).toHaveLength(1);
});

test('an ID in use cannot be used again', async () => {
  const { graphql, deployment } = await serve();
  const payload = payloadOf(watchEvents((await claimedTask(deployment.log)).taskId));
  const socket = await initializeSocket(graphql);
  socket.send(JSON.stringify({ id: 'a', type: 'subscribe', payload }));
  socket.send(JSON.stringify({ id: 'a', type: 'subscribe', payload }));
  const [code, reason] = await once(socket, 'close');
  expect([code, String(reason)]).toEqual([4409, 'Subscriber for a already exists']);
});

test('IDs of any form are kept', async () => {
  const { graphql } = await serve();
  const socket = await initializeSocket(graphql);
  for (const id of ['1', 'a#1', '"\\"', '{"id":"b","type":"next"', '__proto__', 'ü\n']) {
    socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query: '{ __typename }' } }));
    const received = await receiveUntil(socket, 'complete');
    expect(received).toMatchObject([
      { id, type: 'next' },
      { id, type: 'complete' },
    ]);
  }
});

const subscribe = (id: string) => JSON.stringify({ id, type: 'subscribe', payload: { query: '' } });
const idOf = (text: string) => messageSchema.parse(JSON.parse(text)).id ?? '';

test('internal IDs do not collide with IDs of the client', () => {
  const ids = new OperationIds();
  expect(idOf(ids.receive(subscribe('a#1')).text)).toBe('a#1');
  expect(idOf(ids.receive(subscribe('a')).text)).toBe('a');
  ids.receive('{"id":"a","type":"complete"}');
  const internal = idOf(ids.receive(subscribe('a')).text);
  expect(internal).toBe('a#2');
  expect(ids.send(`{"id":"${internal}","type":"next","payload":{"data":null}}`)).toBe(
    '{"id":"a","type":"next","payload":{"data":null}}',
  );
  expect(ids.send('{"id":"a","type":"next","payload":{}}')).toBeUndefined();
});
