import { expect, test } from 'vitest';
import { readTask } from '../../cli/src/read-task.ts';
import { followTask } from '../../client/src/follow-task/follow-task.ts';
import { applyEvent, emptyView, type TaskView, viewOf } from '../../client/src/task/task-view.ts';
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
