import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openStream } from '../support/server/event-stream.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { post } from '../support/server/polling.ts';
import { openConnection } from '../support/server/raw-connection.ts';
import { newSocket, openSocket } from '../support/server/raw-socket.ts';
import { serve } from '../support/server/test-server.ts';
import { numbersOf, through, watchEvents } from '../support/server/watching.ts';

test('a stopping server disconnects its clients one by one and tells each to reconnect', async () => {
  const drainMs = 1200;
  const { graphql, deployment, stop } = await serve({ drainMs });
  const { taskId } = await claimedTask(deployment.log);
  const six = Array.from({ length: 6 });
  const sockets = await Promise.all(six.map(() => openSocket(graphql, watchEvents(taskId))));
  const streams = await Promise.all(six.map(() => openStream(graphql, watchEvents(taskId))));

  const startedAt = Date.now();
  const closing = sockets.map(async (socket) => {
    const [code] = await once(socket, 'close');
    return { code, afterMs: Date.now() - startedAt };
  });
  const ending = streams.map(async ({ messages }) => {
    const events: (string | undefined)[] = [];
    for await (const { event } of messages) events.push(event);
    return { events, afterMs: Date.now() - startedAt };
  });
  const stopping = stop();
  await Promise.race(closing);
  const open = sockets.filter(({ readyState }) => readyState === WebSocket.OPEN);
  for (const socket of open) socket.ping();
  // Others are still served after the first one was disconnected.
  await Promise.any(open.map((socket) => once(socket, 'pong')));
  await stopping;

  const closed = await Promise.all(closing);
  const ended = await Promise.all(ending);
  expect(closed.map(({ code }) => code)).toEqual(six.map(() => 4503));
  // After `complete` a client would not reconnect.
  for (const { events } of ended) expect(events).toEqual([undefined, 'next', 'next']);
  for (const clients of [closed, ended]) {
    expect(Math.max(...clients.map(({ afterMs }) => afterMs))).toBeGreaterThan(drainMs / 2);
  }
});

test('a draining server accepts no new clients', async () => {
  const { url, graphql, deployment, stop } = await serve({ drainMs: 300 });
  const { taskId } = await claimedTask(deployment.log);
  const socket = await openSocket(graphql, watchEvents(taskId));
  const closed = once(socket, 'close');
  const stopping = stop();
  const late = newSocket(graphql);
  const [error] = await once(late, 'error');
  expect(String(error)).toMatch(/503|ECONNREFUSED/);
  await expect(
    fetch(`${url}/readyz`).then(
      ({ status }) => status,
      () => 503,
    ),
  ).resolves.toBe(503);
  await Promise.all([stopping, closed]);
});

test('it stops in bounded time even if a client reads nothing', async () => {
  const { graphql, deployment, stop } = await serve({ drainMs: 200 });
  const task = await claimedTask(deployment.log);
  const stuck = await openSocket(graphql, watchEvents(task.taskId));
  stuck.pause();
  const body = 'x'.repeat(200_000);
  for (let i = 0; i < 60; i += 1) await task.find(`${i} ${body}`);
  await stop();
});

test('a client that reconnects to another server misses no event and sees none twice', async () => {
  const first = await serve();
  const second = await serve({ prefix: first.prefix });
  const task = await claimedTask(second.deployment.log);
  const { messages } = await openStream(first.graphql, watchEvents(task.taskId));
  const ids: string[] = [];
  const reading = (async () => {
    for await (const { id } of messages) if (id !== undefined) ids.push(id);
  })();
  await task.progress(10);
  await Promise.all([first.stop(), task.progress(10), reading]);
  await task.progress(10);

  const again = await openStream(second.graphql, watchEvents(task.taskId), ids.at(-1));
  await task.succeed();
  for await (const { id } of again.messages) if (id !== undefined) ids.push(id);
  expect(numbersOf(ids.map((cursor) => ({ cursor })))).toEqual(through(1, 33));
});

test('a stopping server exits when its last connection is gone, not at the end of the drain window', async () => {
  const { url, graphql, deployment, stop } = await serve({ drainMs: 3_600_000 });
  const { taskId } = await claimedTask(deployment.log);
  const socket = await openSocket(graphql, watchEvents(taskId));
  const { messages } = await openStream(graphql, watchEvents(taskId));
  // Connections that have carried a request, and one that never has.
  await fetch(`${url}/healthz`);
  const unused = await openConnection(url);
  const unusedEnded = once(unused.resume(), 'end');

  const stopping = stop();
  const [code] = await once(socket, 'close');
  expect(code).toBe(4503);
  for await (const _ of messages);
  await unusedEnded;
  await stopping;
});

test('during DRAIN_DELAY_SECONDS a server answers everything, but tells load balancers that it is not ready', async () => {
  const { url, graphql, deployment, stop } = await serve({ drainDelayMs: 1000 });
  const task = await claimedTask(deployment.log);
  const stopping = stop();
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const query = JSON.stringify({ query: '{ __typename }' });
  const response = await post(graphql, query);
  expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  // A proxy would answer `close` with a new connection, which is lost if the port closes before it is accepted.
  expect(response.headers.get('connection')).toBe('keep-alive');
  const socket = await openSocket(graphql, watchEvents(task.taskId));
  const [code] = await once(socket, 'close');
  expect(code).toBe(4503);
  await stopping;
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
});

test('a request that is arriving when the port closes is answered, and its response is complete', async () => {
  const { graphql, stop } = await serve({ drainMs: 3_600_000 });
  const body = JSON.stringify({ query: '{ __typename }' });
  const [used, fresh] = await Promise.all([openConnection(graphql), openConnection(graphql)]);
  const message = [
    'POST /graphql HTTP/1.1',
    'Host: localhost',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
  used.write(message);
  await once(used, 'data');
  const halves = [used, fresh].map((socket) => {
    socket.write(message.slice(0, 30));
    return text(socket);
  });
  // The beginnings arrive before a later connection's request does.
  await fetch(graphql.replace('/graphql', '/healthz'));
  const stopping = stop();
  await nextTurn();
  for (const socket of [used, fresh]) socket.write(message.slice(30));
  for (const response of await Promise.all(halves)) {
    expect(response).toMatch(/Connection: close.*"__typename":"Query"/s);
  }
  await stopping;
});
