import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startOwnRedis } from '../support/redis/own-redis.ts';
import { eventStream } from '../support/server/event-stream.ts';
import { ask, polling, post } from '../support/server/polling.ts';
import { serve, startTestServer, type TestServer } from '../support/server/test-server.ts';
import { allOf, errorsIn, errorsOf } from '../support/server/transport.ts';
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

test('a body may be as large as MAX_MESSAGE_BYTES', async () => {
  const body = '{"query":"{ __typename }"}';
  expect((await post(server.graphql, body.padEnd(5000))).status).toBe(200);
  const response = await post(server.graphql, body.padEnd(5001));
  expect(response.status).toBe(413);
  expect(await errorsIn(response)).toEqual([
    {
      code: 'BAD_USER_INPUT',
      message: 'The request body is too large; it must be at most 5000 bytes.',
    },
  ]);
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
