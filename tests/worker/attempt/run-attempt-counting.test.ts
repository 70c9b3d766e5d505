import { expect, test } from 'vitest';
import { runAttempt } from '../../../worker/attempt/run-attempt.ts';
import { SourceError } from '../../../worker/source/source-error.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';
import { fakeSource, pagedSource } from '../../support/worker/fake-source.ts';
import { startTask, testContext } from '../../support/worker/test-tasks.ts';

const role = 'work' as const;

test('a run of a schedule counts the reviews that no earlier run found', async () => {
  const deployment = openTestDeployment({ role });
  const newIn = async (total: number, scheduleId: string | null) => {
    const taskId = await startTask(deployment, { scheduleId });
    const sources = [pagedSource('woocommerce', { total, size: 2 })];
    await runAttempt(taskId, testContext(deployment, { sources }));
    return (await deployment.log.find(taskId))?.result?.newReviews;
  };
  expect(await newIn(3, 's1')).toBe(3);
  expect(await newIn(5, 's1')).toBe(2);
  expect(await newIn(5, 's1')).toBe(0);
  expect(await newIn(5, 's2')).toBe(5);
  expect(await newIn(5, null)).toBeUndefined();
});

test('a settled task is counted once, even if its job is processed again', async () => {
  const deployment = openTestDeployment({ role });
  const failing = fakeSource('woocommerce', () => {
    throw new SourceError('SOURCE_BLOCKED', 'The shop refuses.', { retryable: false });
  });
  const succeeding = pagedSource('woocommerce', { total: 1, size: 1 });
  for (const source of [failing, succeeding]) {
    const taskId = await startTask(deployment);
    const context = testContext(deployment, { sources: [source] });
    await runAttempt(taskId, context);
    await runAttempt(taskId, context);
  }
  expect(await deployment.settlements.lastHour('STORE')).toMatchObject({
    succeeded: 1,
    failed: 1,
    runP95: expect.any(Number),
  });
});

test('a task that fails because its workers were lost counts as failed', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  await deployment.log.claim(taskId, { worker: 'worker-0', claim: 'lost', attempts: 1 });
  const end = await runAttempt(taskId, testContext(deployment, { attempts: 1 }));
  expect(end).toEqual({ kind: 'done', succeeded: false });
  expect(await deployment.settlements.lastHour('STORE')).toMatchObject({ succeeded: 0, failed: 1 });
});
