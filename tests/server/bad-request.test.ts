import { expect, test } from 'vitest';
import { post } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { errorsOf, resultSchema } from '../support/server/transport.ts';

const query = '{ sources { name } }';

const unreadable =
  /^The body cannot be read; it must be a JSON object: \{"query": "…", "variables": \{…\}\}\.$/;
const tooLarge = /^The body is too large; it must be 100000 bytes at most\.$/;

test.each([
  ['that is no JSON', '{"query": ', unreadable],
  ['that is empty', '', unreadable],
  ['that is another JSON', '"query"', unreadable],
  ['that is null', 'null', unreadable],
  ['that holds no document', '{}', /^Must provide query string\.$/],
  ['that holds a document of another type', '{"query": 5}', /"query" param to be a string/],
  [
    'that holds other variables',
    JSON.stringify({ query, variables: [] }),
    /"variables" param to be/,
  ],
  ['that holds an unknown parameter', JSON.stringify({ query, qeury: 1 }), /"qeury"/],
  ['that is a batch', JSON.stringify([{ query }]), /^Batching is not supported\.$/],
  ['over the limit', JSON.stringify({ query: `${query} #${'x'.repeat(100_000)}` }), tooLarge],
])('a body %s is an error for people', async (_, body, message) => {
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

test('a body over the limit that does not say how long it is is no different', async () => {
  const { graphql } = await serve();
  const body = new Blob([`{"query": "${' '.repeat(200_000)}{ __typename }"}`]).stream();
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  // Node's fetch wants `duplex` with a stream, which the types do not know yet.
  const init = { method: 'POST', headers, body, duplex: 'half' };
  const response = await fetch(graphql, init);
  expect(response.status).toBe(413);
  expect(errorsOf(resultSchema.parse(await response.json()))).toEqual([
    { code: 'BAD_USER_INPUT', message: expect.stringMatching(tooLarge) },
  ]);
});

test('a body of another type is told which one is taken', async () => {
  const { graphql } = await serve();
  const response = await post(graphql, '<query/>', { 'content-type': 'text/xml' });
  expect(response.status).toBe(415);
  expect(errorsOf(resultSchema.parse(await response.json()))).toEqual([
    {
      code: 'BAD_USER_INPUT',
      message: 'content-type is "text/xml"; it must be application/json.',
    },
  ]);
});

test.each(['variables', 'extensions'])('%s that cannot be read in an address', async (name) => {
  const { graphql } = await serve();
  const url = new URL(graphql);
  url.searchParams.set('query', query);
  url.searchParams.set(name, '{');
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  expect(response.status).toBe(400);
  expect(errorsOf(resultSchema.parse(await response.json()))).toMatchObject([
    { code: 'BAD_USER_INPUT', message: expect.stringContaining(name) },
  ]);
});

test('a mutation is not run for a mere GET', async () => {
  const { graphql } = await serve();
  const url = new URL(graphql);
  url.searchParams.set('query', 'mutation { deleteTask(id: "t1") }');
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  expect(response.status).toBe(405);
  expect(errorsOf(resultSchema.parse(await response.json()))).toMatchObject([
    { code: 'BAD_USER_INPUT' },
  ]);
});
