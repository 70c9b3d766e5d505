import { expect, test } from 'vitest';
import type { Deployment } from '../../support/tasks/deployment.ts';
import {
  claimedTask,
  claimOf,
  createTask,
  eventTypes,
  progressed,
  succeeded,
} from '../../support/tasks/event-log/new-task.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';

/** Saves the keys of a task. @returns a function that restores them, like a failover that lost the latest writes. */
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

test('an attempt that lost writes cannot write any more, so no result includes what is lost', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await claimedTask(deployment);
  await log.write(taskId, { fence: 1, claim: 'c1', number: 1 }, [progressed()]);
  const rollBack = await snapshot(deployment, taskId);
  await log.write(taskId, { fence: 1, claim: 'c1', number: 2 }, [progressed()]);

  await rollBack();

  expect(await log.write(taskId, { fence: 1, claim: 'c1', number: 3 }, [succeeded()])).toBe(
    'fenced',
  );
  expect(await eventTypes(deployment, taskId)).toEqual([
    'TaskQueued',
    'TaskStarted',
    'TaskProgressed',
  ]);
});

test('a lost write without a reply is written again with its number', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await claimedTask(deployment);
  const rollBack = await snapshot(deployment, taskId);
  await log.write(taskId, { fence: 1, claim: 'c1', number: 1 }, [progressed()]);

  await rollBack();

  const again = { fence: 1, claim: 'c1', number: 1 };
  expect(await log.write(taskId, again, [progressed()])).toBe('written');
});

test('an attempt whose claim was lost cannot write, even if another has its number', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await createTask(deployment);
  const rollBack = await snapshot(deployment, taskId);
  await log.claim(taskId, claimOf('c1'));

  await rollBack();

  expect(await log.claim(taskId, claimOf('c2'))).toEqual({ outcome: 'written', attempt: 1 });
  const first = { fence: 1, claim: 'c1', number: 1 };
  expect(await log.write(taskId, first, [succeeded()])).toBe('fenced');
  expect(await log.write(taskId, { ...first, claim: 'c2' }, [succeeded()])).toBe('written');
});
