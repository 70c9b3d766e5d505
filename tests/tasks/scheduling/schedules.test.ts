import { expect, test } from 'vitest';
import { scheduleOf } from '../../support/tasks/scheduling/schedule-of.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';

const hourMs = 3_600_000;

test('schedules are stored as given and listed by next run', async () => {
  const { schedules } = openTestDeployment();
  const noon = { cron: '0 12 1 1 *', timeZone: 'Europe/Berlin', everySeconds: null };
  const yearly = scheduleOf({ id: 's1', sources: null, ...noon });
  const hourly = scheduleOf({ id: 's2' });
  const kept = await schedules.add(yearly);
  await schedules.add(hourly);
  expect(kept).toEqual({ ...yearly, nextRunAt: expect.any(Number) });
  // Noon in Berlin in winter.
  expect(new Date(kept.nextRunAt ?? 0).toISOString()).toMatch(/-01-01T11:00:00\.000Z$/);
  expect(await schedules.list()).toEqual([{ ...hourly, nextRunAt: expect.any(Number) }, kept]);
  expect(await schedules.find('s1')).toEqual(kept);
  expect(await schedules.find('s0')).toBeUndefined();
});

test('a schedule with an interval runs immediately', async () => {
  const { schedules } = openTestDeployment();
  const { nextRunAt } = await schedules.add(scheduleOf());
  expect(Math.abs((nextRunAt ?? 0) - Date.now())).toBeLessThan(hourMs / 2);
});

test('deleting a schedule deletes all its data', async () => {
  const { schedules, newReviews, redis, prefix } = openTestDeployment();
  await schedules.add(scheduleOf({ cron: '0 0 1 1 *', timeZone: 'UTC', everySeconds: null }));
  await schedules.noteRun('s1', 't1');
  await newReviews.count('s1', 1, ['r1']);
  expect(await schedules.lastRun('s1')).toBe('t1');

  expect(await schedules.remove('s1')).toBe(true);
  expect(await schedules.list()).toEqual([]);
  expect(await schedules.lastRun('s1')).toBeNull();
  const left = await redis.keys(`*${prefix}*`);
  expect(left.filter((key) => !/:(meta|events|marker|id)$/.test(key))).toEqual([]);
  expect(await schedules.remove('s1')).toBe(false);
});
