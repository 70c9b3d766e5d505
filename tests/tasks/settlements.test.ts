import { expect, test } from 'vitest';
import { redisTime } from '../../redis/redis-time.ts';
import { taskOf } from '../support/schema/ports.ts';
import { openTestDeployment } from '../support/tasks/test-deployment.ts';

/** A task that was started and settled in a past that ends at `finishedAt`. */
const settled = (
  status: 'SUCCESS' | 'FAILURE',
  { waitMs, runMs, finishedAt }: { waitMs: number; runMs: number; finishedAt: number },
) => {
  const startedAt = finishedAt - runMs;
  return taskOf({ status, createdAt: startedAt - waitMs, startedAt, finishedAt });
};

test('before any task is settled the statistics are empty', async () => {
  const { settlements } = openTestDeployment();
  const { history, ...lastHour } = await settlements.lastHour('STORE');
  expect(lastHour).toEqual({
    succeeded: 0,
    failed: 0,
    waitP50: null,
    waitP95: null,
    runP50: null,
    runP95: null,
  });
  expect(history).toHaveLength(60);
  const minute = expect.any(Number);
  const nothing = { minute, pending: 0, waitP95: null, started: 0, succeeded: 0, failed: 0 };
  expect(history).toEqual(history.map(() => nothing));
});

test('tasks are counted by kind and final state, with latency quantiles accurate to 3 %', async () => {
  const { settlements, redis } = openTestDeployment();
  const finishedAt = await redisTime(redis);
  for (let i = 1; i <= 100; i += 1) {
    const task = settled('SUCCESS', { waitMs: i, runMs: 1000 * i, finishedAt });
    await settlements.noteStart(task);
    await settlements.note(task);
  }
  await settlements.note(taskOf({ kind: 'GOOGLE', status: 'FAILURE', finishedAt }));

  const { succeeded, failed, history, ...latencies } = await settlements.lastHour('STORE');
  expect({ succeeded, failed }).toEqual({ succeeded: 100, failed: 0 });
  const wanted = { waitP50: 50, waitP95: 95, runP50: 50_000, runP95: 95_000 };
  for (const [name, ms] of Object.entries(wanted)) {
    const reported = Object.entries(latencies).find(([other]) => other === name)?.[1] ?? 0;
    expect(reported).toBeGreaterThan(ms * 0.97);
    expect(reported).toBeLessThan(ms * 1.03);
  }
  expect(history.reduce((sum, { started }) => sum + started, 0)).toBe(100);
  expect(history.reduce((sum, entry) => sum + entry.succeeded, 0)).toBe(100);
  expect(await settlements.lastHour('GOOGLE')).toMatchObject({
    succeeded: 0,
    failed: 1,
    waitP50: null,
  });
});

test('the history has one entry for each of the last 60 minutes, oldest first', async () => {
  const { settlements, redis } = openTestDeployment();
  const now = await redisTime(redis);
  const ago = (minutes: number) => now - minutes * 60_000;
  const started = taskOf({ createdAt: ago(10) - 4000, startedAt: ago(10) });
  await settlements.noteStart(started);
  await settlements.note({ ...started, status: 'FAILURE', finishedAt: ago(9) });
  await settlements.note({ ...started, status: 'SUCCESS', finishedAt: ago(60.5) });
  await settlements.notePending('STORE', 7, ago(10));
  await settlements.notePending('STORE', 3, ago(10));
  await settlements.notePending('STORE', 5, ago(8));
  await settlements.notePending('STORE', 0, ago(8));

  const { history, succeeded } = await settlements.lastHour('STORE');
  const minutes = history.map(({ minute }) => minute);
  expect(minutes).toEqual(minutes.map((_, i) => (minutes[0] ?? 0) + i * 60_000));
  expect(minutes).toHaveLength(60);
  // A minute may have begun since.
  expect(minutes.at(-1)).toBeGreaterThan(now - 60_000);
  const at = (instant: number) =>
    history.find(({ minute }) => minute <= instant && instant < minute + 60_000);
  expect(at(ago(10))).toMatchObject({ started: 1, failed: 0, pending: 3 });
  expect(at(ago(10))?.waitP95).toBeCloseTo(4000, -3);
  expect(at(ago(9))).toMatchObject({ started: 0, failed: 1, waitP95: null });
  expect(at(ago(8))).toMatchObject({ pending: 0 });
  expect(succeeded).toBe(0);
});

test('statistics are kept for an hour', async () => {
  const { settlements, redis, prefix } = openTestDeployment();
  const finishedAt = await redisTime(redis);
  await settlements.note(settled('FAILURE', { waitMs: 1, runMs: 1, finishedAt }));
  const [key = '', ...others] = await redis.keys(`${prefix}:settled:*`);
  expect(others).toEqual([]);
  const leftMs = await redis.pttl(key);
  expect(leftMs).toBeGreaterThan(60 * 60_000);
  expect(leftMs).toBeLessThanOrEqual(61 * 60_000);
});
