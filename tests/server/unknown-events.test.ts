import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeCursor } from '../../contract/cursor.ts';
import { isFinalEvent } from '../../contract/event.ts';
import { eventStream } from '../support/server/event-stream.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { feedOf, opened, rest, seqsOf } from '../support/server/feed-of.ts';
import { writeUnknownEvent } from '../support/server/newer-release.ts';
import { serve, type TestServer } from '../support/server/test-server.ts';
import {
  type Event,
  eventsOf,
  numberOf,
  numbersOf,
  pollEvents,
  pollState,
  statesOf,
  through,
  watchEvents,
  watchStates,
} from '../support/server/watching.ts';
import { webSocket } from '../support/server/web-socket.ts';
import { openTestDeployment } from '../support/tasks/test-deployment.ts';

const pushing = [webSocket, eventStream];

/** `lost` is an unknown event whose publication is lost. */
const steps = fc.array(fc.constantFrom('progress', 'reviews', 'unknown', 'unknown', 'lost'), {
  maxLength: 20,
});

test('whatever events of unknown types a log has, watchers on every transport and from every cursor receive the others once and in order', async () => {
  const server = await serve();
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 4 }), async (all, first) => {
      const { graphql, deployment } = server;
      const task = await claimedTask(deployment.log);
      const { taskId } = task;
      const watching = [
        ...pushing.map(({ results }) => eventsOf(results(graphql, watchEvents(taskId)))),
        pollToEnd(server, taskId, undefined, first),
      ];
      const states = pushing.map(({ results }) => statesOf(results(graphql, watchStates(taskId))));
      for (const step of all) {
        if (step === 'progress') await task.progress();
        else if (step === 'reviews') await task.find('Pours well.');
        else await writeUnknownEvent(deployment, taskId, { isPublished: step === 'unknown' });
      }
      await task.succeed();

      const log = await deployment.log.read(taskId, 1, 1000);
      const known = log.filter(({ type }) => type !== null);
      const expected = known.map(({ seq }) => seq);
      for (const events of await Promise.all(watching)) expect(numbersOf(events)).toEqual(expected);
      const final = await pollState(graphql, taskId);
      expect(final).toMatchObject({ status: 'SUCCESS', cursor: encodeCursor(log.at(-1) ?? none) });
      for (const seen of await Promise.all(states)) expect(seen.at(-1)).toEqual(final);

      for (const entry of log.slice(0, -1)) {
        const after = encodeCursor(entry);
        const later = expected.filter((seq) => seq > entry.seq);
        expect(numbersOf(await pollToEnd(server, taskId, after, first))).toEqual(later);
        for (const { results } of entry.seq % 5 === 0 ? pushing : []) {
          const events = await eventsOf(results(graphql, watchEvents(taskId, after)));
          expect(numbersOf(events)).toEqual(later);
        }
      }
    }),
    { numRuns: 4 },
  );
});

test('a page with only unknown events has a cursor after them, and is not the last', async () => {
  const { graphql, deployment } = await serve();
  const task = await claimedTask(deployment.log);
  for (let i = 0; i < 5; i += 1) await writeUnknownEvent(deployment, task.taskId);
  const { cursor: second } = await pollEvents(graphql, task.taskId, { first: 2 });
  const page = await pollEvents(graphql, task.taskId, { after: second, first: 3 });
  expect(page).toMatchObject({ events: [], isFinal: false });
  expect(numberOf(page)).toBe(5);
  const end = await pollEvents(graphql, task.taskId, { after: page.cursor });
  expect(end).toMatchObject({ events: [], isFinal: false });
  expect(numberOf(end)).toBe(7);
  await task.succeed();
  const last = await pollEvents(graphql, task.taskId, { after: end.cursor });
  expect(last).toMatchObject({ events: [{ __typename: 'TaskSucceeded' }], isFinal: true });
});

test('unknown events after the final one change nothing for anyone', async () => {
  const { graphql, deployment } = await serve();
  const task = await claimedTask(deployment.log);
  const early = eventsOf(webSocket.results(graphql, watchEvents(task.taskId)));
  await task.succeed();
  for (let i = 0; i < 20; i += 1) await writeUnknownEvent(deployment, task.taskId);
  expect(numbersOf(await early)).toEqual(through(1, 3));
  for (const { results } of pushing) {
    expect(numbersOf(await eventsOf(results(graphql, watchEvents(task.taskId))))).toEqual([
      1, 2, 3,
    ]);
    const { cursor } = await pollEvents(graphql, task.taskId, { first: 3 });
    expect(await eventsOf(results(graphql, watchEvents(task.taskId, cursor)))).toEqual([]);
  }
  const whole = await pollEvents(graphql, task.taskId);
  expect(whole).toMatchObject({ isFinal: true });
  expect(numberOf(whole)).toBe(23);
  const end = await pollEvents(graphql, task.taskId, { after: whole.cursor });
  expect(end).toMatchObject({ events: [], isFinal: true, cursor: whole.cursor });
});

test('published unknown events are followed without reading the log, and every state has their position', async () => {
  const deployment = openTestDeployment();
  const { feed, errors, reads } = feedOf(deployment);
  const task = await claimedTask(deployment.log);
  const events = await opened(feed.events(task.taskId, undefined));
  const states = await opened(feed.states(task.taskId));
  for (let seq = 1; seq <= 2; seq += 1) await events.next();
  const readsBefore = reads.read;
  await states.next();
  for (let i = 0; i < 3; i += 1) {
    await writeUnknownEvent(deployment, task.taskId);
    const { value } = await states.next();
    expect(value).toMatchObject({ status: 'STARTED', position: { seq: 3 + i } });
    expect(value).toEqual(await deployment.log.find(task.taskId));
  }
  await task.succeed();
  const remaining = await rest(events);
  expect(seqsOf(remaining)).toEqual([6]);
  expect(remaining.some(isFinalEvent)).toBe(true);
  expect(reads.read).toBe(readsBefore);
  expect(feed.counts.gaps).toBe(0);
  expect(errors).toEqual([]);
});

/** Polls page by page until the last. */
const pollToEnd = async (
  { graphql }: TestServer,
  taskId: string,
  from: string | undefined,
  first: number,
): Promise<Event[]> => {
  const events: Event[] = [];
  for (let after = from; ; ) {
    const page = await pollEvents(graphql, taskId, { after, first });
    events.push(...page.events);
    if (page.isFinal) return events;
    after = page.cursor;
  }
};

const none = { taskId: '', seq: 0, nonce: '' };
