import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { eventStream, openStream } from '../support/server/event-stream.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { listenersOf } from '../support/server/feed-of.ts';
import { serve } from '../support/server/test-server.ts';
import { eventsOf, watchEvents } from '../support/server/watching.ts';

/** A client that sends a request, reads the beginning of the response, and then nothing. */
const openStuck = async (url: URL, lines: readonly string[] = [], body = ''): Promise<Socket> => {
  const socket = connect(Number(url.port), url.hostname);
  onTestFinished(() => {
    socket.destroy();
  });
  // An error shows that the server has cut the connection.
  socket.on('error', () => {});
  const [method, ...headers] = body === '' ? ['GET'] : ['POST', 'Content-Type: application/json'];
  socket.write(
    [
      `${method} ${url.pathname}${url.search} HTTP/1.1`,
      `Host: ${url.host}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      ...headers,
      ...lines,
      '',
      body,
    ].join('\r\n'),
  );
  await once(socket, 'data');
  socket.pause();
  return socket;
};

/** Resolves when the server has cut the connection. What the client sends meanwhile does not help it. */
const isCut = async (socket: Socket): Promise<void> => {
  await vi.waitUntil(() => {
    if (!socket.destroyed) socket.write('GET');
    return socket.destroyed;
  }, 10_000);
};

const scriptOf = async (graphql: string): Promise<URL> => {
  const page = await (await fetch(graphql, { headers: { accept: 'text/html' } })).text();
  return new URL(/src="([^"]*)"/.exec(page)?.[1] ?? '', graphql);
};

test('60 clients that load GraphiQL and read nothing share one copy and are cut', async () => {
  const { graphql } = await serve({ stuckMs: 500 });
  const script = await scriptOf(graphql);
  await fetch(script).then((response) => response.text());
  const before = process.memoryUsage().arrayBuffers;
  const stuck = await Promise.all(Array.from({ length: 60 }, () => openStuck(script)));
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60_000_000);
  await Promise.all(stuck.map(isCut));
});

test('multipart streams that nobody reads hold little memory and are ended, and who reads gets everything', async () => {
  const { graphql, deployment } = await serve({ maxUnreadBytes: 4_000_000, stuckMs: 2000 });
  const task = await claimedTask(deployment.log);
  const { query, variables } = watchEvents(task.taskId);
  const lines = ['Accept: multipart/mixed;subscriptionSpec=1.0'];
  const body = JSON.stringify({ query, variables });
  await Promise.all(Array.from({ length: 20 }, () => openStuck(new URL(graphql), lines, body)));
  const reading = eventsOf(eventStream.results(graphql, watchEvents(task.taskId)));
  const before = process.memoryUsage().arrayBuffers;
  for (let i = 0; i < 20; i += 1) await task.find(`${i} ${'x'.repeat(500_000)}`);
  // Each of them holds 10 MB, less what the operating system has taken.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000);
  await task.succeed();
  expect((await reading).filter(({ __typename }) => __typename === 'ReviewsFound')).toHaveLength(
    20,
  );
  await vi.waitUntil(async () => (await listenersOf(deployment, task.taskId)) === 0, 10_000);
});

/** A finished task whose reviews take more than the operating system buffers for a connection. */
const largeTask = async (deployment: Parameters<typeof claimedTask>[0]) => {
  const task = await claimedTask(deployment);
  for (let i = 0; i < 14; i += 1) await task.find(`${i} ${'x'.repeat(500_000)}`);
  await task.succeed();
  return task;
};

test('a client that does not read the result of a query is cut', async () => {
  const { graphql, deployment } = await serve({ stuckMs: 500 });
  const { taskId } = await largeTask(deployment.log);
  const query = `{ taskStatus(id: "${taskId}") { reviews { edges { node { body } } } } }`;
  await isCut(await openStuck(new URL(graphql), [], JSON.stringify({ query })));
});

test('a slow client that keeps reading the result of a query gets all of it', async () => {
  const stuckMs = 500;
  const { graphql, deployment } = await serve({ stuckMs });
  const { taskId } = await largeTask(deployment.log);
  const query = `{ taskStatus(id: "${taskId}") { reviews { edges { node { body } } } } }`;
  const startedAt = Date.now();
  const slow = await openStuck(new URL(graphql), ['Connection: close'], JSON.stringify({ query }));
  let received = 0;
  slow.on('data', (data: Buffer) => {
    received += data.length;
    slow.pause();
    setTimeout(() => slow.resume(), 5);
  });
  slow.resume();
  await once(slow, 'end');
  expect(received).toBeGreaterThan(6_900_000);
  expect(Date.now() - startedAt).toBeGreaterThan(stuckMs);
});

test('when too much is unread, the client that has read nothing for longest is cut first', async () => {
  const { graphql, deployment } = await serve({ maxUnreadBytes: 10_000_000 });
  const { taskId } = await largeTask(deployment.log);
  const query = `{ taskStatus(id: "${taskId}") { reviews { edges { node { body } } } } }`;
  const open = () => openStuck(new URL(graphql), [], JSON.stringify({ query }));
  const idle = await openStream(graphql, watchEvents((await claimedTask(deployment.log)).taskId));
  const first = await open();
  const second = await open();
  await isCut(first);
  expect(second.destroyed).toBe(false);
  await idle.response.body?.cancel();
});

test.each([
  undefined,
  '*/*',
  'text/*',
  'Text/Event-Stream;q=0.5',
  'multipart/mixed;subscriptionSpec=1.0',
])(
  'a client that does not read a subscription asked for with Accept: %s is cut',
  async (accept) => {
    const { graphql, deployment } = await serve({ stuckMs: 500 });
    const task = await claimedTask(deployment.log);
    const { query, variables } = watchEvents(task.taskId);
    const lines = accept === undefined ? [] : [`Accept: ${accept}`];
    await openStuck(new URL(graphql), lines, JSON.stringify({ query, variables }));
    expect(await listenersOf(deployment, task.taskId)).toBe(1);
    for (let i = 0; i < 20; i += 1) await task.find(`${i} ${'x'.repeat(500_000)}`);
    await vi.waitUntil(async () => (await listenersOf(deployment, task.taskId)) === 0, 10_000);
  },
);
