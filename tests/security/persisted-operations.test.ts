import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addTypenameToDocument } from '@apollo/client/utilities';
import { getOperationAST, parse, print, separateOperations } from 'graphql';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { TaskDocument } from '../../client/src/generated/graphql.ts';
import { TasksDocument } from '../../client-example/generated/graphql.ts';
import { readPersistedOperations } from '../../server/graphql/persisted-operations.ts';
import { ann, bearer, codesOf, keys } from '../support/server/callers.ts';
import { eventStream } from '../support/server/event-stream.ts';
import { ask, polling } from '../support/server/polling.ts';
import { serve, startTestServer, type TestServer } from '../support/server/test-server.ts';
import { allOf } from '../support/server/transport.ts';
import { webSocket } from '../support/server/web-socket.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const persistedQuery = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });

const listed = '{ sources { name } }';
const authorization = bearer(ann);

let folder: string;
let server: TestServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reviewcast-operations-'));
  await writeFile(
    join(folder, 'list.json'),
    JSON.stringify({ [`sha256:${sha256(listed)}`]: listed }),
  );
  await writeFile(
    join(folder, 'tasks.graphql'),
    'query Tasks { tasks { edges { ...Edge } } } query Other { __typename }',
  );
  await writeFile(
    join(folder, 'edge.graphql'),
    '# An edge.\nfragment Edge on TaskEdge { node { id } }',
  );
  server = await startTestServer({ ...keys, persistedOperations: [folder, 'client/operations'] });
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

describe.each([polling, eventStream, webSocket])('over $name', ({ results }) => {
  const codes = (query: string) =>
    codesOf(server.graphql, { query, authorization }, { name: '', results });

  test('only persisted operations are executed', async () => {
    expect(await codes(listed)).toEqual([]);
    for (const query of [
      '{ sources { title } }',
      '{ __schema { types { name } } }',
      '{ not GraphQL',
      '{'.repeat(5000),
      `${listed} query Other { sources { title } }`,
    ]) {
      expect(await codes(query)).toEqual(['FORBIDDEN']);
    }
  });

  test('the forms in which clients send a document do not matter', async () => {
    for (const query of [
      'query Tasks { tasks { edges { ...Edge } } } fragment Edge on TaskEdge { node { id } }',
      'query Tasks { __typename tasks { __typename edges { __typename ...Edge } } } fragment Edge on TaskEdge { __typename node { id __typename } }',
      '\n{ # the sources\n  sources,{ name }}',
    ]) {
      expect(await codes(query)).toEqual([]);
    }
  });

  test('a caller without a key learns nothing about the list', async () => {
    expect(await codesOf(server.graphql, { query: listed }, { name: '', results })).toEqual([
      'UNAUTHENTICATED',
    ]);
  });
});

test('an operation is found by its hash, in the body and in the URL', async () => {
  const send = (hash: string) =>
    ask(server.graphql, { query: '', extensions: persistedQuery(hash), authorization });
  expect(await send(sha256(listed))).toMatchObject({ data: { sources: expect.any(Array) } });
  expect(await send(sha256('{ other }'))).toMatchObject({
    errors: [
      { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
    ],
  });
  const url = `${server.graphql}?extensions=${JSON.stringify(persistedQuery(sha256(listed)))}`;
  const response = await fetch(url, { headers: { authorization, accept: 'application/json' } });
  expect(await response.json()).toMatchObject({ data: { sources: expect.any(Array) } });
});

test('without a list, a hash alone makes clients send the document', async () => {
  const { graphql } = await serve();
  expect(
    await ask(graphql, { query: '', extensions: persistedQuery(sha256(listed)) }),
  ).toMatchObject({
    errors: [{ message: 'PersistedQueryNotSupported' }],
  });
  const [result] = await allOf(
    polling.results(graphql, { query: listed, extensions: persistedQuery(sha256(listed)) }),
  );
  expect(result).toMatchObject({ data: { sources: expect.any(Array) } });
});

test('the operations of the packages and of the web application can be listed by their folders', async () => {
  const folders = ['client/operations', 'react/operations', 'client-example/operations'];
  const lookup = await readPersistedOperations(folders);
  for (const query of [String(TaskDocument), print(addTypenameToDocument(TasksDocument))]) {
    expect(lookup({ query })).toEqual({ query });
    expect(getOperationAST(parse(query))).toBeTruthy();
    expect(Object.keys(separateOperations(parse(query)))).toHaveLength(1);
  }
});

test('a list that cannot be read stops the start, and says why', async () => {
  await expect(readPersistedOperations(['/nowhere'])).rejects.toThrow(
    /^PERSISTED_OPERATIONS contains \/nowhere, which cannot be read: ENOENT/,
  );
  await expect(readPersistedOperations(['docs'])).rejects.toThrow(/no \.graphql or \.json file/);
});

test('thousands of operations, each with fragments of its own, are read before a start would be given up', async () => {
  const many = await mkdtemp(join(tmpdir(), 'reviewcast-operations-'));
  onTestFinished(() => rm(many, { recursive: true }));
  const operation = (i: number) =>
    `query Task${i}($id: ID!) { taskStatus(id: $id) { ...Outer${i} } }`;
  const outer = (i: number) => `fragment Outer${i} on Task { ...Inner${i} }`;
  const inner = (i: number) => `fragment Inner${i} on Task { id at${i}: createdAt }`;
  await Promise.all(
    Array.from({ length: 2000 }, (_, i) =>
      writeFile(join(many, `${i}.graphql`), [operation(i), outer(i), inner(i)].join('\n')),
    ),
  );
  const lookup = await readPersistedOperations([many]);
  for (const i of [0, 1999]) {
    const document = [operation(i), outer(i), inner(i)].join('\n');
    expect(lookup({ query: document })).toEqual({ query: document });
    expect(() => lookup({ query: [operation(i), outer(i)].join('\n') })).toThrow('not one of them');
  }
});
