import { expect, test } from 'vitest';
import { failure } from '../../support/contract/samples.ts';
import {
  claimedTask,
  claimOf,
  eventTypes,
  progressed,
  succeeded,
} from '../../support/tasks/event-log/new-task.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';

test('nothing follows a final event, whoever writes', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await claimedTask(deployment);
  await log.write(taskId, { fence: 1, number: 1 }, [succeeded()]);

  expect(await log.write(taskId, { fence: 1, number: 2 }, [progressed()])).toBe('final');
  expect(await log.claim(taskId, claimOf('c2'))).toMatchObject({ outcome: 'final' });
  expect(await log.revoke(taskId)).toBe('final');
  expect(await log.fail(taskId, failure, 3)).toBe('final');
  expect(await eventTypes(deployment, taskId)).toEqual([
    'TaskQueued',
    'TaskStarted',
    'TaskSucceeded',
  ]);
});

test('a failure based on an older state is rejected', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await claimedTask(deployment);
  expect(await log.fail(taskId, failure, 1)).toBe('moved');
  expect(await log.find(taskId)).toMatchObject({ status: 'STARTED' });
  expect(await log.fail(taskId, failure, 2)).toBe('written');
  expect(await log.find(taskId)).toMatchObject({ status: 'FAILURE', error: failure });
});

test('of several concurrent final writes one succeeds', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await claimedTask(deployment);
  const outcomes = await Promise.all([
    log.write(taskId, { fence: 1, number: 1 }, [succeeded()]),
    log.revoke(taskId),
    log.fail(taskId, failure, 2),
    log.revoke(taskId),
  ]);
  expect(outcomes.filter((outcome) => outcome === 'written')).toHaveLength(1);
  expect(await eventTypes(deployment, taskId)).toHaveLength(3);
});

test('an unknown task is missing, and an unfinished one cannot be deleted', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  expect(await log.find('t0')).toBeUndefined();
  expect(await log.read('t0', 1, 10)).toEqual([]);
  expect(await log.reviews('t0')).toEqual([]);
  expect(await log.claim('t0', claimOf('c1'))).toMatchObject({ outcome: 'missing' });
  expect(await log.write('t0', { fence: 1, number: 1 }, [progressed()])).toBe('missing');
  expect(await log.revoke('t0')).toBe('missing');
  expect(await log.fail('t0', failure, 1)).toBe('missing');
  expect(await log.forget('t0')).toBe('missing');

  const taskId = await claimedTask(deployment);
  expect(await log.forget(taskId)).toBe('unfinished');
  expect(await log.positions(['t0', taskId])).toMatchObject([undefined, { seq: 2 }]);
  await log.revoke(taskId);
  expect(await log.forget(taskId)).toBe('written');
  expect(await log.find(taskId)).toBeUndefined();
});

test('workers are notified of canceled and failed tasks', async () => {
  const deployment = openTestDeployment();
  const { log, keys, subscriber } = deployment;
  const received: string[] = [];
  subscriber.on('message', (channel, text) => {
    if (channel === keys.canceled) received.push(text);
  });
  await subscriber.subscribe(keys.canceled);
  const [canceled, failing, succeeding] = [
    await claimedTask(deployment),
    await claimedTask(deployment),
    await claimedTask(deployment),
  ];

  await log.write(succeeding, { fence: 1, number: 1 }, [succeeded()]);
  await log.revoke(canceled);
  await log.revoke(canceled);
  await log.fail(failing, failure, 2);

  await expect.poll(() => received).toEqual([canceled, failing]);
});
