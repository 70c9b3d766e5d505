import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { eventStream } from '../support/server/event-stream.ts';
import { polling, post } from '../support/server/polling.ts';
import { initializeSocket } from '../support/server/raw-socket.ts';
import { serve } from '../support/server/test-server.ts';
import { allOf, errorsOf } from '../support/server/transport.ts';
import { webSocket } from '../support/server/web-socket.ts';

const query = 'query A { __typename }';
const answer = { data: { __typename: 'Query' } };

describe.each([polling, eventStream, webSocket])('over $name', ({ results }) => {
  test('an empty operationName is the same as none', async () => {
    const { graphql } = await serve();
    const send = (query: string) => allOf(results(graphql, { query, operationName: '' }));
    expect(await send(query)).toEqual([answer]);
    const ambiguous = await send(`${query} query B { __typename }`);
    expect(ambiguous.flatMap(errorsOf)).toEqual([
      {
        code: 'BAD_USER_INPUT',
        message: expect.stringMatching(/^operationName is not set; it must be the name of one/),
      },
    ]);
  });

  test('parameters of other specifications are ignored', async () => {
    const { graphql } = await serve();
    const operation = { query, id: 'Relay', doc_id: null, documentId: { a: [1] } };
    expect(await allOf(results(graphql, operation))).toEqual([answer]);
  });
});

test.each(['operationName=', 'id=1&operationName=', 'operationName=A'])(
  'a GET with %s is executed',
  async (params) => {
    const { graphql } = await serve();
    const response = await fetch(`${graphql}?query=${encodeURIComponent(query)}&${params}`, {
      headers: { accept: 'application/json' },
    });
    expect(await response.json()).toEqual(answer);
  },
);

test('null parameters are the same as none', async () => {
  const { graphql } = await serve();
  const body = { query, operationName: null, variables: null, extensions: null };
  expect(await (await post(graphql, JSON.stringify(body))).json()).toEqual(answer);
  const socket = await initializeSocket(graphql);
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: body }));
  const [message] = await once(socket, 'message');
  expect(JSON.parse(String(message))).toEqual({ id: '1', type: 'next', payload: answer });
});
