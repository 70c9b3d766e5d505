import { describe, expect, test } from 'vitest';
import { start } from '../support/server/callers.ts';
import { eventStream } from '../support/server/event-stream.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { executionsOf } from '../support/server/metrics.ts';
import { multipart } from '../support/server/multipart.ts';
import { ask } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { allOf, errorsOf, type Operation, type Result } from '../support/server/transport.ts';
import {
  eventOf,
  numbersOf,
  pollEvents,
  through,
  watchEvents,
} from '../support/server/watching.ts';
import { webSocket } from '../support/server/web-socket.ts';

const transports = [webSocket, eventStream, multipart];

/** Starts to watch, and resolves once the first `count` results are there. */
const live = async (results: AsyncGenerator<Result, void>, count: number) => {
  const received: Result[] = [];
  while (received.length < count) {
    const { value } = await results.next();
    if (value) received.push(value);
  }
  return { rest: allOf(results).then((rest) => [...received, ...rest]) };
};

/** How often events are executed while they are written. */
const executionsDuring = async (url: string, write: () => Promise<void>): Promise<number> => {
  const before = await executionsOf(url);
  await write();
  return (await executionsOf(url)) - before;
};

test('watchers with equal subscriptions share one execution for each event, on any transport and after any cursor', async () => {
  const { url, graphql, deployment } = await serve();
  const task = await claimedTask(deployment.log);
  const { cursor: after } = await pollEvents(graphql, task.taskId, { first: 1 });
  const { query, variables } = watchEvents(task.taskId);
  const sorted = { query, variables: { ...variables, unused: { b: 1, a: 2 } } };
  const watching = await Promise.all([
    ...transports.map(({ results }) => live(results(graphql, watchEvents(task.taskId)), 2)),
    ...transports.map(({ results }) => live(results(graphql, watchEvents(task.taskId, after)), 1)),
    ...transports.map(({ results }) => live(results(graphql, sorted), 2)),
  ]);
  const executions = await executionsDuring(url, async () => {
    await task.progress(5);
    await task.find('x'.repeat(200_000), 'Two lines:\n"quoted" \u2028 and more.');
    await task.succeed();
    await Promise.all(watching.map(({ rest }) => rest));
  });
  expect(executions).toBe(7);
  const [whole = [], ...others] = await Promise.all(watching.map(({ rest }) => rest));
  expect(numbersOf(whole.map(eventOf))).toEqual(through(1, 9));
  for (const received of others) expect(received).toEqual(whole.slice(-received.length));
});

const document = `subscription Watch($id: ID!, $after: Cursor, $found: Boolean! = true, $first: Int = 2) {
    taskEvents(id: $id, after: $after) {
      seq ... on TaskProgressed { progress { found @include(if: $found) fraction @skip(if: $found) } }
      ... on TaskSucceeded { result { reviews(first: $first) { totalCount } } }
    }
  }
  subscription Numbers($id: ID!) { taskEvents(id: $id) { seq } }`;

const watch = (variables: Record<string, unknown>, operationName = 'Watch'): Operation => ({
  query: document,
  operationName,
  variables,
});

describe('executions for two watchers and one event', () => {
  test.each<[string, Operation, Operation, number]>([
    ['equal operations', watch({}), watch({}), 1],
    ['a variable that no operation uses', watch({}), watch({ other: 1 }), 1],
    [
      'variables in another order',
      watch({ first: 1, found: true }),
      watch({ found: true, first: 1 }),
      1,
    ],
    ['another document', watch({}), { ...watch({}), query: `${document} # another` }, 2],
    ['another operation of the document', watch({}), watch({}, 'Numbers'), 2],
    ['a variable of a directive', watch({ found: true }), watch({ found: false }), 2],
    ['a variable of a nested argument', watch({ first: 1 }), watch({ first: 2 }), 2],
    ['a variable that is null instead of having its default', watch({ first: null }), watch({}), 2],
  ])('%s', async (_, one, other, expected) => {
    const { url, graphql, deployment } = await serve();
    const task = await claimedTask(deployment.log);
    const withId = (operation: Operation): Operation => ({
      ...operation,
      variables: { ...operation.variables, id: task.taskId },
    });
    const watching = await Promise.all(
      [one, other].map((operation) => live(webSocket.results(graphql, withId(operation)), 2)),
    );
    const executions = await executionsDuring(url, async () => {
      await task.fail();
      await Promise.all(watching.map(({ rest }) => rest));
    });
    expect(executions).toBe(expected);
  });
});

test('watchers of different tasks get their own events', async () => {
  const { graphql, deployment } = await serve();
  const tasks = await Promise.all([claimedTask(deployment.log), claimedTask(deployment.log)]);
  const watching = await Promise.all(
    tasks.flatMap(({ taskId }) =>
      transports.map(({ results }) => live(results(graphql, watchEvents(taskId)), 2)),
    ),
  );
  for (const task of tasks) await task.succeed();
  for (const [i, { rest }] of watching.entries()) {
    const ids = (await rest).map(eventOf).map(({ taskId }) => taskId);
    expect(ids).toEqual(Array(3).fill(tasks[Math.floor(i / transports.length)]?.taskId));
  }
});

test('a result that is too large ends the subscription of each watcher, and is produced once', async () => {
  const { url, graphql, deployment } = await serve({ maxResultBytes: 60_000 });
  const task = await claimedTask(deployment.log);
  const query = `subscription { taskEvents(id: "${task.taskId}") { ... on ReviewsFound { reviews { body } } } }`;
  const watching = await Promise.all(
    transports.map(({ results }) => live(results(graphql, { query }), 2)),
  );
  const executions = await executionsDuring(url, async () => {
    await task.find('x'.repeat(61_000));
    for (const { rest } of watching) {
      const received = await rest;
      expect(received).toHaveLength(3);
      expect(errorsOf(received[2] ?? {})).toMatchObject([{ code: 'TOO_EXPENSIVE' }]);
    }
  });
  expect(executions).toBe(1);
});

test('an error in one field is that of each watcher, who keep watching', async () => {
  const { graphql, deployment } = await serve();
  const task = await claimedTask(deployment.log);
  const query = `subscription { taskStatus(id: "${task.taskId}") { seq reviews(first: 1001) { totalCount } } }`;
  const watching = transports.map(({ results }) => allOf(results(graphql, { query })));
  await task.succeed();
  for (const received of await Promise.all(watching)) {
    for (const result of received)
      expect(errorsOf(result)).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
    expect(received.length).toBeGreaterThan(0);
  }
});

test('a watcher that joins reads anew what changes without an event', async () => {
  const { graphql } = await serve();
  const ahead = await start(graphql);
  const { taskId } = await start(graphql);
  const query = `subscription { taskStatus(id: "${taskId}") { queuePosition } }`;
  const positionNow = async () => {
    const { value } = await webSocket.results(graphql, { query }).next();
    return value?.data?.['taskStatus'];
  };
  expect(await Promise.all([positionNow(), positionNow()])).toEqual(
    Array(2).fill({ queuePosition: 1 }),
  );
  await ask(graphql, { query: `mutation { cancelTask(id: "${ahead.taskId}") { id } }` });
  expect(await positionNow()).toEqual({ queuePosition: 0 });
});
