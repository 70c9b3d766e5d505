import { expect, test } from 'vitest';
import { redisTime } from '../../../redis/redis-time.ts';
import { nextTick } from '../../../tasks/scheduling/next-tick.ts';
import { taskOf } from '../../support/schema/ports.ts';
import { scheduleOf } from '../../support/tasks/scheduling/schedule-of.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';

const hourMs = 3_600_000;
const newYear = { cron: '0 12 1 1 *', timeZone: 'Europe/Berlin', everySeconds: null };

test('schedules are stored as given and listed by next run', async () => {
  const { schedules } = openTestDeployment();
  const yearly = scheduleOf({ id: 's1', sources: null, ...newYear });
  const hourly = scheduleOf({ id: 's2' });
  const kept = await schedules.add(yearly);
  await schedules.add(hourly);
  const stored = {
    createdAt: expect.any(Number),
    nextRunAt: expect.any(Number),
    pausedSince: null,
    refusal: null,
  };
  expect(kept).toEqual({ ...yearly, ...stored });
  // Noon in Berlin in winter.
  expect(new Date(kept?.nextRunAt ?? 0).toISOString()).toMatch(/-01-01T11:00:00\.000Z$/);
  expect(await schedules.list()).toEqual([{ ...hourly, ...stored }, kept]);
  expect(await schedules.find('s1')).toEqual(kept);
  expect(await schedules.find('s0')).toBeUndefined();
});

test('a schedule with an interval runs immediately, by the clock of Redis', async () => {
  const { schedules, redis } = openTestDeployment();
  const before = await redisTime(redis);
  const nextRunAt = (await schedules.add(scheduleOf()))?.nextRunAt ?? 0;
  expect(nextRunAt).toBeGreaterThanOrEqual(before);
  expect(nextRunAt).toBeLessThanOrEqual(await redisTime(redis));
});

test('an owner can have no more schedules than the limit, and deleting one makes room', async () => {
  const { schedules } = openTestDeployment();
  const add = (id: string, owner = 'ann') => schedules.add(scheduleOf({ id, owner }), 2);
  const added = await Promise.all(['s1', 's2', 's3', 's4'].map((id) => add(id)));
  expect(added.filter((schedule) => schedule !== undefined)).toHaveLength(2);
  expect(await add('s5', 'ben')).toBeDefined();
  const [first] = added;
  await schedules.remove(first?.id ?? '');
  expect(await add('s6')).toBeDefined();
  expect(await add('s7')).toBeUndefined();
  expect(await schedules.add(scheduleOf({ id: 's8', owner: 'eve' }), 0)).toBeUndefined();
});

test('a tick is leased to one worker, and to another if its task is not started', async () => {
  const { schedules, redis, keys } = openTestDeployment();
  await schedules.add(scheduleOf());
  const [one, other] = await Promise.all([schedules.ticks.lease(10), schedules.ticks.lease(10)]);
  const leased = [...one.due, ...other.due];
  expect(leased).toHaveLength(1);
  // The lease ends.
  await redis.zadd(keys.dueSchedules, 1, 's1');
  const again = await schedules.ticks.lease(10);
  expect(again.due.map(({ tick }) => tick)).toEqual(leased.map(({ tick }) => tick));
});

test('a tick is advanced once, whoever comes late', async () => {
  const { schedules } = openTestDeployment();
  await schedules.add(scheduleOf());
  const [due] = (await schedules.ticks.lease(10)).due;
  if (!due) expect.unreachable();
  await schedules.ticks.advance(due);
  const next = (await schedules.find('s1'))?.nextRunAt;
  expect(next).toBe(due.tick + hourMs);
  await schedules.ticks.advance({ ...due, now: due.now + 5 * hourMs });
  expect((await schedules.find('s1'))?.nextRunAt).toBe(next);
  expect((await schedules.ticks.lease(10)).due).toEqual([]);
  await schedules.remove('s1');
  await schedules.ticks.advance({ ...due, tick: next ?? 0 });
  await schedules.runs.note(taskOf({ scheduleId: 's1' }));
  expect(await schedules.runs.begin(scheduleOf(), 't1', null)).toBeUndefined();
  expect(await schedules.list()).toEqual([]);
  expect(await schedules.runs.list('s1', 10)).toEqual([]);
  expect(await schedules.lastRun('s1')).toBeNull();
});

