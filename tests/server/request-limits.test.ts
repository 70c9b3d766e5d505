import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { startOwnRedis } from '../support/redis/own-redis.ts';
import { eventStream, openStream } from '../support/server/event-stream.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { ask, polling, post } from '../support/server/polling.ts';
import { serve, startTestServer, type TestServer } from '../support/server/test-server.ts';
import { allOf, errorsOf, resultSchema } from '../support/server/transport.ts';
import { watchStates } from '../support/server/watching.ts';
import { webSocket } from '../support/server/web-socket.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({
    maxDocumentDepth: 4,
    maxAliases: 3,
    maxRepeatedFields: 3,
    maxDirectives: 3,
    maxCost: 150,
    maxMessageBytes: 5000,
    connectionInitMs: 100,
  });
});

afterAll(() => server[Symbol.asyncDispose]());

const list = (first: number, fields: string): string =>
  `{ tasks(first: ${first}) { edges { node { ${fields} } } } }`;
const unknownFields = (count: number): string =>
  `{ ${Array.from({ length: count }, (_, i) => `x${i}`).join(' ')} }`;

describe.each([polling, eventStream, webSocket])('over $name', (transport) => {
  const send = async (query: string, variables = {}) =>
    allOf(transport.results(server.graphql, { query, variables }));

  test.each([
    [
      'depth',
      list(1, 'id'),
      '{ tasks { edges { ...E } } } fragment E on TaskEdge { node { progress { found } } }',
      'The document nests 5 fields in one another; the limit is 4 (MAX_DOCUMENT_DEPTH). Select less deeply.',
    ],
    [
      'aliases',
      '{ a: __typename b: __typename c: __typename }',
      '{ ...F a: __typename b: __typename } fragment F on Query { c: __typename d: __typename }',
      'The operation has 4 aliases; the limit is 3 (MAX_ALIASES). Split it into several requests.',
    ],
    [
      'repeated fields',
      '{ __typename __typename __typename }',
      '{ __typename __typename ... { __typename __typename } }',
      'The document selects __typename 4 times in one place; the limit is 3 (MAX_REPEATED_FIELDS). Select it once.',
    ],
    [
      'directives',
      '{ __typename @skip(if: false) @include(if: true) ... @skip(if: false) { a: __typename } }',
      '{ ...F @skip(if: false) } fragment F on Query { __typename @skip(if: false) ... @skip(if: false) @include(if: true) { a: __typename } }',
      'The operation has 4 directives; the limit is 3 (MAX_DIRECTIVES). Use fewer, or split it into several requests.',
    ],
    [
      'cost',
      list(3, 'queuePosition'),
      list(4, 'queuePosition'),
      'The operation costs 200; the limit is 150 (MAX_COST). In a list, result, reviews, summary, and queuePosition cost 50 for each task: request fewer tasks, or read each with taskStatus.',
    ],
  ])('the limit of %s is exact', async (_, allowed, refused, message) => {
    expect((await send(allowed)).flatMap(errorsOf)).toEqual([]);
    expect((await send(refused)).flatMap(errorsOf)).toEqual([{ code: 'TOO_EXPENSIVE', message }]);
  });

  test('a page size in a variable counts for the cost', async () => {
    const query = `query ($first: Int!) ${list(1, 'queuePosition').replace('1', '$first')}`;
    expect((await send(query, { first: 3 })).flatMap(errorsOf)).toEqual([]);
    expect((await send(query, { first: 4 })).flatMap(errorsOf)).toMatchObject([
      { code: 'TOO_EXPENSIVE' },
    ]);
  });

  test('of many errors of a document, the first 20 are reported', async () => {
    expect((await send(unknownFields(20))).flatMap(errorsOf)).toHaveLength(20);
    const errors = (await send(unknownFields(200))).flatMap(errorsOf);
    expect(errors).toHaveLength(21);
    expect(errors[20]).toEqual({
      code: 'BAD_USER_INPUT',
      message: 'The document has more errors than the 20 that are reported. Correct these first.',
    });
  });
});

const connect = async (graphql: string): Promise<WebSocket> => {
  const socket = new WebSocket(graphql.replace('http', 'ws'), 'graphql-transport-ws');
  onTestFinished(() => socket.terminate());
  await once(socket, 'open');
  return socket;
};

const closeOf = async (socket: WebSocket) => {
  const [code, reason] = await once(socket, 'close');
  return [code, String(reason)];
};

