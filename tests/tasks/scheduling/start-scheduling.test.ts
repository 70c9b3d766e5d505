import { expect, onTestFinished, test } from 'vitest';
import { startScheduling } from '../../../tasks/scheduling/start-scheduling.ts';
import { TaskStarter } from '../../../tasks/task-starter.ts';
import { scheduleOf } from '../../support/tasks/scheduling/schedule-of.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';

test('each run is started by one of two processes, when it is due', async () => {
  const one = openTestDeployment({ role: 'work' });
  const other = openTestDeployment({ role: 'work', prefix: one.prefix });
  const errors: unknown[] = [];
  for (const deployment of [one, other]) {
    const starter = new TaskStarter(deployment);
    const { stop } = startScheduling({ ...deployment, starter }, (error) => errors.push(error));
    onTestFinished(stop);
  }
  await one.schedules.add(scheduleOf({ id: 's1' }));
  await one.schedules.add(scheduleOf({ id: 's2', everySeconds: null, cron: '0 0 1 1 *' }));
  await expect.poll(() => one.schedules.lastRun('s1'), { timeout: 10_000 }).not.toBeNull();
  expect(await one.index.page(undefined, undefined, 10)).toHaveLength(1);
  const next = await one.schedules.find('s1');
  expect(next?.nextRunAt).toBeGreaterThan(Date.now() + 3_000_000);
  expect(errors).toEqual([]);
});
