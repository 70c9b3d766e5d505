import { once } from 'node:events';
import { expect, test } from 'vitest';
import { cancelTask } from '../../../tasks/canceling.ts';
import type { Attempt } from '../../../worker/attempt/attempt.ts';
import { runAttempt } from '../../../worker/attempt/run-attempt.ts';
import type { Deployment } from '../../support/tasks/deployment.ts';
import { unfinishedIds } from '../../support/tasks/listed-task.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';
import { pagedSource } from '../../support/worker/fake-source.ts';
import { gate } from '../../support/worker/gate.ts';
import {
  authorsIn,
  eventsOf,
  readers,
  startTask,
  testContext,
  typesOf,
} from '../../support/worker/test-tasks.ts';

const role = 'work' as const;

/** A source of nine reviews that calls `happens` before its third page. */
const interrupted = (happens: (signal: AbortSignal) => Promise<unknown>) =>
  pagedSource('woocommerce', {
    total: 9,
    size: 1,
    before: async (pulls, { signal }) => {
      if (pulls.pages === 2) await happens(signal);
    },
  });

const runs = (deployment: Deployment, source: ReturnType<typeof interrupted>) => {
  let attempt: Attempt | undefined;
  const context = testContext(deployment, { sources: [source] });
  return {
    get stopReason() {
      return attempt?.stopReason;
    },
    stop: (why: 'draining' | 'canceled') => attempt?.stop(why),
    run: (taskId: string) =>
      runAttempt(taskId, context, (begun) => {
        attempt = begun;
      }),
  };
};

test('a canceled task stops at its next write, and nothing is written after it', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  const source = interrupted(() => cancelTask(taskId, deployment));
  const runner = runs(deployment, source);
  expect(await runner.run(taskId)).toEqual({ kind: 'done' });
  expect(runner.stopReason).toBe('canceled');
  expect(source.pulls).toMatchObject({ pages: 3, isClosed: true });
  const events = await eventsOf(deployment, taskId);
  expect(events.at(-1)?.type).toBe('TaskRevoked');
  expect(authorsIn(events)).toEqual(readers(1, 2));
});

test('a worker that is notified of the cancellation ends pending requests', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  const runner = runs(
    deployment,
    interrupted(async (signal) => {
      await cancelTask(taskId, deployment);
      runner.stop('canceled');
      if (!signal.aborted) await once(signal, 'abort');
      signal.throwIfAborted();
    }),
  );
  expect(await runner.run(taskId)).toEqual({ kind: 'done' });
  expect((await eventsOf(deployment, taskId)).at(-1)?.type).toBe('TaskRevoked');
});

test('a worker presumed dead cannot write once another has the task', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  const { log } = deployment;
  const source = interrupted(() =>
    log.claim(taskId, { worker: 'worker-2', claim: 'other', attempts: 3 }),
  );
  const runner = runs(deployment, source);
  // The job stays in the queue, because the other worker may need it.
  expect(await runner.run(taskId)).toMatchObject({ kind: 'delayed' });
  expect(runner.stopReason).toBe('lost');
  const events = await eventsOf(deployment, taskId);
  expect(events.at(-1)).toMatchObject({ type: 'TaskStarted', worker: 'worker-2', attempt: 2 });
  expect(await log.find(taskId)).toMatchObject({ status: 'STARTED', attempt: 2 });
  // The sweep must continue to watch a task that is not settled.
  expect(await unfinishedIds(deployment)).toContain(taskId);
});

test('a worker that loses the task before its last write does not settle it', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  const { log } = deployment;
  const context = testContext(deployment, {
    sources: [pagedSource('woocommerce', { total: 1, size: 1 })],
  });
  const reviews = log.reviews.bind(log);
  let reads = 0;
  // The second read of the reviews is the last step before the final write.
  log.reviews = async (id) => {
    reads += 1;
    if (reads === 2) await log.claim(id, { worker: 'worker-2', claim: 'other', attempts: 3 });
    return reviews(id);
  };
  expect(await runAttempt(taskId, context)).toMatchObject({ kind: 'delayed' });
  expect(await unfinishedIds(deployment)).toContain(taskId);
  expect((await log.find(taskId))?.status).toBe('STARTED');
});

test('reviews collected by a lost worker are not collected again', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment, { sources: ['woocommerce', 'productpage'] });
  const isLost = gate();
  const comesBack = gate();
  const quick = pagedSource('productpage', { total: 2, size: 2 });
  const lost = pagedSource('woocommerce', {
    total: 9,
    size: 4,
    before: async (pulls) => {
      if (pulls.pages === 0) return;
      isLost.open();
      await comesBack.opened;
    },
  });
  const firstRun = runAttempt(taskId, testContext(deployment, { sources: [quick, lost] }));
  await isLost.opened;
  await expect
    .poll(async () => (await deployment.log.find(taskId))?.progress.sources)
    .toMatchObject([{ status: 'COLLECTING' }, { status: 'DONE' }]);

  const whole = pagedSource('woocommerce', { total: 9, size: 4 });
  const end = await runAttempt(taskId, testContext(deployment, { sources: [quick, whole] }));
  expect(end).toEqual({ kind: 'done', succeeded: true });
  comesBack.open();
  expect(await firstRun).toEqual({ kind: 'done' });
  expect(quick.pulls.resumes).toHaveLength(1);
  expect(whole.pulls.resumes).toEqual(['4']);
  const events = await eventsOf(deployment, taskId);
  expect(authorsIn(events).sort()).toEqual([...readers(1, 2), ...readers(1, 9)].sort());
  expect(await deployment.log.findWithBookkeeping(taskId)).toMatchObject({ failures: 1 });
});

test('a task that loses its worker too often fails with WORKER_LOST', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  const { log } = deployment;
  await log.claim(taskId, { worker: 'worker-2', claim: 'first', attempts: 2 });
  await log.claim(taskId, { worker: 'worker-2', claim: 'second', attempts: 2 });
  const source = pagedSource('woocommerce', { total: 1, size: 1 });
  const end = await runAttempt(taskId, testContext(deployment, { sources: [source], attempts: 2 }));
  expect(end).toEqual({ kind: 'done', succeeded: false });
  expect(source.pulls.resumes).toEqual([]);
  expect(await log.find(taskId)).toMatchObject({
    status: 'FAILURE',
    error: { code: 'WORKER_LOST' },
  });
  expect(await unfinishedIds(deployment)).not.toContain(taskId);
});

test('a job that is handed back continues at once elsewhere and does not count as a failure', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  const first = runs(
    deployment,
    interrupted(async () => {
      first.stop('draining');
    }),
  );
  expect(await first.run(taskId)).toEqual({ kind: 'handed-back' });
  expect(await deployment.log.findWithBookkeeping(taskId)).toMatchObject({
    failures: 0,
    task: { status: 'RETRY', error: { code: 'WORKER_STOPPING' } },
  });
  const events = await eventsOf(deployment, taskId);
  const last = events.at(-1);
  expect(last?.type === 'TaskRetrying' && last.retryAt === last.at).toBe(true);

  const source = pagedSource('woocommerce', { total: 9, size: 1 });
  const second = runs(deployment, source);
  expect(await second.run(taskId)).toEqual({ kind: 'done', succeeded: true });
  expect(source.pulls.resumes).toEqual(['2']);
  const all = await eventsOf(deployment, taskId);
  expect(authorsIn(all)).toEqual(readers(1, 9));
  expect(typesOf(all).filter((type) => type === 'TaskRetrying')).toHaveLength(1);
});
