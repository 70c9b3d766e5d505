import { expect, test } from 'vitest';
import { runAttempt } from '../../../worker/attempt/run-attempt.ts';
import { SourceError } from '../../../worker/source/source-error.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';
import { fakeSource, pagedSource } from '../../support/worker/fake-source.ts';
import {
  authorsIn,
  eventsOf,
  folded,
  readers,
  startTask,
  testContext,
  typesOf,
} from '../../support/worker/test-tasks.ts';

const role = 'work' as const;

const away = new SourceError('SOURCE_UNREACHABLE', 'No shop answered.', { retryable: true });

const failing = (failure: SourceError) =>
  fakeSource('woocommerce', () => {
    throw failure;
  });

/** Fails once, after its second page. */
const failingOnce = () => {
  let hasFailed = false;
  return pagedSource('woocommerce', {
    total: 9,
    size: 2,
    before: async (pulls) => {
      if (hasFailed || pulls.pages < 2) return;
      hasFailed = true;
      throw away;
    },
  });
};

test('a task whose sources all failed is retried and continues after the stored reviews', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  const source = failingOnce();
  const context = testContext(deployment, { sources: [source] });

  expect(await runAttempt(taskId, context)).toMatchObject({ kind: 'delayed' });
  expect(await deployment.log.find(taskId)).toMatchObject({
    status: 'RETRY',
    error: {
      code: 'ALL_SOURCES_FAILED',
      message: 'WooCommerce shops: No shop answered.',
      source: 'woocommerce',
      retryable: true,
    },
  });
  expect(await runAttempt(taskId, context)).toEqual({ kind: 'done', succeeded: true });

  const events = await eventsOf(deployment, taskId);
  expect(source.pulls.resumes).toEqual([undefined, '4']);
  expect(authorsIn(events)).toEqual(readers(1, 9));
  expect(typesOf(events).filter((type) => /Started|Retrying|Succeeded/.test(type))).toEqual([
    'TaskStarted',
    'TaskRetrying',
    'TaskStarted',
    'TaskSucceeded',
  ]);
  const task = await deployment.log.find(taskId);
  expect(task).toEqual(folded(events));
  expect(task).toMatchObject({
    attempt: 2,
    error: null,
    retryAt: null,
    progress: { sources: [{ status: 'DONE', found: 9, error: null }] },
    result: { complete: true, summary: { count: 9 } },
  });
});

test('a task fails when its last attempt fails', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  const context = testContext(deployment, { sources: [failing(away)], attempts: 2 });
  expect(await runAttempt(taskId, context)).toMatchObject({ kind: 'delayed' });
  expect(await runAttempt(taskId, context)).toEqual({ kind: 'done', succeeded: false });
  expect(await deployment.log.find(taskId)).toMatchObject({
    status: 'FAILURE',
    attempt: 2,
    error: { code: 'ALL_SOURCES_FAILED' },
  });
});

test('a failure that is not retryable is not retried', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  const refused = new SourceError('SOURCE_UNAUTHORIZED', 'The key is wrong.', {
    retryable: false,
  });
  const end = await runAttempt(taskId, testContext(deployment, { sources: [failing(refused)] }));
  expect(end).toEqual({ kind: 'done', succeeded: false });
});

test('the job waits until `retryAt`', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  const context = testContext(deployment, { sources: [failing(away)], backoffMs: 60_000 });
  const end = await runAttempt(taskId, context);
  const at = end.kind === 'delayed' ? end.at : Number.NaN;
  const task = await deployment.log.find(taskId);
  const retryAt = task?.retryAt ?? Number.NaN;
  // Redis computes `retryAt` before the worker computes `at`.
  expect(at - retryAt).toBeGreaterThanOrEqual(0);
  expect(at - retryAt).toBeLessThan(30_000);
  expect(retryAt - (task?.createdAt ?? 0)).toBeGreaterThanOrEqual(30_000);
});

test('a job that is processed too early is delayed until `retryAt`', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  const context = testContext(deployment, { sources: [failing(away)], backoffMs: 60_000 });
  await runAttempt(taskId, context);
  const before = await eventsOf(deployment, taskId);
  const task = await deployment.log.find(taskId);
  expect(await runAttempt(taskId, context)).toEqual({ kind: 'delayed', at: task?.retryAt });
  expect(await eventsOf(deployment, taskId)).toEqual(before);
});

test('a cooldown longer than the backoff delays the retry', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  const cooldownUntil = Date.now() + 300_000;
  const limited = new SourceError('SOURCE_RATE_LIMITED', 'Later.', {
    retryable: true,
    cooldownUntil,
  });
  await runAttempt(taskId, testContext(deployment, { sources: [failing(limited)] }));
  const task = await deployment.log.find(taskId);
  expect(Math.abs((task?.retryAt ?? 0) - cooldownUntil)).toBeLessThan(60_000);
  expect(task?.progress.sources).toMatchObject([{ status: 'FAILED', cooldownUntil }]);
});

test('the shortest cooldown decides, not the longest', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment, { sources: ['woocommerce', 'productpage'] });
  const limited = fakeSource('productpage', () => {
    throw new SourceError('SOURCE_RATE_LIMITED', 'Later.', {
      retryable: true,
      cooldownUntil: Date.now() + 300_000,
    });
  });
  const context = testContext(deployment, { sources: [failing(away), limited] });
  const end = await runAttempt(taskId, context);
  expect(end.kind === 'delayed' ? end.at - Date.now() : Number.NaN).toBeLessThan(60_000);
});
