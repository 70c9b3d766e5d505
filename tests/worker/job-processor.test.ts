import { once } from 'node:events';
import { expect, test } from 'vitest';
import { randomTaskId } from '../../tasks/task-id.ts';
import { Attempt } from '../../worker/attempt/attempt.ts';
import type { JobResult } from '../../worker/attempt/job-result.ts';
import type { Deployment } from '../support/tasks/deployment.ts';
import { openTestDeployment } from '../support/tasks/test-deployment.ts';
import { gate } from '../support/worker/gate.ts';
import { openJobProcessor } from '../support/worker/test-job-processor.ts';

const role = 'work' as const;
const done: JobResult = { kind: 'done' };

const hasJob = ({ queues }: Deployment, taskId: string) => queues.has('COMMUNITY', taskId);

test('concurrency limits the jobs of each kind separately', async () => {
  const deployment = openTestDeployment({ role });
  const mayEnd = gate();
  const store = randomTaskId();
  const running = new Set<string>();
  const processor = await openJobProcessor(deployment, {
    kinds: ['COMMUNITY', 'STORE'],
    concurrency: 4,
    runAttempt: async (taskId) => {
      running.add(taskId);
      await mayEnd.opened;
      return done;
    },
  });
  const community = Array.from({ length: 6 }, randomTaskId);
  await Promise.all(community.map((taskId) => deployment.queues.add('COMMUNITY', taskId)));
  await expect.poll(() => running.size).toBe(4);
  await deployment.queues.add('STORE', store);
  await expect.poll(() => running.has(store)).toBe(true);
  expect(running.size).toBe(5);
  expect(processor.taskIds).toHaveLength(5);
  mayEnd.open();
  await expect.poll(() => running.size).toBe(7);
});

test('a finished job leaves nothing in Redis', async () => {
  const deployment = openTestDeployment({ role });
  const { redis, keys, queues } = deployment;
  const taskId = randomTaskId();
  const processor = await openJobProcessor(deployment, { runAttempt: async () => done });
  await queues.add('COMMUNITY', taskId);
  await expect.poll(() => hasJob(deployment, taskId)).toBe(false);
  expect(processor.taskIds).toEqual([]);
  const prefix = `${keys.queuePrefix('COMMUNITY')}:community`;
  const left = await redis.keys(`${prefix.replaceAll(/[{}]/g, '?')}:*`);
  const named = left.map((key) => key.slice(prefix.length + 1));
  // Keys of the queue itself: its settings, its bounded stream of events, its checks.
  expect(
    named.filter((name) => !/^(meta|events|marker|stalled-check|id|round)$/.test(name)),
  ).toEqual([]);
});

test('a delayed job is processed at its time, not before', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = randomTaskId();
  const at = Date.now() + 300;
  const starts: number[] = [];
  await openJobProcessor(deployment, {
    runAttempt: async () => (starts.push(Date.now()) === 1 ? { kind: 'delayed', at } : done),
  });
  await deployment.queues.add('COMMUNITY', taskId);
  await expect.poll(() => starts.length).toBe(2);
  expect(starts[1]).toBeGreaterThanOrEqual(at);
  await expect.poll(() => hasJob(deployment, taskId)).toBe(false);
});

test('a job that is handed back is processed again', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = randomTaskId();
  const runs: string[] = [];
  await openJobProcessor(deployment, {
    runAttempt: async (each) => (runs.push(each) === 1 ? { kind: 'handed-back' } : done),
  });
  await deployment.queues.add('COMMUNITY', taskId);
  await expect.poll(() => runs).toEqual([taskId, taskId]);
  await expect.poll(() => hasJob(deployment, taskId)).toBe(false);
});

test('a job whose attempt throws is not lost', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = randomTaskId();
  let runs = 0;
  await openJobProcessor(deployment, {
    runAttempt: async () => {
      runs += 1;
      if (runs === 1) throw new Error('unexpected');
      return done;
    },
  });
  await deployment.queues.add('COMMUNITY', taskId);
  await expect.poll(() => runs).toBe(2);
});

test('a draining processor waits for its jobs and takes no more', async () => {
  const deployment = openTestDeployment({ role });
  const [running, waiting] = [randomTaskId(), randomTaskId()];
  const isRunning = gate();
  const mayEnd = gate();
  const attempt = new Attempt(running, 1, 'c1', deployment.log);
  const processor = await openJobProcessor(deployment, {
    runAttempt: async (_, onAttempt) => {
      onAttempt(attempt);
      isRunning.open();
      await mayEnd.opened;
      return done;
    },
  });
  await deployment.queues.add('COMMUNITY', running);
  await isRunning.opened;
  const drained = processor.drain(60_000);
  await deployment.queues.add('COMMUNITY', waiting);
  mayEnd.open();
  await drained;
  expect(attempt.stopReason).toBeUndefined();
  expect(await hasJob(deployment, running)).toBe(false);
  expect(await deployment.queues.position('COMMUNITY', waiting)).toBe(0);
});

test('a job that takes longer than the drain window is handed back to another worker', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = randomTaskId();
  const isRunning = gate();
  const isTaken = gate();
  const first = await openJobProcessor(deployment, {
    runAttempt: async (_, onAttempt) => {
      const attempt = new Attempt(taskId, 1, 'c1', deployment.log);
      onAttempt(attempt);
      isRunning.open();
      await once(attempt.signal, 'abort');
      return attempt.stopReason === 'draining' ? { kind: 'handed-back' } : done;
    },
  });
  await deployment.queues.add('COMMUNITY', taskId);
  await isRunning.opened;
  await first.drain(10);
  await openJobProcessor(deployment, {
    runAttempt: async () => {
      isTaken.open();
      return done;
    },
  });
  await isTaken.opened;
});

test('a job being claimed when the drain window ends is handed back too', async () => {
  const deployment = openTestDeployment({ role });
  const [claiming, running] = [randomTaskId(), randomTaskId()];
  const isClaiming = gate();
  const isRunning = gate();
  const hasClaimed = gate();
  const processor = await openJobProcessor(deployment, {
    runAttempt: async (taskId, onAttempt) => {
      if (taskId === claiming) {
        isClaiming.open();
        await hasClaimed.opened;
      }
      const attempt = new Attempt(taskId, 1, 'c1', deployment.log);
      onAttempt(attempt);
      isRunning.open();
      if (!attempt.signal.aborted) await once(attempt.signal, 'abort');
      // The attempt that is running is stopped when the drain window ends.
      if (taskId === running) hasClaimed.open();
      return attempt.stopReason === 'draining' ? { kind: 'handed-back' } : done;
    },
  });
  await deployment.queues.add('COMMUNITY', claiming);
  await deployment.queues.add('COMMUNITY', running);
  await Promise.all([isClaiming.opened, isRunning.opened]);
  await processor.drain(0);
  expect(await deployment.queues.position('COMMUNITY', claiming)).not.toBeNull();
  expect(await deployment.queues.position('COMMUNITY', running)).not.toBeNull();
});
