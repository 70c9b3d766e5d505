import { expect, test } from 'vitest';
import type { StartLimits } from '../../../tasks/admission.ts';
import { cancelTask } from '../../../tasks/canceling.ts';
import { startScheduledTask } from '../../../tasks/scheduling/start-scheduled-task.ts';
import { QueueFullError } from '../../../tasks/start-refused-error.ts';
import { inputOf } from '../../support/contract/samples.ts';
import { scheduleOf } from '../../support/tasks/scheduling/schedule-of.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';

const openScheduled = async (schedule = scheduleOf(), limits: StartLimits = {}) => {
  const deployment = openTestDeployment(limits);
  await deployment.schedules.add(schedule);
  const tick = (name: string) => startScheduledTask(schedule, name, deployment);
  const taskIds = async () =>
    (await deployment.index.page(undefined, undefined, 10)).map(({ taskId }) => taskId);
  return { ...deployment, tick, taskIds };
};

test('a run is a task of the owner with the input of the schedule', async () => {
  const { tick, taskIds, log, schedules, queues } = await openScheduled();
  await tick('at one');
  const [taskId = ''] = await taskIds();
  expect(await log.find(taskId)).toMatchObject({
    status: 'PENDING',
    owner: 'owner-1',
    scheduleId: 's1',
    productName: 'Brass kettle',
    sources: ['woocommerce'],
    maxReviews: 200,
  });
  expect(await queues.position('STORE', taskId)).toBe(0);
  expect(await schedules.lastRun('s1')).toBe(taskId);
});

test('a repeated tick starts only one task', async () => {
  const { tick, taskIds } = await openScheduled();
  await Promise.all([tick('at one'), tick('at one'), tick('at one')]);
  expect(await taskIds()).toHaveLength(1);
});

test('no run starts while the previous one is unfinished', async () => {
  const { tick, taskIds, ...deployment } = await openScheduled();
  await tick('at one');
  const [first = ''] = await taskIds();
  await tick('at two');
  expect(await taskIds()).toEqual([first]);
  await cancelTask(first, deployment);
  await tick('at three');
  expect(await taskIds()).toHaveLength(2);
});

test('a deleted schedule starts nothing', async () => {
  const { tick, taskIds, schedules } = await openScheduled();
  await schedules.remove('s1');
  await tick('at one');
  expect(await taskIds()).toEqual([]);
});

test('a schedule without sources uses those configured at the time of the run', async () => {
  const { tick, taskIds, log, workers } = await openScheduled(scheduleOf({ sources: null }));
  const now = Date.now();
  await workers.report({
    v: 1,
    id: 'w1',
    host: 'host-1',
    kinds: ['STORE'],
    concurrency: 4,
    startedAt: now,
    activeTasks: [],
    succeeded: 0,
    failed: 0,
    sources: [
      { name: 'woocommerce', configured: false, missing: ['WOO_URLS'], cooldownUntil: null },
      { name: 'shopify', configured: true, missing: [], cooldownUntil: null },
    ],
  });
  await tick('at one');
  const [taskId = ''] = await taskIds();
  expect((await log.find(taskId))?.sources).toEqual(['shopify']);
});

test('a run that meets a full queue is not lost: its tick starts the task once there is room', async () => {
  const { tick, taskIds, queues, starter } = await openScheduled(scheduleOf(), {
    queueLength: 1,
  });
  const other = await starter.start(inputOf({ owner: 'owner-2' }));
  await expect(tick('at one')).rejects.toThrow(QueueFullError);
  expect(await taskIds()).toEqual([other.task.id]);
  await queues.remove('STORE', other.task.id);
  await tick('at one');
  await tick('at one');
  expect(await taskIds()).toHaveLength(2);
});
