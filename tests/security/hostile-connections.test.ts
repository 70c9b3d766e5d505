import { once } from 'node:events';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { ann, bearer, keys, start } from '../support/server/callers.ts';
import { openConnection, receivedOn } from '../support/server/raw-connection.ts';
import { connectSocket, upgradeStatus } from '../support/server/raw-socket.ts';
import { serve, startTestServer, type TestServer } from '../support/server/test-server.ts';
import { whileAttacking } from '../support/server/under-attack.ts';

let server: TestServer;
const authorization = bearer(ann);

beforeAll(async () => {
  server = await startTestServer({
    ...keys,
    maxSocketOperations: 100,
  });
});

afterAll(() => server[Symbol.asyncDispose]());

/** The header of a POST of JSON, but for its last line. */
const postOf = (path: string): string =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n`;

const megabyte = Buffer.alloc(1_000_000, ' ');

/** Posts 100 MB, or as much of it as the server takes. @returns the status, and the megabytes that were sent. */
const postHundredMegabytes = async (headers: Record<string, string>, chunk = megabyte) => {
  const sending = request(server.graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization, ...headers },
  });
  sending.on('error', () => {});
  let sent = 0;
  const answered = once(sending, 'response').then(([{ statusCode }]) => Number(statusCode));
  const closed = once(sending, 'close').then(() => 0);
  const status = Promise.race([answered, closed]);
  let isAnswered = false;
  void status.finally(() => {
    isAnswered = true;
  });
  while (sent < 100 && !isAnswered && !sending.destroyed) {
    sent += 1;
    if (!sending.write(chunk)) {
      await Promise.race([once(sending, 'drain'), status]).catch(() => {});
    }
  }
  const result = { status: await status, sent };
  sending.destroy();
  return result;
};

test.each([
  ['with a content-length', { 'content-length': '100000000' }, megabyte],
  ['in chunks', { 'transfer-encoding': 'chunked' }, megabyte],
  ['that lies about its length', { 'content-length': '99999999999' }, megabyte],
  ['compressed', { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(100_000_000, ' '))],
])('a body of 100 MB %s is refused before it is read', async (_, headers, chunk) => {
  const { status, sent } = await whileAttacking(
    server.graphql,
    () => postHundredMegabytes(headers, chunk),
    { authorization },
  );
  expect([0, 400, 413, 415]).toContain(status);
  expect(sent).toBeLessThan(50);
});

const connect = async (graphql: string): Promise<WebSocket> =>
  (await connectSocket(graphql)).on('error', () => {});

test('sockets that never send connection_init are closed', async () => {
  const { graphql } = await serve({ ...keys, connectionInitMs: 100 });
  const codes = await whileAttacking(
    graphql,
    () =>
      Promise.all(
        Array.from({ length: 20 }, async () => (await once(await connect(graphql), 'close'))[0]),
      ),
    { authorization },
  );
  expect(codes).toEqual(Array(20).fill(4408));
});

test('of 1,000 subscriptions on a socket, those beyond the limit are refused', async () => {
  const { taskId } = await start(server.graphql, authorization);
  const query = `subscription { taskStatus(id: "${taskId}") { id } }`;
  const counts = await whileAttacking(
    server.graphql,
    async () => {
      const socket = await connect(server.graphql);
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
      await once(socket, 'message');
      const ids = { next: new Set<string>(), error: new Set<string>() };
      const all = new Promise<void>((resolve) => {
        socket.on('message', (message) => {
          const { type, id, payload } = JSON.parse(String(message));
          if (type === 'next' && !payload.errors) ids.next.add(id);
          if (type === 'error' && payload[0].extensions.code === 'TOO_EXPENSIVE') ids.error.add(id);
          if (ids.next.size + ids.error.size === 1000) resolve();
        });
      });
      const subscribe = (i: number) =>
        socket.send(JSON.stringify({ id: `${i}`, type: 'subscribe', payload: { query } }));
      // The others read what the first has read.
      subscribe(0);
      await once(socket, 'message');
      for (let i = 1; i < 1000; i += 1) subscribe(i);
      await all;
      socket.terminate();
      return [ids.next.size, ids.error.size];
    },
    { authorization },
  );
  expect(counts).toEqual([100, 900]);
});

test('a client cannot open more sockets than allowed, and others are served', async () => {
  const { graphql } = await serve({ ...keys, maxSocketsPerClient: 20 });
  const statuses = await whileAttacking(
    graphql,
    () => Promise.all(Array.from({ length: 40 }, () => upgradeStatus(graphql))),
    { authorization },
  );
  expect(statuses.sort()).toEqual([...Array(20).fill(101), ...Array(20).fill(429)]);
});

test.each([
  ['the header', 'GET /graphql HTTP/1.1\r\nHost: localhost\r\nX: '],
  ['the body for GraphQL', `${postOf('/graphql')}\r\n{`],
  [
    'the body for REST',
    `${postOf('/api/v1/reviews/store')}Authorization: ${authorization}\r\n\r\n{`,
  ],
  ['nothing', ''],
])('clients that send %s slowly get 408 in time, and others are served', async (_, beginning) => {
  const { url, graphql } = await serve({ ...keys, keepAliveMs: 100, maxUploadMs: 1000 });
  const answers = await whileAttacking(
    graphql,
    () =>
      Promise.all(
        Array.from({ length: 20 }, async () => {
          const connection = await openConnection(url);
          connection.on('error', () => {});
          const received = receivedOn(connection);
          const closed = once(connection, 'close');
          connection.write(beginning);
          const dripping = setInterval(() => connection.write(beginning === '' ? '' : 'x'), 50);
          await closed;
          clearInterval(dripping);
          return received();
        }),
      ),
    { authorization },
  );
  expect(answers).toEqual(Array(20).fill(expect.stringMatching(/^HTTP\/1\.1 408 /)));
});

test.each([
  ['half a request line', 'GET /graphql'],
  ['a header without an end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(100_000)}`],
  ['ten thousand headers', `GET / HTTP/1.1\r\nHost: x\r\n${'X: y\r\n'.repeat(10_000)}\r\n`],
  [
    'two lengths',
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
  ],
  [
    'a length and chunks',
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n',
  ],
  ['a negative length', 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n'],
  ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
])('%s harms nobody, and smuggles nothing', async (_, bytes) => {
  const connection = await openConnection(server.url);
  connection.on('error', () => {});
  const received = receivedOn(connection);
  await whileAttacking(
    server.graphql,
    async () => {
      connection.write(bytes, 'latin1');
      if (!bytes.startsWith('GET /graphql')) await once(connection, 'close');
    },
    { authorization },
  );
  expect(received()).toMatch(/^(HTTP\/1\.1 (400|431) [\s\S]*)?$/);
  expect(received()).not.toContain('200 OK');
});
