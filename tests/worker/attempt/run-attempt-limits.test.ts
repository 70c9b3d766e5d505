import { once } from 'node:events';
import { expect, test } from 'vitest';
import { runAttempt } from '../../../worker/attempt/run-attempt.ts';
import { sentimentOf } from '../../../worker/collection/sentiment.ts';
import { unfinishedIds } from '../../support/tasks/listed-task.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';
import { fakeSource, pageOf } from '../../support/worker/fake-source.ts';
import {
  authorsIn,
  eventsOf,
  readers,
  startTask,
  testContext,
} from '../../support/worker/test-tasks.ts';

const role = 'work' as const;

/** Yields `found` reviews, then waits until the signal aborts. */
const endless = (found: number) =>
  fakeSource('woocommerce', async function* ({ signal }) {
    if (found > 0) yield pageOf(1, found);
    await once(signal, 'abort');
    signal.throwIfAborted();
  });

test('at the soft limit the collected reviews become an incomplete success', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  const context = testContext(deployment, { sources: [endless(3)], softLimitMs: 200 });
  expect(await runAttempt(taskId, context)).toEqual({ kind: 'done', succeeded: true });
  expect(await deployment.log.find(taskId)).toMatchObject({
    status: 'SUCCESS',
    error: null,
    result: { complete: false, summary: { count: 3 } },
  });
  expect(authorsIn(await eventsOf(deployment, taskId))).toEqual(readers(1, 3));
});

test('at the soft limit a task without reviews fails and is not retried', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  const context = testContext(deployment, { sources: [endless(0)], softLimitMs: 50 });
  expect(await runAttempt(taskId, context)).toEqual({ kind: 'done', succeeded: false });
  expect(await deployment.log.find(taskId)).toMatchObject({
    status: 'FAILURE',
    error: { code: 'TIME_LIMIT', retryable: false },
  });
});

test('at the hard limit the task fails, even if a source ignores the signal', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  // Loads the language models, which may take longer than the limits.
  await sentimentOf('Good.');
  const unresponsive = fakeSource('woocommerce', async function* () {
    yield pageOf(1, 2);
    await new Promise(() => {});
  });
  const context = testContext(deployment, {
    sources: [unresponsive],
    softLimitMs: 200,
    hardLimitMs: 400,
  });
  expect(await runAttempt(taskId, context)).toEqual({ kind: 'done', succeeded: false });
  const task = await deployment.log.find(taskId);
  expect(task).toMatchObject({ status: 'FAILURE', error: { code: 'TIME_LIMIT' } });
  expect(await deployment.log.reviews(taskId)).toHaveLength(2);
  expect(await unfinishedIds(deployment)).not.toContain(taskId);
});
