import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { startProcess } from '../../launch/processes/start-process.ts';
import { redisTime } from '../../redis/redis-time.ts';
import { tickTaskId } from '../../tasks/task-id.ts';
import { shiftedClock } from '../support/stack/shifted-clock.ts';
import { scheduleOf } from '../support/tasks/scheduling/schedule-of.ts';
import { openTestDeployment } from '../support/tasks/test-deployment.ts';
import { gate } from '../support/worker/gate.ts';

const minuteMs = 60_000;

/** Starts a worker whose clock is off. It stops when the test ends. */
const startWorkerWithClock = async (offsetMs: number, prefix: string): Promise<void> => {
  const ready = gate();
  const worker = await startProcess({
    command: process.execPath,
    args: [shiftedClock(offsetMs), join(inject('dist'), 'worker.js')],
    environment: {
      REDIS_URL: inject('redisUrl'),
      REDIS_PREFIX: prefix,
      DRAIN_SECONDS: '0',
      LOG_LEVEL: 'error',
    },
    onLine: (line) => {
      if (line.startsWith('ready ')) ready.open();
    },
  });
  onTestFinished(() => worker.stop());
  await Promise.race([ready.opened, worker.ended]);
};

test('workers whose clocks are 5 minutes off stay listed, and no run of a schedule is missed, early, or repeated', async () => {
  const { prefix, redis, schedules, workers, index, log } = openTestDeployment({ role: 'work' });
  await Promise.all(
    [-5 * minuteMs, 0, 5 * minuteMs].map((offsetMs) => startWorkerWithClock(offsetMs, prefix)),
  );
  await expect.poll(() => workers.list()).toHaveLength(3);
  const everySeconds = 2;
  const first = (await schedules.add(scheduleOf({ everySeconds })))?.nextRunAt ?? 0;
  const expected = [0, 1, 2, 3].map((i) =>
    tickTaskId('s1', String(first + i * everySeconds * 1000)),
  );

  const runs = new Set<string>();
  const seen = new Map<string, Set<number>>();
  const look = async () => {
    const last = await schedules.lastRun('s1');
    if (last !== null) runs.add(last);
    const reports = await workers.list();
    for (const { id, lastSeenAt } of reports) {
      seen.set(id, (seen.get(id) ?? new Set()).add(lastSeenAt));
    }
    expect(reports).toHaveLength(3);
    return runs.size >= 4 && [...seen.values()].every(({ size }) => size >= 3);
  };
  // A failed expectation in `look` must not be polled away.
  let done = false;
  let problem: unknown;
  await expect
    .poll(
      async () => {
        done ||= await look().catch((error: unknown) => {
          problem = error;
          return true;
        });
        return done;
      },
      { timeout: 40_000, interval: 200 },
    )
    .toBe(true);
  expect(problem).toBeUndefined();

  expect([...runs].slice(0, 4)).toEqual(expected);
  const now = await redisTime(redis);
  for (const { startedAt, lastSeenAt } of await workers.list()) {
    expect(startedAt).toBeLessThanOrEqual(now);
    expect(lastSeenAt).toBeLessThanOrEqual(now);
  }
  const taskIds = (await index.page(undefined, undefined, 100)).map(({ taskId }) => taskId);
  expect(new Set(taskIds).size).toBe(taskIds.length);
  for (const [i, taskId] of expected.entries()) {
    const createdAt = (await log.find(taskId))?.createdAt ?? 0;
    expect(createdAt).toBeGreaterThanOrEqual(first + i * everySeconds * 1000);
  }
});
