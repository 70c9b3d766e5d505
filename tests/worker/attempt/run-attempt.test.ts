import { expect, test } from 'vitest';
import { runAttempt } from '../../../worker/attempt/run-attempt.ts';
import { SourceError } from '../../../worker/source/source-error.ts';
import { unfinishedIds } from '../../support/tasks/listed-task.ts';
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

test('a task is collected and settled, and its log has every step', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  const sources = [pagedSource('woocommerce', { total: 3, size: 2 })];
  const end = await runAttempt(taskId, testContext(deployment, { sources }));

  expect(end).toEqual({ kind: 'done', succeeded: true });
  const events = await eventsOf(deployment, taskId);
  expect(typesOf(events)).toEqual([
    'TaskQueued',
    'TaskStarted',
    'TaskProgressed',
    'ReviewsFound',
    'TaskProgressed',
    'ReviewsFound',
    'TaskProgressed',
    'TaskProgressed',
    'TaskSucceeded',
  ]);
  expect(authorsIn(events)).toEqual(readers(1, 3));
  const task = await deployment.log.find(taskId);
  expect(task).toEqual(folded(events));
  expect(task).toMatchObject({
    status: 'SUCCESS',
    attempt: 1,
    progress: { fraction: 1, found: 3, message: '3 reviews, 1 of 1 source done' },
    result: { complete: true, summary: { count: 3 } },
  });
});

test('a settled task is removed from the unfinished tasks', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  expect(await unfinishedIds(deployment)).toContain(taskId);
  const sources = [pagedSource('woocommerce', { total: 1, size: 1 })];
  await runAttempt(taskId, testContext(deployment, { sources }));
  expect(await unfinishedIds(deployment)).not.toContain(taskId);
});

test('a source that finds no matching reviews is a success without reviews', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  const sources = [pagedSource('woocommerce', { total: 0, size: 1 })];
  await runAttempt(taskId, testContext(deployment, { sources }));
  const task = await deployment.log.find(taskId);
  expect(task?.result).toMatchObject({ complete: true, summary: { count: 0 } });
});

test('a source that fails makes the success incomplete', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment, { sources: ['woocommerce', 'productpage'] });
  const failing = fakeSource('productpage', () => {
    throw new SourceError('SOURCE_BLOCKED', 'The page is closed to us.', { retryable: true });
  });
  const sources = [pagedSource('woocommerce', { total: 2, size: 2 }), failing];
  await runAttempt(taskId, testContext(deployment, { sources }));
  const task = await deployment.log.find(taskId);
  expect(task).toMatchObject({ status: 'SUCCESS', result: { complete: false } });
});

test('a task without a configured source fails at once and names the variables to set', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment, { kind: 'GOOGLE', sources: ['serpapi'] });
  const missing = new Map([['serpapi' as const, ['SERPAPI_KEY']]]);
  const end = await runAttempt(taskId, testContext(deployment, { missing }));
  expect(end).toEqual({ kind: 'done', succeeded: false });
  expect(await deployment.log.find(taskId)).toMatchObject({
    status: 'FAILURE',
    error: {
      code: 'NO_SOURCE_CONFIGURED',
      message: expect.stringContaining('SERPAPI_KEY'),
      retryable: false,
    },
    progress: { sources: [{ source: 'serpapi', status: 'SKIPPED' }] },
  });
});

test('a source that is not configured is skipped if another is', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment, { sources: ['woocommerce', 'productpage'] });
  const sources = [pagedSource('productpage', { total: 1, size: 1 })];
  const missing = new Map([['woocommerce' as const, ['WOOCOMMERCE_URLS']]]);
  await runAttempt(taskId, testContext(deployment, { sources, missing }));
  expect(await deployment.log.find(taskId)).toMatchObject({
    status: 'SUCCESS',
    result: { complete: true },
    progress: {
      sources: [
        {
          source: 'woocommerce',
          status: 'SKIPPED',
          error: { message: 'Not configured. Set WOOCOMMERCE_URLS.' },
        },
        { source: 'productpage', status: 'DONE' },
      ],
    },
  });
});

test('a finished task is not changed', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  await deployment.log.revoke(taskId);
  const before = await eventsOf(deployment, taskId);
  const source = pagedSource('woocommerce', { total: 1, size: 1 });
  const end = await runAttempt(taskId, testContext(deployment, { sources: [source] }));
  expect(end).toEqual({ kind: 'done' });
  expect(source.pulls.resumes).toEqual([]);
  expect(await eventsOf(deployment, taskId)).toEqual(before);
});

test('the job of an unknown task is done', async () => {
  const end = await runAttempt('tunknown', testContext(openTestDeployment({ role })));
  expect(end).toEqual({ kind: 'done' });
});

test('an attempt that fails unexpectedly ends its sources and leaves the task to the next claim', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  let signal: AbortSignal | undefined;
  const sources = [
    pagedSource('woocommerce', {
      total: 9,
      size: 1,
      before: async (pulls) => {
        // No write can succeed from now on.
        if (pulls.pages === 1) deployment.log.write = () => Promise.reject(new Error('unexpected'));
      },
    }),
  ];
  const context = testContext(deployment, { sources });
  const attempt = runAttempt(taskId, context, (begun) => {
    signal = begun.signal;
  });
  await expect(attempt).rejects.toThrow('unexpected');
  expect(signal?.aborted).toBe(true);
  expect((await deployment.log.find(taskId))?.status).toBe('STARTED');
});