test('a schedule that cannot be read keeps no other from running', async () => {
  const { schedules, redis, keys, skipped } = openTestDeployment();
  await schedules.add(scheduleOf({ id: 's1' }));
  await schedules.add(scheduleOf({ id: 's2' }));
  await redis.hset(keys.schedules, 's1', '{"id":');
  expect((await schedules.ticks.lease(10)).due.map(({ schedule }) => schedule.id)).toEqual(['s2']);
  expect((await schedules.list()).map(({ id }) => id)).toEqual(['s2']);
  expect(skipped.map(({ key }) => key)).toEqual([`${keys.schedules}, field s1`]);
});

test('missed ticks of an interval are skipped, and the next one keeps the distance', () => {
  const schedule = scheduleOf({ everySeconds: 60 });
  expect(nextTick(schedule, 1000, 1000)).toBe(61_000);
  expect(nextTick(schedule, 1000, 60_999)).toBe(61_000);
  expect(nextTick(schedule, 1000, 61_000)).toBe(121_000);
  expect(nextTick(schedule, 1000, 200_000)).toBe(241_000);
  // By a clock that went back.
  expect(nextTick(schedule, 500_000, 1000)).toBe(560_000);
});

test('missed ticks of a cron pattern are skipped', () => {
  const schedule = scheduleOf({ cron: '0 12 * * *', timeZone: 'UTC', everySeconds: null });
  const noon = (day: number) => Date.UTC(2026, 0, day, 12);
  expect(nextTick(schedule, noon(1), noon(1) + 5)).toBe(noon(2));
  expect(nextTick(schedule, noon(1), noon(4) - 1)).toBe(noon(4));
  expect(nextTick(schedule, noon(1), noon(4))).toBe(noon(5));
});

test('deleting a schedule deletes all its data', async () => {
  const { schedules, newReviews, redis, prefix } = openTestDeployment();
  await schedules.add(scheduleOf(newYear));
  await schedules.runs.begin(scheduleOf(), 't1', null);
  await schedules.runs.note(taskOf({ id: 't1', scheduleId: 's1', finishedAt: 2 }));
  await schedules.pause('s1');
  await newReviews.record('s1', 1, ['r1']);
  expect(await schedules.lastRun('s1')).toBe('t1');

  expect(await schedules.remove('s1')).toBe(true);
  expect(await schedules.list()).toEqual([]);
  expect(await schedules.lastRun('s1')).toBeNull();
  const left = await redis.keys(`*${prefix}*`);
  // The settings of the queues.
  expect(left.filter((key) => !key.endsWith(':meta'))).toEqual([]);
  expect(await schedules.remove('s1')).toBe(false);
});

const due = async ({ schedules }: ReturnType<typeof openTestDeployment>) =>
  (await schedules.ticks.lease(10)).due.map(({ schedule }) => schedule.id);

test('a paused schedule is not due until it is resumed, even if its tick was leased before', async () => {
  const deployment = openTestDeployment();
  const { schedules } = deployment;
  await schedules.add(scheduleOf());
  const [leased] = (await schedules.ticks.lease(10)).due;
  if (!leased) expect.unreachable();
  const paused = await schedules.pause('s1');
  expect(paused).toMatchObject({ nextRunAt: null, pausedSince: expect.any(Number) });
  await schedules.ticks.advance(leased);
  expect(await schedules.pause('s1')).toEqual(paused);
  expect((await schedules.ticks.lease(10)).nextInMs).toBe(60_000);
  const resumed = await schedules.resume('s1');
  expect(resumed).toMatchObject({ nextRunAt: leased.tick + hourMs, pausedSince: null });
  expect(await schedules.resume('s1')).toEqual(resumed);
  expect(await due(deployment)).toEqual([]);
});

test('ticks missed during a pause are skipped', async () => {
  const { schedules, redis, keys } = openTestDeployment();
  await schedules.add(scheduleOf());
  await schedules.pause('s1');
  const now = await redisTime(redis);
  await redis.hset(keys.ticks, 's1', now - 2.5 * hourMs);
  const resumed = await schedules.resume('s1');
  expect(resumed?.nextRunAt).toBe(now + hourMs / 2);
});

