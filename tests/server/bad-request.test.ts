import { expect, test } from 'vitest';
import { maxNesting } from '../../server/json-body.ts';
import { post } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { errorsIn, errorsOf, resultSchema } from '../support/server/transport.ts';

const query = '{ sources { name } }';

const malformed =
  /^The request body is malformed; it must be a JSON object: \{"query": "…", "variables": \{…\}\}\.$/;
const tooLarge = /^The request body is too large; it must be at most 100000 bytes\.$/;

test.each([
  ['that is not JSON', '{"query": ', malformed],
  ['that is empty', '', malformed],
  ['that is a JSON string', '"query"', malformed],
  ['that is null', 'null', malformed],
  ['without a query', '{}', /^Must provide query string\.$/],
  ['whose query is not a string', '{"query": 5}', /"query" param to be a string/],
  [
    'whose variables are not an object',
    JSON.stringify({ query, variables: [] }),
    /"variables" param to be/,
  ],
  [
    'that is a batch',
    JSON.stringify([{ query }]),
    /^The request body is an array; batching is not supported\./,
  ],
  ['over the limit', JSON.stringify({ query: `${query} #${'x'.repeat(100_000)}` }), tooLarge],
])('a body %s gets a readable error', async (_, body, message) => {
  const { graphql } = await serve();
  for (const accept of ['application/json', 'text/event-stream', '*/*']) {
    const response = await post(graphql, body, { accept });
    const text = await response.text();
    const json = accept === 'text/event-stream' ? (/^data: (.*)$/m.exec(text)?.[1] ?? '') : text;
    const result = resultSchema.parse(JSON.parse(json));
    expect(errorsOf(result)).toEqual([
      { code: 'BAD_USER_INPUT', message: expect.stringMatching(message) },
    ]);
    expect(Object.keys(result.errors?.[0]?.extensions ?? {})).toEqual(['code']);
    expect(text).not.toMatch(/SyntaxError|node_modules|at .*:\d+:\d+/);
  }
});

test('a body over the limit is rejected even without a content-length', async () => {
  const { graphql } = await serve();
  const body = new Blob([`{"query": "${' '.repeat(200_000)}{ __typename }"}`]).stream();
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  // Node's fetch requires `duplex` with a stream, but its types lack the option.
  const init = { method: 'POST', headers, body, duplex: 'half' };
  const response = await fetch(graphql, init);
  expect(response.status).toBe(413);
  expect(await errorsIn(response)).toEqual([
    { code: 'BAD_USER_INPUT', message: expect.stringMatching(tooLarge) },
  ]);
});

/** A JSON object that contains arrays, of so many levels in all. */
const nested = (levels: number): string =>
  `{"a":${'['.repeat(levels - 1)}"]]]\\"["${']'.repeat(levels - 1)}}`;

test('variables may be nested 98 levels deep in a body, and no deeper', async () => {
  const { graphql } = await serve();
  const send = async (levels: number) => {
    const body = `{"query": "{ __typename }", "variables": ${nested(levels)}}`;
    return resultSchema.parse(await (await post(graphql, body)).json());
  };
  expect(await send(maxNesting - 1)).toEqual({ data: { __typename: 'Query' } });
  for (const levels of [maxNesting, 40_000]) {
    expect(errorsOf(await send(levels))).toEqual([
      {
        code: 'BAD_USER_INPUT',
        message:
          'The request body is nested too deeply; it must have at most 100 levels of arrays and objects.',
      },
    ]);
  }
});

test.each(['variables', 'extensions'])(
  '%s in the URL may be nested 100 levels deep, and no deeper',
  async (name) => {
    const { graphql } = await serve();
    const send = (levels: number) => {
      const parameters = new URLSearchParams({ query: '{ __typename }', [name]: nested(levels) });
      return fetch(`${graphql}?${parameters}`, { headers: { accept: 'application/json' } });
    };
    expect((await send(maxNesting)).status).toBe(200);
    const response = await send(maxNesting + 1);
    expect(response.status).toBe(400);
    expect(await errorsIn(response)).toMatchObject([
      { code: 'BAD_USER_INPUT', message: expect.stringContaining('at most 100 levels') },
    ]);
  },
);

test('an unsupported content-type is rejected', async () => {
  const { graphql } = await serve();
  const response = await post(graphql, '<query/>', { 'content-type': 'text/xml' });
  expect(response.status).toBe(415);
  expect(await errorsIn(response)).toEqual([
    {
      code: 'BAD_USER_INPUT',
      message: 'content-type is "text/xml"; it must be application/json.',
    },
  ]);
});

test.each(['variables', 'extensions'])('malformed %s in the URL are rejected', async (name) => {
  const { graphql } = await serve();
  const url = new URL(graphql);
  url.searchParams.set('query', query);
  url.searchParams.set(name, '{');
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  expect(response.status).toBe(400);
  expect(await errorsIn(response)).toMatchObject([
    { code: 'BAD_USER_INPUT', message: expect.stringContaining(name) },
  ]);
});

test('a mutation is not executed for a GET', async () => {
  const { graphql } = await serve();
  const url = new URL(graphql);
  url.searchParams.set('query', 'mutation { deleteTask(id: "t1") }');
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  expect(response.status).toBe(405);
  expect(await errorsIn(response)).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
});
