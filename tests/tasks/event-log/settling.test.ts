import { expect, test } from 'vitest';
import { failure } from '../../support/contract/samples.ts';
import {
  claimOf,
  eventTypes,
  progressed,
  startTask,
  succeeded,
} from '../../support/tasks/event-log/new-task.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';

test('nothing follows a final event, whoever writes', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await startTask(deployment);
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

test('a failure judged from an older state is not heard', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await startTask(deployment);
  expect(await log.fail(taskId, failure, 1)).toBe('moved');
  expect(await log.find(taskId)).toMatchObject({ status: 'STARTED' });
  expect(await log.fail(taskId, failure, 2)).toBe('written');
  expect(await log.find(taskId)).toMatchObject({ status: 'FAILURE', error: failure });
});

test('of many that would settle a task one does', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await startTask(deployment);
  const outcomes = await Promise.all([
    log.write(taskId, { fence: 1, number: 1 }, [succeeded()]),
    log.revoke(taskId),
    log.fail(taskId, failure, 2),
    log.revoke(taskId),
  ]);
  expect(outcomes.filter((outcome) => outcome === 'written')).toHaveLength(1);
  expect(await eventTypes(deployment, taskId)).toHaveLength(3);
});

test('what is not there is missing, and what is not finished is not forgotten', async () => {
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

  const taskId = await startTask(deployment);
  expect(await log.forget(taskId)).toBe('unfinished');
  expect(await log.positions(['t0', taskId])).toMatchObject([undefined, { seq: 2 }]);
  await log.revoke(taskId);
  expect(await log.forget(taskId)).toBe('written');
  expect(await log.find(taskId)).toBeUndefined();
});

test('the workers hear of a task that was cancelled or given up', async () => {
  const deployment = openTestDeployment();
  const { log, keys, subscriber } = deployment;
  const heard: string[] = [];
  subscriber.on('message', (channel, text) => {
    if (channel === keys.cancelled) heard.push(text);
  });
  await subscriber.subscribe(keys.cancelled);
  const [cancelled, givenUp, succeeding] = [
    await startTask(deployment),
    await startTask(deployment),
    await startTask(deployment),
  ];

  await log.write(succeeding, { fence: 1, number: 1 }, [succeeded()]);
  await log.revoke(cancelled);
  await log.revoke(cancelled);
  await log.fail(givenUp, failure, 2);

  await expect.poll(() => heard).toEqual([cancelled, givenUp]);
});
