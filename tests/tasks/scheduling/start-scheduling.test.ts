import { expect, onTestFinished, test, vi } from 'vitest';
import { startScheduling } from '../../../tasks/scheduling/start-scheduling.ts';
import { TaskStarter } from '../../../tasks/task-starter.ts';
import { inputOf } from '../../support/contract/samples.ts';
import { scheduleOf } from '../../support/tasks/scheduling/schedule-of.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';

test('each run is started by one of two processes, when it is due', async () => {
  const one = openTestDeployment({ role: 'work' });
  const other = openTestDeployment({ role: 'work', prefix: one.prefix });
  const errors: unknown[] = [];
  for (const deployment of [one, other]) {
    const starter = new TaskStarter(deployment);
    const { stop } = startScheduling(
      { ...deployment, starter },
      { onRefused: () => expect.unreachable(), onError: (error) => errors.push(error) },
    );
    onTestFinished(stop);
  }
  await one.schedules.add(scheduleOf({ id: 's1' }));
  await one.schedules.add(scheduleOf({ id: 's2', everySeconds: null, cron: '0 0 1 1 *' }));
  await expect
    .poll(async () => (await one.schedules.find('s1'))?.nextRunAt)
    .toBeGreaterThan(Date.now() + 3_000_000);
  expect(await one.index.page(undefined, undefined, 10)).toHaveLength(1);
  expect(await one.schedules.runs.list('s1', 10)).toHaveLength(1);
  expect(errors).toEqual([]);
});

test('schedules that are not due are not looked at, and a change is noticed at once', async () => {
  const deployment = openTestDeployment({ role: 'work' });
  const { schedules } = deployment;
  const starter = new TaskStarter(deployment);
  const lease = vi.spyOn(schedules.ticks, 'lease');
  const { stop } = startScheduling(
    { ...deployment, starter },
    {
      onRefused: () => expect.unreachable(),
      onError: (error) => expect.unreachable(String(error)),
    },
  );
  onTestFinished(stop);
  await deployment.subscriber.subscribe(deployment.keys.schedulesChanged, 'everywhere');
  // Without schedules, and with one that is due in months, it waits for longer than this test lasts.
  await schedules.add(scheduleOf({ id: 's2', everySeconds: null, cron: '0 0 1 1 *' }));
  await schedules.add(scheduleOf());
  const isAdvanced = async () => ((await schedules.find('s1'))?.nextRunAt ?? 0) > Date.now();
  await expect.poll(isAdvanced).toBe(true);
  await schedules.pause('s1');
  await deployment.redis.hset(deployment.keys.ticks, 's1', 1000);
  await expect.poll(async () => (await lease.mock.results.at(-1)?.value)?.due).toEqual([]);
  const looks = lease.mock.calls.length;
  // At the start, after the subscription, after each schedule was added, and after the run.
  expect(looks).toBeLessThanOrEqual(6);
  await schedules.resume('s1');
  await expect.poll(() => lease.mock.calls.length).toBe(looks + 1);
  expect(await schedules.lastRun('s2')).toBeNull();
});

test('a run that a limit refuses says why until it starts, and is reported once', async () => {
  const deployment = openTestDeployment({ role: 'work', queueLength: 1 });
  const { schedules, starter, queues, redis, keys } = deployment;
  const other = await starter.start(inputOf({ owner: 'owner-2' }));
  const refused: string[] = [];
  const { stop } = startScheduling(deployment, {
    onRefused: ({ id }, { message }) => refused.push(`${id}: ${message}`),
    onError: (error) => expect.unreachable(String(error)),
  });
  onTestFinished(stop);
  const added = (await schedules.add(scheduleOf())) ?? expect.unreachable();
  const refusal = '1 task of kind STORE waits already, the maximum (QUEUE_LENGTH).';
  const late = { ...added, refusal };
  await expect.poll(() => schedules.find('s1')).toEqual(late);
  expect(await schedules.list()).toEqual([late]);
  expect(await schedules.pause('s1')).toMatchObject({ refusal: null });
  await schedules.resume('s1');

  const leaseEnds = async () => {
    await redis.zadd(keys.dueSchedules, 1, 's1');
    await redis.publish(keys.schedulesChanged, 's1');
    await expect.poll(() => redis.zscore(keys.dueSchedules, 's1')).not.toBe('1');
  };
  await redis.hset(keys.ticks, 's1', added.nextRunAt ?? 0);
  await leaseEnds();
  await queues.remove('STORE', other.task.id);
  await leaseEnds();
  await expect
    .poll(async () => (await schedules.find('s1'))?.nextRunAt)
    .toBeGreaterThan(added.nextRunAt ?? 0);
  expect(await schedules.find('s1')).toMatchObject({ refusal: null });
  expect(refused).toEqual([`s1: ${refusal}`]);
  await schedules.remove('s1');
  expect(await redis.exists(keys.refusedTicks)).toBe(0);
});
