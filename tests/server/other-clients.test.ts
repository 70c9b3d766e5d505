import { once } from 'node:events';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client/core';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { auditServer } from 'graphql-http';
import { createClient } from 'graphql-sse';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { claimedTask } from '../support/server/fake-worker.ts';
import { serve } from '../support/server/test-server.ts';
import { type Operation, resultSchema, type Transport } from '../support/server/transport.ts';
import { eventsOf, numbersOf, through, watchEvents } from '../support/server/watching.ts';

/** Apollo Client over HTTP alone, as its documentation shows it for subscriptions without WebSockets. */
const apolloMultipart: Transport = {
  name: 'the HttpLink of Apollo Client',
  async *results(graphql, { query, variables }) {
    const client = new ApolloClient({
      link: new HttpLink({ uri: graphql }),
      cache: new InMemoryCache(),
    });
    onTestFinished(() => client.stop());
    const results = client.subscribe({
      query: gql(query),
      ...(variables ? { variables } : {}),
      fetchPolicy: 'no-cache',
      errorPolicy: 'all',
    });
    yield* iterate((next, fail, end) => {
      const watching = results.subscribe({
        next: ({ data, error }) =>
          next({ data, errors: CombinedGraphQLErrors.is(error) ? error.errors : undefined }),
        error: fail,
        complete: end,
      });
      return () => watching.unsubscribe();
    });
  },
};

/** The client of graphql-sse in its default mode, a connection for each operation. */
const graphqlSse: Transport = {
  name: 'graphql-sse',
  async *results(graphql, operation) {
    const client = createClient({ url: graphql, retryAttempts: 0 });
    onTestFinished(() => client.dispose());
    yield* iterate((next, fail, end) =>
      client.subscribe(requestOf(operation), { next, error: fail, complete: end }),
    );
  },
};

test.each([apolloMultipart, graphqlSse])(
  '$name receives every event once, in order, and then completes',
  async ({ results }) => {
    const { graphql, deployment } = await serve({ heartbeatMs: 50 });
    const task = await claimedTask(deployment.log);
    const received = eventsOf(results(graphql, watchEvents(task.taskId)));
    for (let i = 0; i < 20; i++) await task.find(`Two parts:\r\n--graphql\r\n\n\ndata: ${i}`);
    await task.succeed();
    expect(numbersOf(await received)).toEqual(through(1, 23));
  },
);

test.each([apolloMultipart, graphqlSse])(
  '$name is told why a subscription fails',
  async ({ results }) => {
    const { graphql } = await serve();
    const received: unknown[] = [];
    for await (const result of results(graphql, watchEvents('no-such-task'))) received.push(result);
    expect(JSON.stringify(received)).toContain('TASK_NOT_FOUND');
  },
);

test('a client that accepts nothing but multipart responses gets errors in a part', async () => {
  const { graphql } = await serve();
  const response = await fetch(graphql, {
    method: 'POST',
    headers: {
      accept: 'multipart/mixed; boundary="-"; SubscriptionSpec="1.0"',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ query: 'subscription { unknown }' }),
  });
  expect(response.headers.get('content-type')).toBe(
    'multipart/mixed;boundary="graphql";subscriptionSpec="1.0"',
  );
  const body = await response.text();
  expect(body).toMatch(
    /^\r\n--graphql\r\nContent-Type: application\/json\r\n\r\n\{"payload":\{"errors":.*\}\}\r\n--graphql--\r\n$/,
  );
});

test.each([{ offered: ['graphql-ws'] }, { offered: ['other', 'graphql-ws'] }, { offered: [] }])(
  'a client that offers the subprotocols $offered is told which client to install',
  async ({ offered }: { offered: string[] }) => {
    const { graphql } = await serve();
    const socket = new WebSocket(graphql.replace('http', 'ws'), offered);
    onTestFinished(() => socket.terminate());
    const [code, reason] = await once(socket, 'close');
    expect(socket.protocol).toBe(offered.includes('graphql-ws') ? 'graphql-ws' : '');
    expect(code).toBe(4406);
    expect(String(reason)).toBe(
      'The subprotocol must be graphql-transport-ws. Use graphql-ws instead of subscriptions-transport-ws.',
    );
  },
);

test('the server does all that GraphQL over HTTP says it must or should', async () => {
  const { graphql } = await serve();
  const results = await auditServer({ url: graphql });
  const failed = results.flatMap((result) =>
    // A notice is about what a server may do.
    result.status === 'ok' || result.status === 'notice'
      ? []
      : [`${result.status}: ${result.name}: ${result.reason}`],
  );
  expect(results.length).toBeGreaterThan(50);
  expect(failed).toEqual([]);
});

const requestOf = ({ query, variables, extensions }: Operation) => ({
  query,
  ...(variables ? { variables } : {}),
  ...(extensions ? { extensions } : {}),
});

/** Turns the callbacks of a client into an iteration. */
async function* iterate(
  subscribe: (
    next: (result: unknown) => void,
    fail: (error: unknown) => void,
    end: () => void,
  ) => () => void,
) {
  const results: unknown[] = [];
  let wake = () => {};
  let failure: unknown;
  let ended = false;
  const unsubscribe = subscribe(
    (result) => {
      results.push(result);
      wake();
    },
    (error) => {
      failure = error;
      ended = true;
      wake();
    },
    () => {
      ended = true;
      wake();
    },
  );
  onTestFinished(unsubscribe);
  for (;;) {
    for (const result of results.splice(0)) yield resultSchema.parse(result);
    if (results.length > 0) continue;
    if (failure) throw failure;
    if (ended) return;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}
