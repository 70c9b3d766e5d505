import { expect, test } from 'vitest';
import type { Deployment } from '../../support/tasks/deployment.ts';
import {
  claimOf,
  createTask,
  eventTypes,
  progressed,
  startTask,
  succeeded,
} from '../../support/tasks/event-log/new-task.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';

/** Keeps what Redis holds of a task, to be put back as a failover does that lost the newest writes. */
const snapshot = async ({ redis, keys }: Deployment, taskId: string) => {
  const names = [keys.record(taskId), keys.log(taskId), keys.reviews(taskId)];
  const dumps = await Promise.all(names.map((name) => redis.dumpBuffer(name)));
  return async (): Promise<void> => {
    for (const [index, name] of names.entries()) {
      const dump = dumps[index];
      await redis.del(name);
      if (dump) await redis.restore(name, 0, dump);
    }
  };
};

test('an attempt some of whose writes were taken back can write no more, so that no result speaks of what is gone', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await startTask(deployment);
  await log.write(taskId, { fence: 1, claim: 'c1', number: 1 }, [progressed()]);
  const takeBack = await snapshot(deployment, taskId);
  await log.write(taskId, { fence: 1, claim: 'c1', number: 2 }, [progressed()]);

  await takeBack();

  expect(await log.write(taskId, { fence: 1, claim: 'c1', number: 3 }, [succeeded()])).toBe(
    'fenced',
  );
  expect(await eventTypes(deployment, taskId)).toEqual([
    'TaskQueued',
    'TaskStarted',
    'TaskProgressed',
  ]);
});

test('a write that was taken back unanswered is written again under its number', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await startTask(deployment);
  const takeBack = await snapshot(deployment, taskId);
  await log.write(taskId, { fence: 1, claim: 'c1', number: 1 }, [progressed()]);

  await takeBack();

  const again = { fence: 1, claim: 'c1', number: 1 };
  expect(await log.write(taskId, again, [progressed()])).toBe('written');
});

test('an attempt whose claim was taken back cannot speak, though another has its number', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await createTask(deployment);
  const takeBack = await snapshot(deployment, taskId);
  await log.claim(taskId, claimOf('c1'));

  await takeBack();

  expect(await log.claim(taskId, claimOf('c2'))).toEqual({ outcome: 'written', attempt: 1 });
  const first = { fence: 1, claim: 'c1', number: 1 };
  expect(await log.write(taskId, first, [succeeded()])).toBe('fenced');
  expect(await log.write(taskId, { ...first, claim: 'c2' }, [succeeded()])).toBe('written');
});
