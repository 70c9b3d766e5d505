import { expect, test } from 'vitest';
import { type Message, openEventSource, openStream } from '../support/server/event-stream.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { listenersOf } from '../support/server/feed-of.ts';
import { post } from '../support/server/polling.ts';
import { requestRaw } from '../support/server/raw-request.ts';
import { serve } from '../support/server/test-server.ts';
import { errorsIn, resultSchema } from '../support/server/transport.ts';
import { pollEvents, stateOf, watchEvents, watchStates } from '../support/server/watching.ts';

const all = async (messages: AsyncIterable<Message>): Promise<Message[]> => {
  const received: Message[] = [];
  for await (const message of messages) received.push(message);
  return received;
};

test.each([
  ['POST', openStream],
  ['GET', openEventSource],
])(
  'with %s, each event is a `next` whose id is its cursor, and the stream ends with `complete`',
  async (_, open) => {
    const { graphql, deployment } = await serve();
    const task = await claimedTask(deployment.log);
    const { response, messages } = await open(graphql, watchEvents(task.taskId));
    await task.find('Two lines:\n"quoted" \u2028 and more.');
    await task.succeed();
    const [retry, ...events] = await all(messages);
    const complete = events.pop();

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('cache-control')).toContain('no-cache');
    expect(retry).toMatchObject({ retry: '1000', event: undefined, data: '' });
    const polled = await pollEvents(graphql, task.taskId);
    expect(events.map(({ id }) => id)).toEqual(polled.events.map(({ cursor }) => cursor));
    expect(events.map(({ event }) => event)).toEqual(['next', 'next', 'next', 'next']);
    expect(events.map(({ data }) => JSON.parse(data))).toEqual(
      polled.events.map((taskEvents) => ({ data: { taskEvents } })),
    );
    expect(complete).toMatchObject({ event: 'complete', data: '', id: undefined });
  },
);

test('states carry their cursor as well', async () => {
  const { graphql, deployment } = await serve();
  const task = await claimedTask(deployment.log);
  await task.succeed();
  const { messages } = await openStream(graphql, watchStates(task.taskId));
  const [, state] = await all(messages);
  expect(state).toMatchObject({
    id: stateOf(resultSchema.parse(JSON.parse(state?.data ?? ''))).cursor,
    event: 'next',
  });
});

test('a query is one `next`, then `complete`', async () => {
  const { graphql } = await serve();
  const { messages } = await openStream(graphql, { query: '{ __typename }' });
  const [, result, complete, ...more] = await all(messages);
  expect(result).toMatchObject({ event: 'next', data: '{"data":{"__typename":"Query"}}' });
  expect(complete).toMatchObject({ event: 'complete' });
  expect(more).toEqual([]);
});

test('a client that also accepts JSON gets JSON for a query', async () => {
  const { graphql } = await serve();
  const accept =
    'application/graphql-response+json, application/json, text/event-stream, multipart/mixed';
  const response = await post(graphql, JSON.stringify({ query: '{ __typename }' }), { accept });
  expect(response.headers.get('content-type')).toContain('application/graphql-response+json');
  expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
});

test.each([
  undefined,
  '*/*',
  'text/*',
  'Text/Event-Stream',
  'text/event-stream; charset=utf-8',
  'application/json, TEXT/EVENT-STREAM;q=0.1',
  'application/json;q=0.9, */*;q=0.1',
])('a subscription asked for with Accept: %s is the same stream', async (accept) => {
  const { url, graphql, deployment } = await serve();
  const task = await claimedTask(deployment.log);
  await task.succeed();
  const { query, variables } = watchEvents(task.taskId);
  const { status, headers, body } = await requestRaw(url, {
    method: 'POST',
    version: '1.0',
    headers: [
      `Host: ${new URL(url).host}`,
      'Content-Type: application/json',
      ...(accept === undefined ? [] : [`Accept: ${accept}`]),
    ],
    body: JSON.stringify({ query, variables }),
  });
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/event-stream');
  const { events } = await pollEvents(graphql, task.taskId);
  expect([...body.matchAll(/^id: (.*)$/gm)].map(([, id]) => id)).toEqual(
    events.map(({ cursor }) => cursor),
  );
  expect(body).toMatch(/^retry: 1000\n\n[\s\S]*event: complete\ndata:\n\n$/);
});

test.each([
  'application/json',
  'application/graphql-response+json, application/json',
  'application/json, text/event-stream;q=0',
  'multipart/mixed',
])(
  'a subscription asked for with Accept: %s gets an error that says what to do',
  async (accept) => {
    const { graphql, deployment } = await serve();
    const { taskId } = await claimedTask(deployment.log);
    const response = await post(graphql, JSON.stringify(watchEvents(taskId)), { accept });
    expect(response.status).toBe(406);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await errorsIn(response)).toEqual([
      {
        code: 'BAD_USER_INPUT',
        message: `Accept is ${JSON.stringify(accept)}; for a subscription it must include text/event-stream or multipart/mixed;subscriptionSpec=1.0. Or run the subscription over a WebSocket.`,
      },
    ]);
    expect(await listenersOf(deployment, taskId)).toBe(0);
  },
);

test.each([
  ['text/event-stream', 'text/event-stream'],
  ['application/json;q=0.5, text/event-stream', 'text/event-stream'],
  ['text/event-stream, */*', 'application/json'],
  ['*/*', 'application/json'],
  ['application/json, text/event-stream', 'application/json'],
  ['application/json, application/graphql-response+json', 'application/json'],
  [
    'application/json;q=0.1, application/graphql-response+json',
    'application/graphql-response+json',
  ],
])('a query asked for with Accept: %s is %s', async (accept, type) => {
  const { graphql } = await serve();
  const response = await post(graphql, JSON.stringify({ query: '{ __typename }' }), { accept });
  expect(response.headers.get('content-type')).toContain(type);
});

test.each(['image/png', 'application/json;q=0', 'multipart/mixed'])(
  'a query asked for with Accept: %s gets an error that names the formats',
  async (accept) => {
    const { graphql } = await serve();
    const response = await post(graphql, JSON.stringify({ query: '{ __typename }' }), { accept });
    expect(response.status).toBe(406);
    expect(await errorsIn(response)).toEqual([
      {
        code: 'BAD_USER_INPUT',
        message: `Accept is "${accept}"; it must include application/json, application/graphql-response+json, or text/event-stream.`,
      },
    ]);
  },
);