test('a body may be as large as MAX_MESSAGE_BYTES', async () => {
  const body = '{"query":"{ __typename }"}';
  expect((await post(server.graphql, body.padEnd(5000))).status).toBe(200);
  const response = await post(server.graphql, body.padEnd(5001));
  expect(response.status).toBe(413);
  expect(errorsOf(resultSchema.parse(await response.json()))).toEqual([
    {
      code: 'BAD_USER_INPUT',
      message: 'The request body is too large; it must be at most 5000 bytes.',
    },
  ]);
});

test('a WebSocket message may be as large as MAX_MESSAGE_BYTES', async () => {
  const socket = await connect(server.graphql);
  socket.send('{"type":"ping"}'.padEnd(5000));
  expect(String((await once(socket, 'message'))[0])).toBe('{"type":"pong"}');
  socket.send('{"type":"ping"}'.padEnd(5001));
  expect(await closeOf(socket)).toEqual([
    1009,
    'The message is larger than 5000 bytes (MAX_MESSAGE_BYTES)',
  ]);
});

test('a WebSocket without connection_init is closed after CONNECTION_INIT_SECONDS, and one with it is not', async () => {
  const [silent, initialized] = await Promise.all([
    connect(server.graphql),
    connect(server.graphql),
  ]);
  initialized.send('{"type":"connection_init"}');
  expect(await closeOf(silent)).toEqual([
    4408,
    'connection_init did not arrive within 0.1 s (CONNECTION_INIT_SECONDS)',
  ]);
  expect(initialized.readyState).toBe(WebSocket.OPEN);
});

test('an operation that takes longer than MAX_REQUEST_SECONDS is answered with an error', async () => {
  const redis = await startOwnRedis();
  const { graphql } = await serve({ redisUrl: redis.url, maxRequestMs: 300 });
  const operation = { query: '{ tasks { edges { node { id } } } }' };
  expect(await ask(graphql, operation)).toMatchObject({ data: { tasks: {} } });
  process.kill(redis.pid, 'SIGSTOP');
  onTestFinished(() => void process.kill(redis.pid, 'SIGCONT'));
  for (const { results } of [polling, eventStream, webSocket]) {
    expect((await allOf(results(graphql, operation))).flatMap(errorsOf)).toEqual([
      {
        code: 'TOO_EXPENSIVE',
        message: expect.stringMatching(/^The operation took longer than 0\.3 s/),
      },
    ]);
  }
});

describe('MAX_SOCKETS_PER_CLIENT', () => {
  const options = { maxSocketsPerClient: 2 };
  const message =
    'This client already has 2 WebSockets and event streams open, the maximum (MAX_SOCKETS_PER_CLIENT). Close one first.';

  const upgradeStatus = async (graphql: string, forwarded: string): Promise<number> => {
    const headers = { 'x-forwarded-for': forwarded };
    const socket = new WebSocket(graphql.replace('http', 'ws'), 'graphql-transport-ws', {
      headers,
    });
    onTestFinished(() => socket.terminate());
    socket.on('error', () => {});
    const refused = once(socket, 'unexpected-response').then(([, { statusCode }]) => statusCode);
    return Promise.race([refused, once(socket, 'open').then(() => 101)]);
  };

  test('counts WebSockets and event streams of one address', async () => {
    const { graphql, deployment } = await serve(options);
    const { taskId } = await claimedTask(deployment.log);
    const stream = await openStream(graphql, watchStates(taskId));
    await stream.messages.next();
    const socket = await connect(graphql);
    expect(await upgradeStatus(graphql, '1.1.1.1')).toBe(429);
    const { response } = await openStream(graphql, watchStates(taskId));
    expect(response.status).toBe(429);
    expect(errorsOf(resultSchema.parse(await response.json()))).toEqual([
      { code: 'TOO_EXPENSIVE', message },
    ]);
    // Queries are not affected.
    expect(await ask(graphql, { query: '{ __typename }' })).toMatchObject({ data: {} });
    socket.close();
    await once(socket, 'close');
    await expect.poll(() => upgradeStatus(graphql, '1.1.1.1')).toBe(101);
  });

  test('believes X-Forwarded-For of TRUSTED_PROXIES only', async () => {
    const { graphql } = await serve({ ...options, trustedProxies: ['loopback'] });
    const statuses = [];
    for (const address of [
      '192.0.2.1',
      '192.0.2.1, 127.0.0.1',
      '192.0.2.1',
      'spoofed, 192.0.2.1',
      '192.0.2.2',
    ]) {
      statuses.push(await upgradeStatus(graphql, address));
    }
    expect(statuses).toEqual([101, 101, 429, 429, 101]);
  });
});
