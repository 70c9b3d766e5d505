import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, test, vi } from 'vitest';
import { type Collecting, claimedTask } from '../support/server/collecting.ts';
import { openStream } from '../support/server/event-stream.ts';
import { listenersOf } from '../support/server/feed-of.ts';
import { openSocket } from '../support/server/raw-socket.ts';
import { serve } from '../support/server/test-server.ts';
import { watchEvents } from '../support/server/watching.ts';

/** More than the system takes for a reader on loopback. */
const writeTooMuch = async (task: Collecting): Promise<void> => {
  const body = 'x'.repeat(500_000);
  for (let i = 0; i < 40; i += 1) await task.find(`${i} ${body}`);
};

/** Asks for an event stream and takes what comes until it is paused. */
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

test('an idle WebSocket is pinged, an idle stream gets comments', async () => {
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

test('a peer that does not answer pings is ended, one that does is not', async () => {
  const { graphql, deployment } = await serve({ heartbeatMs: 300 });
  const { taskId } = await claimedTask(deployment.log);
  const answering = await openSocket(graphql, watchEvents(taskId));
  const silent = await openSocket(graphql, watchEvents(taskId), { autoPong: false });
  const [code] = await once(silent, 'close');
  expect(code).toBe(1006);
  await once(answering, 'ping');
  expect(answering.readyState).toBe(answering.OPEN);
});

test('a WebSocket that takes nothing is ended, and frees its task', async () => {
  const { graphql, deployment } = await serve({ stuckMs: 300 });
  const task = await claimedTask(deployment.log);
  const stuck = await openSocket(graphql, watchEvents(task.taskId));
  stuck.pause();
  expect(await listenersOf(deployment, task.taskId)).toBe(1);
  await writeTooMuch(task);
  await vi.waitUntil(async () => (await listenersOf(deployment, task.taskId)) === 0, 5000);
});

test('a stream that takes nothing is ended, and frees its task', async () => {
  const { graphql, deployment } = await serve({ stuckMs: 300 });
  const task = await claimedTask(deployment.log);
  const stuck = await streamSocket(graphql, task.taskId);
  stuck.pause();
  expect(await listenersOf(deployment, task.taskId)).toBe(1);
  await writeTooMuch(task);
  await vi.waitUntil(async () => (await listenersOf(deployment, task.taskId)) === 0, 5000);
  stuck.destroy();
});

test('a reader that is slow but takes something is left alone', async () => {
  const stuckMs = 1000;
  const { graphql, deployment } = await serve({ stuckMs });
  const task = await claimedTask(deployment.log);
  const slow = await openSocket(graphql, watchEvents(task.taskId));
  const begun = Date.now();
  let received = 0;
  const reading = new Promise<void>((resolve, reject) => {
    slow.on('close', () => reject(new Error('The slow reader was ended.')));
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
  expect(Date.now() - begun).toBeGreaterThan(stuckMs);
  expect(received).toBe(40);
});

test.each(['WebSocket', 'stream'])(
  'a %s that goes away in the middle frees its task at once',
  async (kind) => {
    const { graphql, deployment } = await serve();
    const { taskId } = await claimedTask(deployment.log);
    if (kind === 'WebSocket') (await openSocket(graphql, watchEvents(taskId))).terminate();
    else (await streamSocket(graphql, taskId)).destroy();
    await vi.waitUntil(async () => (await listenersOf(deployment, taskId)) === 0);
  },
);

test('an operation that is taken back frees its task, and the socket goes on', async () => {
  const { graphql, deployment } = await serve();
  const { taskId } = await claimedTask(deployment.log);
  const socket = await openSocket(graphql, watchEvents(taskId));
  socket.send(JSON.stringify({ id: '1', type: 'complete' }));
  await vi.waitUntil(async () => (await listenersOf(deployment, taskId)) === 0);
  expect(socket.readyState).toBe(socket.OPEN);
});
