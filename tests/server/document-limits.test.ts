import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { documentCache } from '../../server/graphql/document-limits.ts';
import { fullIntrospectionQuery } from '../support/schema/introspection.ts';
import { ann, bearer, codesOf, keys } from '../support/server/callers.ts';
import { eventStream } from '../support/server/event-stream.ts';
import { polling } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { allOf, errorsOf } from '../support/server/transport.ts';
import { webSocket } from '../support/server/web-socket.ts';

/** Aliases of one field. Three tokens each. */
const aliased = (count: number): string =>
  Array.from({ length: count }, (_, i) => `f${i}: __typename`).join(' ');

/** So that the number of tokens decides. */
const manyAliases = { maxAliases: 1000, maxRepeatedFields: 1000 };

/** A document of exactly this many tokens. */
const documentOf = (tokens: number): string => {
  const aliases = Math.floor((tokens - 3) / 3);
  const padding = tokens - 2 - 3 * aliases;
  return `{ ${aliased(aliases)} ${'__typename '.repeat(padding)}}`;
};

const tooExpensive = (tokens: number) => ({
  code: 'TOO_EXPENSIVE',
  message: `The document has more than ${tokens} tokens. Select fewer fields, or split it into several requests.`,
});

describe.each([polling, eventStream, webSocket])('over $name', (transport) => {
  test('a document is not parsed before its caller is known', async () => {
    const { graphql } = await serve(keys);
    for (const query of ['{ not GraphQL', documentOf(3000), '{ unknown }']) {
      expect(await codesOf(graphql, { query }, transport)).toEqual(['UNAUTHENTICATED']);
      expect(await codesOf(graphql, { query, authorization: bearer(ann) }, transport)).not.toEqual([
        'UNAUTHENTICATED',
      ]);
    }
  });

  test('a document may have 2000 tokens and no more', async () => {
    const { graphql } = await serve(manyAliases);
    const send = (query: string) => allOf(transport.results(graphql, { query }));
    expect(await send(documentOf(2000))).toMatchObject([{ data: { __typename: 'Query' } }]);
    expect((await send(documentOf(2001))).flatMap(errorsOf)).toEqual([tooExpensive(2000)]);
  });

  test('a document of fragments that exceed the stack is too expensive', async () => {
    const { graphql } = await serve();
    const fragments = Array.from(
      { length: 140 },
      (_, i) => `fragment f${i} on Query { ...f${(i + 1) % 140} ...f${(i + 2) % 140} __typename }`,
    );
    const query = `{ ...f0 } ${fragments.join(' ')}`;
    expect(await codesOf(graphql, { query }, transport)).toEqual(['TOO_EXPENSIVE']);
  });

  test('MAX_DOCUMENT_TOKENS sets the limit', async () => {
    const { graphql } = await serve({ maxDocumentTokens: 300, ...manyAliases });
    const send = (query: string) => allOf(transport.results(graphql, { query }));
    expect(await send(documentOf(300))).toMatchObject([{ data: { __typename: 'Query' } }]);
    expect((await send(documentOf(301))).flatMap(errorsOf)).toEqual([tooExpensive(300)]);
  });

  test('a syntax error in a short document is reported as one', async () => {
    const { graphql } = await serve();
    const results = await allOf(transport.results(graphql, { query: '{ sources { name } "x" }' }));
    expect(results.flatMap(errorsOf)).toEqual([
      { code: 'BAD_USER_INPUT', message: expect.stringMatching(/^Syntax Error: Expected Name/) },
    ]);
  });
});

test('introspection with all its options is far below the limit', async () => {
  const { graphql } = await serve({ maxDocumentTokens: 500 });
  const [result] = await allOf(polling.results(graphql, { query: fullIntrospectionQuery }));
  expect(result).toMatchObject({ data: { __schema: { queryType: { name: 'Query' } } } });
});

describe('of parsed documents', () => {
  const document = parse('{ __typename }');

  test('those that are used again are kept', () => {
    const { documentCache: cache } = documentCache();
    cache.set('{ __typename }', document);
    expect(cache.get('{ __typename }')).toBe(document);
  });

  test('256 kB of source are kept at most, and no large one', () => {
    const { documentCache: cache } = documentCache();
    const large = `#${'x'.repeat(16 * 1024)}`;
    cache.set(large, document);
    expect(cache.get(large)).toBeUndefined();
    for (let i = 0; i < 1000; i += 1) cache.set(`#${i} ${'x'.repeat(8000)}`, document);
    const kept = [...cache.keys()].reduce((total, source) => total + source.length, 0);
    expect(kept).toBeGreaterThan(200 * 1024);
    expect(kept).toBeLessThanOrEqual(256 * 1024);
  });
});
