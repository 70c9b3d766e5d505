import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { randomTaskId } from '../../tasks/task-id.ts';
import { Attempt } from '../../worker/attempt/attempt.ts';
import type { Deployment } from '../support/tasks/deployment.ts';
import { openTestDeployment } from '../support/tasks/test-deployment.ts';
import { gate } from '../support/worker/gate.ts';
import { openJobProcessor } from '../support/worker/test-job-processor.ts';

const role = 'work' as const;
const lockMs = 400;

/** Deletes the lock, as Redis does if a worker was silent for too long. */
const dropLock = ({ redis, keys }: Deployment, taskId: string) =>
  redis.del(`${keys.queuePrefix('COMMUNITY')}:community:${taskId}:lock`);

test('a job whose lock is lost is stopped and processed again', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = randomTaskId();
  const isRunning = gate();
  const attempts: Attempt[] = [];
  await openJobProcessor(deployment, {
    lockMs,
    runAttempt: async (_, onAttempt) => {
      const attempt = new Attempt(
        taskId,
        attempts.length + 1,
        `c${attempts.length}`,
        deployment.log,
      );
      attempts.push(attempt);
      onAttempt(attempt);
      isRunning.open();
      if (attempt.number === 1) await once(attempt.signal, 'abort');
      return { kind: 'done' };
    },
  });
  await deployment.queues.add('COMMUNITY', taskId);
  await isRunning.opened;
  expect(await dropLock(deployment, taskId)).toBe(1);
  await expect.poll(() => attempts.length).toBe(2);
  expect(attempts[0]?.stopReason).toBe('lost');
  await expect.poll(() => deployment.queues.has('COMMUNITY', taskId)).toBe(false);
});

test('a job that comes back to the same worker waits for the first attempt to end, and keeps its lock', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = randomTaskId();
  const isRunning = gate();
  const mayEnd = gate();
  const attempts: Attempt[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  await openJobProcessor(deployment, {
    lockMs,
    runAttempt: async (_, onAttempt) => {
      const attempt = new Attempt(
        taskId,
        attempts.length + 1,
        `c${attempts.length}`,
        deployment.log,
      );
      attempts.push(attempt);
      onAttempt(attempt);
      atOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      isRunning.open();
      // The first attempt ignores its signal; the second takes longer than the lock duration.
      await (attempt.number === 1 ? mayEnd.opened : sleep(3 * lockMs));
      atOnce -= 1;
      return { kind: 'done' };
    },
  });
  await deployment.queues.add('COMMUNITY', taskId);
  await isRunning.opened;
  await dropLock(deployment, taskId);
  const delayed = `${deployment.keys.queuePrefix('COMMUNITY')}:community:delayed`;
  await expect.poll(() => deployment.redis.zscore(delayed, taskId)).not.toBeNull();
  mayEnd.open();
  await expect.poll(() => deployment.queues.has('COMMUNITY', taskId)).toBe(false);
  expect(mostAtOnce).toBe(1);
  expect(attempts.map(({ stopReason }) => stopReason)).toEqual(['lost', undefined]);
});

test('a job that takes longer than the lock duration keeps its lock', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = randomTaskId();
  let runs = 0;
  await openJobProcessor(deployment, {
    lockMs,
    runAttempt: async () => {
      runs += 1;
      await sleep(4 * lockMs);
      return { kind: 'done' };
    },
  });
  await deployment.queues.add('COMMUNITY', taskId);
  await expect.poll(() => deployment.queues.has('COMMUNITY', taskId)).toBe(false);
  expect(runs).toBe(1);
});
