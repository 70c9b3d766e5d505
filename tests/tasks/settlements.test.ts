import { expect, test } from 'vitest';
import { taskOf } from '../support/schema/ports.ts';
import { openTestDeployment } from '../support/tasks/test-deployment.ts';

const settled = (status: 'SUCCESS' | 'FAILURE', waitMs: number, runMs: number) =>
  taskOf({ status, createdAt: 1000, startedAt: 1000 + waitMs, finishedAt: 1000 + waitMs + runMs });

test('before any task is settled the statistics are empty', async () => {
  const { settlements } = openTestDeployment();
  expect(await settlements.lastHour('STORE')).toEqual({
    succeeded: 0,
    failed: 0,
    waitP50: null,
    waitP95: null,
    runP50: null,
    runP95: null,
  });
});

test('tasks are counted by kind and final state, with latency quantiles accurate to 3 %', async () => {
  const { settlements } = openTestDeployment();
  for (let i = 1; i <= 100; i += 1) await settlements.note(settled('SUCCESS', i, 1000 * i));
  await settlements.note(taskOf({ kind: 'GOOGLE', status: 'FAILURE', finishedAt: 5000 }));

  const { succeeded, failed, ...latencies } = await settlements.lastHour('STORE');
  expect({ succeeded, failed }).toEqual({ succeeded: 100, failed: 0 });
  const wanted = { waitP50: 50, waitP95: 95, runP50: 50_000, runP95: 95_000 };
  for (const [name, ms] of Object.entries(wanted)) {
    const reported = Object.entries(latencies).find(([other]) => other === name)?.[1] ?? 0;
    expect(reported).toBeGreaterThan(ms * 0.97);
    expect(reported).toBeLessThan(ms * 1.03);
  }
  expect(await settlements.lastHour('GOOGLE')).toMatchObject({
    succeeded: 0,
    failed: 1,
    waitP50: null,
  });
});

test('statistics are kept for an hour', async () => {
  const { settlements, redis, prefix } = openTestDeployment();
  await settlements.note(settled('FAILURE', 1, 1));
  const [key = '', ...others] = await redis.keys(`${prefix}:settled:*`);
  expect(others).toEqual([]);
  const leftMs = await redis.pttl(key);
  expect(leftMs).toBeGreaterThan(60 * 60_000);
  expect(leftMs).toBeLessThanOrEqual(61 * 60_000);
});
