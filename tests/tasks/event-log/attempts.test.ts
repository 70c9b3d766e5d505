import { expect, test } from 'vitest';
import {
  claimedTask,
  claimOf,
  createTask,
  eventTypes,
  progressed,
  retrying,
  succeeded,
} from '../../support/tasks/event-log/new-task.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';

test('an attempt cannot write after another has claimed the task', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await claimedTask(deployment);
  expect(await log.claim(taskId, claimOf('c2'))).toEqual({ outcome: 'written', attempt: 2 });

  expect(await log.write(taskId, { fence: 1, number: 1 }, [succeeded()])).toBe('fenced');
  expect(await log.write(taskId, { fence: 2, number: 1 }, [progressed()])).toBe('written');

  expect(await eventTypes(deployment, taskId)).toEqual([
    'TaskQueued',
    'TaskStarted',
    'TaskStarted',
    'TaskProgressed',
  ]);
});

test('nobody can write before the first claim', async () => {
  const deployment = openTestDeployment();
  const taskId = await createTask(deployment);
  const outcome = await deployment.log.write(taskId, { fence: 0, number: 1 }, [succeeded()]);
  expect(outcome).toBe('fenced');
});

test('an attempt cannot write after it has handed back its task', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await claimedTask(deployment);
  await log.write(taskId, { fence: 1, number: 1 }, [retrying(0)]);

  expect(await log.write(taskId, { fence: 1, number: 2 }, [succeeded()])).toBe('fenced');
  expect(await log.find(taskId)).toMatchObject({ status: 'RETRY', position: { seq: 3 } });
});

test('a lost attempt counts as a failure, and the last one makes the task fail', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await createTask(deployment);
  expect(await log.claim(taskId, claimOf('c1', 2))).toEqual({ outcome: 'written', attempt: 1 });
  expect(await log.findWithBookkeeping(taskId)).toMatchObject({ failures: 0 });
  expect(await log.claim(taskId, claimOf('c2', 2))).toEqual({ outcome: 'written', attempt: 2 });
  expect(await log.findWithBookkeeping(taskId)).toMatchObject({ failures: 1 });

  expect(await log.claim(taskId, claimOf('c3', 2))).toMatchObject({ outcome: 'given-up' });

  expect(await log.findWithBookkeeping(taskId)).toMatchObject({
    failures: 2,
    task: { status: 'FAILURE', attempt: 2, error: { code: 'WORKER_LOST' } },
  });
  expect(await eventTypes(deployment, taskId)).toEqual([
    'TaskQueued',
    'TaskStarted',
    'TaskStarted',
    'TaskFailed',
  ]);
});

test('reported failures and lost attempts are counted together', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await claimedTask(deployment);
  await log.write(taskId, { fence: 1, number: 1 }, [retrying(0)], { failures: 1 });
  await log.claim(taskId, claimOf('c2', 2));
  expect(await log.claim(taskId, claimOf('c3', 2))).toMatchObject({ outcome: 'given-up' });
});

test('handing back a task does not count as a failure', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await claimedTask(deployment);
  await log.write(taskId, { fence: 1, number: 1 }, [retrying(0)]);
  expect(await log.claim(taskId, claimOf('c2', 1))).toEqual({ outcome: 'written', attempt: 2 });
  expect(await log.findWithBookkeeping(taskId)).toMatchObject({ failures: 0 });
});

test('a claim before `retryAt` is early and changes nothing', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await claimedTask(deployment);
  await log.write(taskId, { fence: 1, number: 1 }, [retrying(30_000)]);
  const before = await log.find(taskId);

  expect(await log.claim(taskId, claimOf('c2'))).toEqual({ outcome: 'early', attempt: 1 });
  expect(await log.find(taskId)).toEqual(before);
});

test('a worker whose clock is slightly ahead is not early', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await claimedTask(deployment);
  await log.write(taskId, { fence: 1, number: 1 }, [retrying(900)]);
  expect(await log.claim(taskId, claimOf('c2'))).toEqual({ outcome: 'written', attempt: 2 });
  expect(await log.find(taskId)).toMatchObject({ status: 'STARTED', error: null, retryAt: null });
});

test('each attempt numbers its writes from 1', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await claimedTask(deployment);
  await log.write(taskId, { fence: 1, number: 1 }, [progressed()]);
  await log.write(taskId, { fence: 1, number: 2 }, [progressed()]);
  await log.claim(taskId, claimOf('c2'));
  expect(await log.write(taskId, { fence: 2, number: 1 }, [progressed()])).toBe('written');
  expect(await eventTypes(deployment, taskId)).toHaveLength(6);
});
