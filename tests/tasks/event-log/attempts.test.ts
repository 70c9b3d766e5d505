import { expect, test } from 'vitest';
import {
  claimOf,
  createTask,
  eventTypes,
  progressed,
  retrying,
  startTask,
  succeeded,
} from '../../support/tasks/event-log/new-task.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';

test('an attempt that was thought dead cannot speak once another has claimed', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await startTask(deployment);
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

test('before the first claim nobody can speak', async () => {
  const deployment = openTestDeployment();
  const taskId = await createTask(deployment);
  const outcome = await deployment.log.write(taskId, { fence: 0, number: 1 }, [succeeded()]);
  expect(outcome).toBe('fenced');
});

test('an attempt that gave its task back has said its last', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await startTask(deployment);
  await log.write(taskId, { fence: 1, number: 1 }, [retrying(0)]);

  expect(await log.write(taskId, { fence: 1, number: 2 }, [succeeded()])).toBe('fenced');
  expect(await log.find(taskId)).toMatchObject({ status: 'RETRY', position: { seq: 3 } });
});

test('an attempt that was lost without a word counts as a failure; the last one fails the task', async () => {
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

test('failures that were told and attempts that were lost are counted together', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await startTask(deployment);
  await log.write(taskId, { fence: 1, number: 1 }, [retrying(0)], { failures: 1 });
  await log.claim(taskId, claimOf('c2', 2));
  expect(await log.claim(taskId, claimOf('c3', 2))).toMatchObject({ outcome: 'given-up' });
});

test('a task that was handed back has not failed', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await startTask(deployment);
  await log.write(taskId, { fence: 1, number: 1 }, [retrying(0)]);
  expect(await log.claim(taskId, claimOf('c2', 1))).toEqual({ outcome: 'written', attempt: 2 });
  expect(await log.findWithBookkeeping(taskId)).toMatchObject({ failures: 0 });
});

test('a claim before `retryAt` is early and changes nothing', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await startTask(deployment);
  await log.write(taskId, { fence: 1, number: 1 }, [retrying(30_000)]);
  const before = await log.find(taskId);

  expect(await log.claim(taskId, claimOf('c2'))).toEqual({ outcome: 'early', attempt: 1 });
  expect(await log.find(taskId)).toEqual(before);
});

test('a worker whose clock is a little ahead is not early', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await startTask(deployment);
  await log.write(taskId, { fence: 1, number: 1 }, [retrying(900)]);
  expect(await log.claim(taskId, claimOf('c2'))).toEqual({ outcome: 'written', attempt: 2 });
  expect(await log.find(taskId)).toMatchObject({ status: 'STARTED', error: null, retryAt: null });
});

test('each attempt numbers its writes from 1', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await startTask(deployment);
  await log.write(taskId, { fence: 1, number: 1 }, [progressed()]);
  await log.write(taskId, { fence: 1, number: 2 }, [progressed()]);
  await log.claim(taskId, claimOf('c2'));
  expect(await log.write(taskId, { fence: 2, number: 1 }, [progressed()])).toBe('written');
  expect(await eventTypes(deployment, taskId)).toHaveLength(6);
});
