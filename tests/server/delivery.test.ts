import { on } from 'node:events';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { eventStream } from '../support/server/event-stream.ts';
import { claimedTask, queuedTask } from '../support/server/fake-worker.ts';
import { openSocket } from '../support/server/raw-socket.ts';
import { serve } from '../support/server/test-server.ts';
import {
  eventsOf,
  numbersOf,
  pollEvents,
  pollState,
  stateOf,
  statesOf,
  through,
  watchEvents,
  watchStates,
} from '../support/server/watching.ts';
import { webSocket } from '../support/server/web-socket.ts';

const pushing = [webSocket, eventStream];

test('a WebSocket, an event stream and a polling client see the same task', async () => {
  const { graphql, deployment } = await serve();
  const task = await queuedTask(deployment.log);
  const watching = pushing.map((transport) =>
    eventsOf(transport.results(graphql, watchEvents(task.taskId))),
  );
  const states = pushing.map((transport) =>
    statesOf(transport.results(graphql, watchStates(task.taskId))),
  );

  await task.claim();
  await task.find('Pours well.', 'Loud.');
  await task.retry(0);
  await task.claim();
  await task.progress(3);
  await task.succeed();

  const [overSocket, overStream] = await Promise.all(watching);
  expect(numbersOf(overSocket ?? [])).toEqual(through(1, 9));
  expect(overStream).toEqual(overSocket);
  expect(overSocket?.map(({ __typename }) => __typename)).toEqual([
    'TaskQueued',
    'TaskStarted',
    'ReviewsFound',
    'TaskRetrying',
    'TaskStarted',
    'TaskProgressed',
    'TaskProgressed',
    'TaskProgressed',
    'TaskSucceeded',
  ]);
  const polled = await pollEvents(graphql, task.taskId);
  expect(polled).toMatchObject({ events: overSocket, isFinal: true });
  const final = await pollState(graphql, task.taskId);
  expect(final).toMatchObject({ status: 'SUCCESS', attempt: 2, cursor: polled.cursor });
  for (const seen of await Promise.all(states)) expect(seen.at(-1)).toEqual(final);
});

describe.each(pushing)('over $name', ({ results }) => {
  test('every event is delivered, whenever the client subscribes', async () => {
    const { graphql, deployment } = await serve();
    const task = await claimedTask(deployment.log);
    const watch = () => eventsOf(results(graphql, watchEvents(task.taskId)));
    const watching = [watch()];
    for (let i = 0; i < 20; i += 1) {
      await task.progress(10);
      watching.push(watch());
    }
    await task.succeed();
    watching.push(watch());

    for (const events of await Promise.all(watching)) {
      expect(numbersOf(events)).toEqual(through(1, 203));
    }
  });

  test('the current state comes first, the final state last, then completion', async () => {
    const { graphql, deployment } = await serve();
    const task = await claimedTask(deployment.log);
    await task.progress(5);
    const watching = results(graphql, watchStates(task.taskId));
    const first = stateOf((await watching.next()).value ?? {});
    await task.progress(5);
    await task.succeed();
    const rest = await statesOf(watching);
    const late = await statesOf(results(graphql, watchStates(task.taskId)));

    expect(first).toMatchObject({ status: 'STARTED', progress: { found: 5 } });
    expect(rest.at(-1)).toMatchObject({ status: 'SUCCESS', progress: { fraction: 1 } });
    const numbers = numbersOf([first, ...rest]).map((number) => number ?? 0);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((one, other) => one - other));
    expect(late).toEqual(rest.slice(-1));
  });

  test('a subscription completes when its task is deleted', async () => {
    const { graphql, deployment } = await serve();
    const task = await claimedTask(deployment.log);
    const watching = results(graphql, watchStates(task.taskId));
    await watching.next();
    await task.fail();
    await deployment.log.forget(task.taskId);
    const rest = await statesOf(watching);
    expect(rest.map(({ status }) => status)).toEqual(['FAILURE']);
  });
});

test('pages of any size contain the same events, and the last one is final', async () => {
  const { graphql, deployment } = await serve();
  const task = await claimedTask(deployment.log);
  await task.progress(6);
  const running = await pollEvents(graphql, task.taskId);
  expect(running.isFinal).toBe(false);
  expect(await pollEvents(graphql, task.taskId, { after: running.cursor })).toEqual({
    events: [],
    cursor: running.cursor,
    isFinal: false,
  });
  await task.succeed();

  const whole = await pollEvents(graphql, task.taskId);
  for (const first of [1, 2, 100]) {
    const events = [];
    let after: string | undefined;
    for (let isFinal = false; !isFinal; ) {
      const page = await pollEvents(graphql, task.taskId, { after, first });
      expect(page.events.length).toBeLessThanOrEqual(first);
      expect(page.cursor).toBe(page.events.at(-1)?.cursor);
      events.push(...page.events);
      after = page.cursor;
      isFinal = page.isFinal;
    }
    expect(events).toEqual(whole.events);
    expect(await pollEvents(graphql, task.taskId, { after })).toEqual({
      events: [],
      cursor: after,
      isFinal: true,
    });
  }
});

test('over a WebSocket, results arrive whole whatever their size', async () => {
  const { graphql, deployment } = await serve();
  const task = await claimedTask(deployment.log);
  const query = `subscription { taskEvents(id: "${task.taskId}") { ... on ReviewsFound { reviews { body } } } }`;
  const socket = await openSocket(graphql, { query });
  const messages = on(socket, 'message');
  const nextMessage = async (): Promise<Buffer> => {
    for (;;) {
      const { value } = await messages.next();
      const message = z.tuple([z.instanceof(Buffer), z.boolean()]).parse(value)[0];
      if (message.includes('"reviews"')) return message;
    }
  };
  await task.find('é');
  const overhead = (await nextMessage()).length - 2;
  // The header of a frame changes at 126 bytes, and messages of 65,536 bytes and more are sent in fragments.
  for (const bytes of [124, 125, 126, 127, 65_534, 65_535, 65_536, 65_537, 65_536 * 3]) {
    const body = 'é'.padEnd(bytes - overhead - 1, 'x');
    await task.find(body);
    const message = await nextMessage();
    expect(message.length).toBe(bytes);
    expect(JSON.parse(String(message)).payload.data.taskEvents.reviews).toEqual([{ body }]);
  }
});
