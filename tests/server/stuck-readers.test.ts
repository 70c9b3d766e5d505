import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, test, vi } from 'vitest';
import { openStream } from '../support/server/event-stream.ts';
import { claimedTask, type FakeWorker } from '../support/server/fake-worker.ts';
import { listenersOf } from '../support/server/feed-of.ts';
import { openSocket } from '../support/server/raw-socket.ts';
import { serve } from '../support/server/test-server.ts';
import { watchEvents } from '../support/server/watching.ts';

/** Writes more than the operating system buffers for a loopback connection. */
const writeTooMuch = async (task: FakeWorker): Promise<void> => {
  const body = 'x'.repeat(500_000);
  for (let i = 0; i < 40; i += 1) await task.find(`${i} ${body}`);
};

/** Opens an event stream on a raw socket that reads until it is paused. */
const streamSocket = async (graphql: string, taskId: string): Promise<Socket> => {
  const { hostname, port } = new URL(graphql);
  const socket = connect(Number(port), hostname);
  const { query, variables } = watchEvents(taskId);
  const body = JSON.stringify({ query, variables });
  socket.write(
    `POST /graphql HTTP/1.1\r\nHost: ${hostname}\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  await once(socket, 'data');
  return socket;
};

test('an idle WebSocket gets pings, an idle event stream gets comments', async () => {
  const { graphql, deployment } = await serve({ heartbeatMs: 400 });
  const { taskId } = await claimedTask(deployment.log);
  const socket = await openSocket(graphql, watchEvents(taskId));
  await once(socket, 'ping');
  await once(socket, 'ping');
  const { messages } = await openStream(graphql, watchEvents(taskId));
  let heartbeats = 0;
  for await (const { comment, event } of messages) {
    if (comment === undefined) continue;
    expect(event).toBeUndefined();
    heartbeats += 1;
    if (heartbeats === 3) break;
  }
  expect(socket.readyState).toBe(socket.OPEN);
});

test('a client that does not answer pings is disconnected, one that does stays connected', async () => {
  const { graphql, deployment } = await serve({ heartbeatMs: 300 });
  const { taskId } = await claimedTask(deployment.log);
  const answering = await openSocket(graphql, watchEvents(taskId));
  const silent = await openSocket(graphql, watchEvents(taskId), { autoPong: false });
  const [code] = await once(silent, 'close');
  expect(code).toBe(1006);
  await once(answering, 'ping');
  expect(answering.readyState).toBe(answering.OPEN);
});

test('a WebSocket client that reads nothing is disconnected and its watch released', async () => {
  const { graphql, deployment } = await serve({ stuckMs: 300 });
  const task = await claimedTask(deployment.log);
  const stuck = await openSocket(graphql, watchEvents(task.taskId));
  stuck.pause();
  expect(await listenersOf(deployment, task.taskId)).toBe(1);
  await writeTooMuch(task);
  await vi.waitUntil(async () => (await listenersOf(deployment, task.taskId)) === 0, 5000);
});

test('an event stream client that reads nothing is disconnected and its watch released', async () => {
  const { graphql, deployment } = await serve({ stuckMs: 300 });
  const task = await claimedTask(deployment.log);
  const stuck = await streamSocket(graphql, task.taskId);
  stuck.pause();
  expect(await listenersOf(deployment, task.taskId)).toBe(1);
  await writeTooMuch(task);
  await vi.waitUntil(async () => (await listenersOf(deployment, task.taskId)) === 0, 5000);
  stuck.destroy();
});

test('a slow client that keeps reading stays connected', async () => {
  const stuckMs = 1000;
  const { graphql, deployment } = await serve({ stuckMs });
  const task = await claimedTask(deployment.log);
  const slow = await openSocket(graphql, watchEvents(task.taskId));
  const startedAt = Date.now();
  let received = 0;
  const reading = new Promise<void>((resolve, reject) => {
    slow.on('close', () => reject(new Error('The slow client was disconnected.')));
    slow.on('message', (message) => {
      slow.pause();
      setTimeout(() => slow.resume(), 50);
      const beginning = String(message).slice(0, 100);
      if (beginning.includes('ReviewsFound')) received += 1;
      if (beginning.includes('"type":"complete"')) resolve();
    });
  });
  await writeTooMuch(task);
  await task.succeed();
  await reading;
  expect(Date.now() - startedAt).toBeGreaterThan(stuckMs);
  expect(received).toBe(40);
});

test.each(['WebSocket', 'stream'])(
  'a %s that disconnects midway releases its watch immediately',
  async (kind) => {
    const { graphql, deployment } = await serve();
    const { taskId } = await claimedTask(deployment.log);
    if (kind === 'WebSocket') (await openSocket(graphql, watchEvents(taskId))).terminate();
    else (await streamSocket(graphql, taskId)).destroy();
    await vi.waitUntil(async () => (await listenersOf(deployment, taskId)) === 0);
  },
);

test('a completed operation releases its watch and the socket stays open', async () => {
  const { graphql, deployment } = await serve();
  const { taskId } = await claimedTask(deployment.log);
  const socket = await openSocket(graphql, watchEvents(taskId));
  socket.send(JSON.stringify({ id: '1', type: 'complete' }));
  await vi.waitUntil(async () => (await listenersOf(deployment, taskId)) === 0);
  expect(socket.readyState).toBe(socket.OPEN);
});
