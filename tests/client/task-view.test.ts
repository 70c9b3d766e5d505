import { expect, test } from 'vitest';
import { readTask } from '../../cli/src/task/read-task.ts';
import { followTask } from '../../client/src/follow-task/follow-task.ts';
import type { TaskEvent } from '../../client/src/follow-task/transports/transport.ts';
import {
  applyEvent,
  applyTask,
  emptyView,
  type TaskView,
  viewOf,
} from '../../client/src/task/task-view.ts';
import { endpointOf, serveLog } from '../support/client/follow.ts';
import {
  failure,
  progress,
  review,
  revoked,
  sampleEvents,
  summary,
  task,
} from '../support/client/sample-events.ts';
import { serveTasks } from '../support/client/scripted-tasks.ts';

test('the folded events of a task show what the task itself shows', async () => {
  await using server = await serveTasks();
  const endpoint = endpointOf(server.url);
  const { signal } = new AbortController();
  server.run('STORE', 'toaster');

  let view = emptyView('toaster-1');
  for await (const event of followTask({ endpoint, taskId: 'toaster-1' })) {
    view = applyEvent(view, event);
  }
  const read = viewOf(await readTask(endpoint, 'toaster-1', signal));

  expect(view).toEqual({ ...read, reviews: view.reviews, reviewsMissed: false });
  expect(view.reviews.map(({ id }) => id)).toEqual(['r1']);
});

test('a retry is shown with its reason until the next attempt starts', async () => {
  await using server = await serveLog();
  const retryAt = '2026-11-24T05:30:00.000Z';
  server.log.append('t1', {
    __typename: 'TaskRetrying',
    progress: progress(0),
    error: failure,
    retryAt,
  });
  server.log.append('t1', { __typename: 'TaskStarted', attempt: 2, worker: 'w1' });
  server.log.append('t1', revoked);

  const views = [emptyView('t1')];
  for await (const event of followTask({ endpoint: endpointOf(server.url), taskId: 't1' })) {
    views.push(applyEvent(views.at(-1) ?? emptyView('t1'), event));
  }

  expect(views.map(({ status, error }) => [status, error?.code])).toEqual([
    ['PENDING', undefined],
    ['RETRY', 'SOURCE_RATE_LIMITED'],
    ['STARTED', undefined],
    ['REVOKED', undefined],
  ]);
  expect(views[1]?.retryAt).toBe(retryAt);
});

test('a resynced state replaces everything but the reviews, and reports that some may be missing', async () => {
  await using server = await serveLog();
  for (const event of sampleEvents(6)) server.log.append('t1', event);
  const state = task('t1', {
    status: 'SUCCESS',
    progress: progress(3),
    result: { complete: true, summary },
    cursor: 't1.6',
    seq: 6,
  });
  server.log.forget('t1', 6, { __typename: 'TaskResynced', task: state });

  let view: TaskView = {
    ...emptyView('t1'),
    reviews: [{ ...review('r0'), kind: 'STORE' }],
  };
  const following = followTask({ endpoint: endpointOf(server.url), taskId: 't1', after: 't1.2' });
  for await (const event of following) view = applyEvent(view, event);

  expect(view).toMatchObject({ status: 'SUCCESS', reviewsMissed: true, progress: { found: 3 } });
  expect(view.reviews.map(({ id }) => id)).toEqual(['r0']);
});

test('the newest state wins, in whatever order events and responses arrive', async () => {
  await using server = await serveTasks();
  const endpoint = endpointOf(server.url);
  const { signal } = new AbortController();
  server.run('STORE', 'toaster');
  const events: TaskEvent[] = [];
  for await (const event of followTask({ endpoint, taskId: 'toaster-1' })) events.push(event);
  const finished = await readTask(endpoint, 'toaster-1', signal);
  const responses = events.map((_, index) => ({
    ...finished,
    ...stateAfter(events.slice(0, index + 1)),
  }));
  const final = stateAfter(events);

  for (const [index, response] of responses.entries()) {
    for (let arrival = 0; arrival <= events.length; arrival += 1) {
      let view = emptyView('toaster-1');
      for (const [position, event] of events.entries()) {
        if (position === arrival) view = applyTask(view, response);
        const before = view.seq;
        view = applyEvent(view, event);
        expect(view.seq).toBeGreaterThanOrEqual(before);
        expect(view.seq).toBe(Math.max(event.seq, position >= arrival ? index + 1 : 0));
      }
      expect(view).toMatchObject(final);
      expect(view.reviews.map(({ id }) => id)).toEqual(['r1']);
    }
  }
});

test('copies are added to the review that they are copies of, once', () => {
  const place = { source: 'shopify', site: 'teas.example', url: null };
  const at = { taskId: 't1', at: '', attempt: 1 };
  const found: TaskEvent = {
    __typename: 'ReviewsFound',
    ...{ ...at, cursor: 't1.1', seq: 1, source: 'woocommerce' },
    reviews: [review('r1'), review('r2')].map((one) => ({ ...one, kind: 'STORE' as const })),
  };
  const copied: TaskEvent = {
    __typename: 'CopiesFound',
    ...{ ...at, cursor: 't1.2', seq: 2, reviewId: 'r2', copies: [place] },
  };
  const view = [found, copied].reduce(applyEvent, emptyView('t1'));
  expect(view.reviews.map(({ copies }) => copies)).toEqual([[], [place]]);
  expect(view.seq).toBe(2);
});

test('a response about another task changes nothing', async () => {
  await using server = await serveTasks();
  server.run('STORE', 'toaster');
  const { signal } = new AbortController();
  const other = await readTask(endpointOf(server.url), 'toaster-1', signal);
  const view = emptyView('t1');

  expect(applyTask(view, other)).toBe(view);
});

test('an event of a type that only newer servers know changes only the position', () => {
  const view: TaskView = { ...emptyView('t1'), status: 'STARTED', seq: 4, cursor: 't1.4' };
  const envelope = { taskId: 't1', cursor: 't1.5', seq: 5, at: '', attempt: 0, worker: '' };
  const newer: TaskEvent = Object.assign(
    { __typename: 'TaskStarted' as const, ...envelope },
    { __typename: 'TaskPraised' },
  );
  expect(applyEvent(view, newer)).toEqual({ ...view, seq: 5, cursor: 't1.5' });
});

test('a resynced state counts even if its number is lower, as after a failover', async () => {
  await using server = await serveLog();
  for (const event of sampleEvents(6)) server.log.append('t1', event);
  const state = task('t1', { status: 'RETRY', progress: progress(1), cursor: 't1.3', seq: 3 });
  server.log.forget('t1', 3, { __typename: 'TaskResynced', task: state });

  const seen: [number, string][] = [];
  let view: TaskView = { ...emptyView('t1'), status: 'STARTED', seq: 5 };
  const following = followTask({ endpoint: endpointOf(server.url), taskId: 't1', after: 't1.1' });
  for await (const event of following) {
    view = applyEvent(view, event);
    seen.push([view.seq, view.status]);
  }

  expect(seen).toEqual([
    [3, 'RETRY'],
    [4, 'RETRY'],
    [5, 'RETRY'],
    [6, 'SUCCESS'],
  ]);
});

/** Everything but the reviews. */
const stateAfter = (events: readonly TaskEvent[]) => {
  const { taskId, reviews, reviewsMissed, ...state } = events.reduce(applyEvent, emptyView('t'));
  return { ...state, progress: state.progress ?? noProgress, cursor: state.cursor ?? '' };
};

const noProgress = {
  __typename: 'Progress' as const,
  fraction: 0,
  found: 0,
  message: null,
  sources: [],
};
