import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openStream } from '../support/server/event-stream.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { openSocket } from '../support/server/raw-socket.ts';
import { serve } from '../support/server/test-server.ts';
import { numbersOf, through, watchEvents } from '../support/server/watching.ts';

test('a stopping server disconnects its clients one by one and tells each to reconnect', async () => {
  const drainMs = 600;
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
  await stop();

  const closed = await Promise.all(closing);
  const ended = await Promise.all(ending);
  expect(closed.map(({ code }) => code)).toEqual(six.map(() => 4503));
  // After `complete` a client would not reconnect.
  for (const { events } of ended) expect(events).toEqual([undefined, 'next', 'next']);
  for (const clients of [closed, ended]) {
    const times = clients.map(({ afterMs }) => afterMs).toSorted((one, other) => one - other);
    expect(times[0]).toBeLessThan(drainMs / 2);
    expect(times.at(-1)).toBeGreaterThan(drainMs / 2);
    expect(times.at(-1)).toBeLessThan(drainMs + 500);
  }
});

test('a draining server accepts no new clients', async () => {
  const { url, graphql, deployment, stop } = await serve({ drainMs: 300 });
  const { taskId } = await claimedTask(deployment.log);
  const socket = await openSocket(graphql, watchEvents(taskId));
  const stopping = stop();
  const late = new WebSocket(graphql.replace('http', 'ws'), 'graphql-transport-ws');
  const [error] = await once(late, 'error');
  expect(String(error)).toMatch(/503|ECONNREFUSED/);
  await expect(
    fetch(`${url}/readyz`).then(
      ({ status }) => status,
      () => 503,
    ),
  ).resolves.toBe(503);
  await stopping;
  expect(socket.readyState).toBe(socket.CLOSED);
});

test('it stops in bounded time even if a client reads nothing', async () => {
  const { graphql, deployment, stop } = await serve({ drainMs: 200 });
  const task = await claimedTask(deployment.log);
  const stuck = await openSocket(graphql, watchEvents(task.taskId));
  stuck.pause();
  const body = 'x'.repeat(200_000);
  for (let i = 0; i < 60; i += 1) await task.find(`${i} ${body}`);
  const startedAt = Date.now();
  await stop();
  expect(Date.now() - startedAt).toBeLessThan(200 + 1000 + 1500);
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
