import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codesOf } from '../support/server/callers.ts';
import { eventStream } from '../support/server/event-stream.ts';
import { ask, polling, post } from '../support/server/polling.ts';
import { serve, startTestServer, type TestServer } from '../support/server/test-server.ts';
import { allOf, errorsOf } from '../support/server/transport.ts';
import { whileAttacking } from '../support/server/under-attack.ts';
import { webSocket } from '../support/server/web-socket.ts';

let server: TestServer;

/** Large enough that the size of the message does not decide. */
beforeAll(async () => {
  server = await startTestServer({ maxMessageBytes: 10_000_000, maxDocumentTokens: 100_000 });
});

afterAll(() => server[Symbol.asyncDispose]());

const many = (count: number, write: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => write(i)).join(' ');
const nested = (levels: number, open: string): string =>
  `{ ${open.repeat(levels)} __typename ${'}'.repeat(levels)} }`;

describe.each([polling, eventStream, webSocket])('over $name', (transport) => {
  test.each([
    ['ten thousand aliases', `{ ${many(10_000, (i) => `a${i}: sources { name }`)} }`],
    ['ten thousand aliases of __typename', `{ ${many(10_000, (i) => `a${i}: __typename`)} }`],
    [
      'ten thousand aliases in a fragment',
      `{ ...F } fragment F on Query { ${many(10_000, (i) => `a${i}: __typename`)} }`,
    ],
    [
      'fragments that double',
      `{ ...F0 } ${many(60, (i) => `fragment F${i} on Query { a: sources { name } ...F${i + 1} ... { ...F${i + 1} } }`)} fragment F60 on Query { b: __typename }`,
    ],
    ['depth 1,000', nested(1000, 'taskStatus(id: "a") {')],
    ['depth 30,000', nested(30_000, 'a {')],
    ['the same field ten thousand times', `{ ${'__typename '.repeat(10_000)} }`],
    ['ten thousand directives', `{ __typename ${'@skip(if: false) '.repeat(10_000)} }`],
  ])('%s are too expensive', async (_, query) => {
    const attack = () => codesOf(server.graphql, { query }, transport);
    expect(await whileAttacking(server.graphql, attack)).toEqual(['TOO_EXPENSIVE']);
  });

  test.each([
    ['one', '{ ...A } fragment A on Query { ...A }'],
    ['two', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'],
    [
      'one within a field',
      '{ workers { activeTasks { ...A } } } fragment A on Task { id ... on Task { ...A } }',
    ],
  ])('circular fragments are refused: %s', async (_, query) => {
    expect(new Set(await codesOf(server.graphql, { query }, transport))).toEqual(
      new Set(['BAD_USER_INPUT']),
    );
  });

  test('introspection that lists fields of fields of fields is refused', async () => {
    const query = `{ __schema { types { ${'fields { type { '.repeat(6)} name ${'} }'.repeat(6)} } } }`;
    expect((await codesOf(server.graphql, { query }, transport))[0]).toBe('BAD_USER_INPUT');
  });
});

test.each([
  [
    'prototype keys',
    '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},"id":"a"}',
  ],
  ['a prototype key as the value', '{"id":"__proto__"}'],
  ['a huge number', `{"id":"a","first":1${'0'.repeat(400)}}`],
  ['a number beyond 32 bits', '{"id":"a","first":99999999999}'],
  ['a negative number', '{"id":"a","first":-1}'],
  ['a string of a megabyte', `{"id":"${'x'.repeat(1_000_000)}"}`],
  ['null bytes', '{"id":"a\\u0000b"}'],
  ['half of a surrogate pair', '{"id":"\\ud800"}'],
  ['a million items', `{"id":[${'1,'.repeat(1_000_000)}1]}`],
])('variables with %s are answered without harm', async (_, variables) => {
  const query =
    'query ($id: ID!, $first: Int! = 1) { taskStatus(id: $id) { id } tasks(first: $first) { edges { cursor } } }';
  const body = `{"query":${JSON.stringify(query)},"variables":${variables}}`;
  const text = await whileAttacking(server.graphql, async () =>
    (await post(server.graphql, body)).text(),
  );
  expect(text).not.toMatch(/INTERNAL_SERVER_ERROR|node_modules| {4}at /);
  expect(text.length).toBeLessThan(3000);
  expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
});

test('with introspection off, the schema is neither told nor suggested', async () => {
  const { graphql } = await serve({ introspection: false });
  for (const { results } of [polling, eventStream, webSocket]) {
    for (const query of [
      '{ __schema { types { name } } }',
      '{ ...F } fragment F on Query { a: __type(name: "Task") { name } }',
    ]) {
      const errors = (await allOf(results(graphql, { query }))).flatMap(errorsOf);
      expect(errors[0]).toMatchObject({
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining('introspection has been disabled'),
      });
    }
    for (const query of [
      '{ source { name } }',
      '{ tasks(where: { kind: STOR }) { edges { cursor } } }',
      '{ tasks(fist: 1) { edges { cursor } } }',
      '{ ... on Tusk { id } }',
    ]) {
      const errors = (await allOf(results(graphql, { query }))).flatMap(errorsOf);
      expect(errors.length).toBeGreaterThan(0);
      for (const { message } of errors) expect(message).not.toContain('Did you mean');
    }
  }
  const variables = { kind: 'STOR' };
  const query =
    'query ($kind: ReviewKind!) { tasks(where: { kind: [$kind] }) { edges { cursor } } }';
  expect(JSON.stringify(await ask(graphql, { query, variables }))).not.toContain('Did you mean');
  expect(await ask(graphql, { query: '{ __typename }' })).toEqual({
    data: { __typename: 'Query' },
  });
});

test('with GRAPHIQL=false browsers get no editor', async () => {
  const { url, graphql } = await serve({ graphiql: false });
  const headers = { accept: 'text/html' };
  expect((await fetch(graphql, { headers })).headers.get('content-type')).not.toContain('html');
  expect((await fetch(`${url}/graphiql/graphiql.js`, { headers })).status).toBe(404);
});
