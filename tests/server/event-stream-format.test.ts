import { expect, test } from 'vitest';
import { type Message, openEventSource, openStream } from '../support/server/event-stream.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { post } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { resultSchema } from '../support/server/transport.ts';
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

test('a subscription is not acceptable unless the client accepts an event stream', async () => {
  const { graphql, deployment } = await serve();
  const { taskId } = await claimedTask(deployment.log);
  const response = await post(graphql, JSON.stringify(watchEvents(taskId)), {
    accept: 'application/json',
  });
  expect(response.status).toBe(406);
});
