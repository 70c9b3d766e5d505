import { describe, expect, test } from 'vitest';
import { encodeCursor } from '../../contract/cursor.ts';
import { eventStream, openEventSource, openStream } from '../support/server/event-stream.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { serve } from '../support/server/test-server.ts';
import { allOf, errorsOf, resultSchema } from '../support/server/transport.ts';
import {
  cursorOf,
  eventOf,
  eventsOf,
  numberOf,
  numbersOf,
  pollEvents,
  through,
  watchEvents,
} from '../support/server/watching.ts';
import { webSocket } from '../support/server/web-socket.ts';

const pushing = [webSocket, eventStream];

describe.each(pushing)('over $name', ({ results }) => {
  test('any cursor resumes right after its event', async () => {
    const { graphql, deployment } = await serve();
    const task = await claimedTask(deployment.log);
    await task.progress(4);
    const { events } = await pollEvents(graphql, task.taskId);
    const watching = events.map((event) =>
      eventsOf(results(graphql, watchEvents(task.taskId, event.cursor))),
    );
    await task.progress(2);
    await task.succeed();

    const read = await Promise.all(watching);
    expect(read.map(numbersOf)).toEqual([2, 3, 4, 5, 6, 7].map((from) => through(from, 9)));
    const last = (await deployment.log.find(task.taskId)) ?? expect.unreachable();
    const afterTheLast = results(graphql, watchEvents(task.taskId, cursorOf(last)));
    expect(await eventsOf(afterTheLast)).toEqual([]);
  });

  test.each([
    ['whose event has left the log', 3, undefined],
    ['whose nonce belongs to another event', 30, 'another'],
    ['ahead of the log', 300, undefined],
  ])('a cursor %s receives the whole state, then the events that follow', async (_, seq, nonce) => {
    const { graphql, deployment } = await serve({ maxEvents: 20 });
    const task = await claimedTask(deployment.log);
    await task.progress(48);
    const own = (await deployment.log.read(task.taskId, seq, 1))[0]?.nonce ?? 'gone';
    const after = encodeCursor({ taskId: task.taskId, seq, nonce: nonce ?? own });
    const watching = results(graphql, watchEvents(task.taskId, after));
    const first = await watching.next();
    await task.progress(2);
    await task.succeed();

    const resynced = eventOf(first.value ?? {});
    expect(resynced).toMatchObject({ __typename: 'TaskResynced', task: { status: 'STARTED' } });
    expect(numberOf(resynced)).toBe(50);
    const rest = await eventsOf(watching);
    expect(numbersOf(rest)).toEqual([51, 52, 53]);
    expect(rest.map(({ __typename }) => __typename)).not.toContain('TaskResynced');
    const polled = await pollEvents(graphql, task.taskId, { after });
    expect(polled).toMatchObject({ events: [{ __typename: 'TaskResynced' }], isFinal: true });
  });

  test('a finished task whose log was trimmed delivers only its state', async () => {
    const { graphql, deployment } = await serve({ maxEvents: 20 });
    const task = await claimedTask(deployment.log);
    await task.progress(30);
    await task.succeed();
    const events = await eventsOf(results(graphql, watchEvents(task.taskId)));
    expect(events).toMatchObject([{ __typename: 'TaskResynced', task: { status: 'SUCCESS' } }]);
  });
});

describe('Last-Event-ID', () => {
  test('takes precedence over `after`, with POST and from an EventSource', async () => {
    const { graphql, deployment } = await serve();
    const task = await claimedTask(deployment.log);
    await task.progress(4);
    await task.succeed();
    const { events } = await pollEvents(graphql, task.taskId);
    const [first, , , fourth] = events;
    const asked = watchEvents(task.taskId, first?.cursor);

    for (const open of [openStream, openEventSource]) {
      const { messages } = await open(graphql, asked, fourth?.cursor);
      const ids: (string | undefined)[] = [];
      for await (const { event, id } of messages) if (event === 'next') ids.push(id);
      expect(ids).toEqual(events.slice(4).map(({ cursor }) => cursor));
    }
  });

  test.each([
    ['that is malformed', 'nonsense'],
    ['of another task', encodeCursor({ taskId: 't0', seq: 1, nonce: 'm' })],
  ])('%s is rejected by name', async (_, id) => {
    const { graphql, deployment } = await serve();
    const { taskId } = await claimedTask(deployment.log);
    const { messages } = await openStream(graphql, watchEvents(taskId), id);
    const errors = [];
    for await (const { event, data } of messages) {
      if (event === 'next') errors.push(...errorsOf(resultSchema.parse(JSON.parse(data))));
    }
    const message = expect.stringContaining(`Last-Event-ID is "${id}"; it must be`);
    expect(errors).toEqual([{ code: 'INVALID_CURSOR', message }]);
  });
});

test.each(pushing)('a cursor of another task is rejected over $name', async ({ results }) => {
  const { graphql, deployment } = await serve();
  const { taskId } = await claimedTask(deployment.log);
  const foreign = encodeCursor({ taskId: 't0', seq: 1, nonce: 'm' });
  const [only, ...more] = await allOf(results(graphql, watchEvents(taskId, foreign)));
  const message = `after is "${foreign}"; it must be a cursor of task ${taskId}.`;
  expect(errorsOf(only ?? {})).toEqual([{ code: 'INVALID_CURSOR', message }]);
  expect(more).toEqual([]);
});