test('a replaced schedule keeps its identity, its next tick unless its times change, and its pause', async () => {
  const { schedules } = openTestDeployment();
  const added = (await schedules.add(scheduleOf())) ?? expect.unreachable();
  const { id, owner, createdAt, nextRunAt, pausedSince, ...input } = added;
  const renamed = await schedules.replace('s1', { ...input, productName: 'Copper kettle' });
  expect(renamed).toEqual({ ...added, productName: 'Copper kettle' });
  const slower = await schedules.replace('s1', { ...input, everySeconds: 7200 });
  expect(slower?.nextRunAt).toBeGreaterThanOrEqual((nextRunAt ?? 0) + 2 * hourMs);
  await schedules.pause('s1');
  const yearly = await schedules.replace('s1', { ...input, ...newYear });
  expect(yearly).toMatchObject({ id, owner, createdAt, ...newYear, nextRunAt: null });
  const resumed = await schedules.resume('s1');
  expect(new Date(resumed?.nextRunAt ?? 0).toISOString()).toMatch(/-01-01T11:00:00\.000Z$/);
  await schedules.remove('s1');
  expect(await schedules.replace('s1', input)).toBeUndefined();
  expect(await schedules.list()).toEqual([]);
  expect(pausedSince).toBeNull();
});

test('of changes made at once, the next tick is that of the schedule that is stored in the end', async () => {
  const { schedules } = openTestDeployment();
  const hourly = scheduleOf();
  const yearly = { ...hourly, ...newYear };
  const expectTickOf = async (isYearly: boolean) => {
    const { cron, nextRunAt } = (await schedules.find('s1')) ?? expect.unreachable();
    expect(cron !== null).toBe(isYearly);
    const text = new Date(nextRunAt ?? 0).toISOString();
    if (isYearly) expect(text).toMatch(/-01-01T11:00:00\.000Z$/);
    else expect(text).not.toMatch(/-01-01T11:00:00\.000Z$/);
  };
  await schedules.add(hourly);
  await schedules.pause('s1');
  await Promise.all([schedules.replace('s1', yearly), schedules.resume('s1')]);
  await expectTickOf(true);

  await Promise.all([
    schedules.replace('s1', hourly),
    schedules.replace('s1', { ...yearly, maxReviews: 5 }),
  ]);
  await expectTickOf(true);
  await Promise.all([
    schedules.replace('s1', hourly),
    schedules.pause('s1'),
    schedules.resume('s1'),
  ]);
  await expectTickOf(false);
});

test('what runs have found is kept by a replaced schedule unless its kind or product changes', async () => {
  const { schedules, newReviews } = openTestDeployment();
  await schedules.add(scheduleOf());
  await newReviews.record('s1', 1, ['r1']);
  const same = { ...scheduleOf(), maxReviews: 5, productName: ' brass  KETTLE' };
  await schedules.replace('s1', same);
  expect(await newReviews.areNew('s1', 2, ['r1'])).toEqual([false]);
  await schedules.replace('s1', { ...same, kind: 'GOOGLE' });
  expect(await newReviews.areNew('s1', 3, ['r1'])).toEqual([true]);
  await newReviews.record('s1', 3, ['r1']);
  await schedules.replace('s1', { ...same, kind: 'GOOGLE', productName: 'Lamp' });
  expect(await newReviews.areNew('s1', 4, ['r1'])).toEqual([true]);
});

test('the latest 100 runs are kept, one for each task, however often they are recorded', async () => {
  const { schedules } = openTestDeployment();
  await schedules.add(scheduleOf());
  const runAt = (i: number) => taskOf({ id: `t${i}`, scheduleId: 's1', createdAt: 1000 + i });
  for (let i = 1; i <= 103; i += 1) await schedules.runs.note(runAt(i));
  const ended = { ...runAt(103), status: 'REVOKED' as const, finishedAt: 5000 };
  await Promise.all([1, 2, 3].map(() => schedules.runs.note(ended)));
  // Recorded again late, by a process that was slow.
  await schedules.runs.note(runAt(103));
  const runs = await schedules.runs.list('s1', 100);
  expect(runs).toHaveLength(100);
  expect(runs[0]).toEqual({
    taskId: 't103',
    at: 1103,
    end: { status: 'REVOKED', found: 0, newReviews: null, averageRating: null },
  });
  expect(runs.at(-1)).toEqual({ taskId: 't4', at: 1004, end: undefined });
  expect((await schedules.runs.list('s1', 2)).map(({ taskId }) => taskId)).toEqual([
    't103',
    't102',
  ]);
});
