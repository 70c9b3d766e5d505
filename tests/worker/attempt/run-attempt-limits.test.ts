import { once } from 'node:events';
import { expect, test } from 'vitest';
import { runAttempt } from '../../../worker/attempt/run-attempt.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';
import { inventedSource, pageOf } from '../../support/worker/invented-source.ts';
import {
  authorsIn,
  eventsOf,
  readers,
  startTask,
  testContext,
} from '../../support/worker/test-tasks.ts';

const role = 'work' as const;

/** Yields so many reviews, then waits until the signal aborts. */
const endless = (found: number) =>
  inventedSource('woocommerce', async function* ({ signal }) {
    if (found > 0) yield pageOf(1, found);
    await once(signal, 'abort');
    signal.throwIfAborted();
  });

test('behind the soft limit what was collected is kept, as an incomplete success', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  const runner = testContext(deployment, { sources: [endless(3)], softLimitMs: 200 });
  expect(await runAttempt(taskId, runner)).toEqual({ kind: 'done', succeeded: true });
  expect(await deployment.log.find(taskId)).toMatchObject({
    status: 'SUCCESS',
    error: null,
    result: { complete: false, summary: { count: 3 } },
  });
  expect(authorsIn(await eventsOf(deployment, taskId))).toEqual(readers(1, 3));
});

test('behind the soft limit a task that has collected nothing fails, and is not tried again', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  const runner = testContext(deployment, { sources: [endless(0)], softLimitMs: 50 });
  expect(await runAttempt(taskId, runner)).toEqual({ kind: 'done', succeeded: false });
  expect(await deployment.log.find(taskId)).toMatchObject({
    status: 'FAILURE',
    error: { code: 'TIME_LIMIT', retryable: false },
  });
});

test('behind the hard limit the task fails, though a source does not heed the signal', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  const deaf = inventedSource('woocommerce', async function* () {
    yield pageOf(1, 2);
    await new Promise(() => {});
  });
  const runner = testContext(deployment, { sources: [deaf], softLimitMs: 50, hardLimitMs: 200 });
  expect(await runAttempt(taskId, runner)).toEqual({ kind: 'done', succeeded: false });
  const task = await deployment.log.find(taskId);
  expect(task).toMatchObject({ status: 'FAILURE', error: { code: 'TIME_LIMIT' } });
  expect(await deployment.log.reviews(taskId)).toHaveLength(2);
  const { redis, keys } = deployment;
  expect(await redis.zscore(keys.unfinished, taskId)).toBeNull();
});
