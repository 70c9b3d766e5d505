import { expect, test } from 'vitest';
import { failure } from '../../contract/samples.ts';
import { openTestDeployment } from '../test-deployment.ts';
import {
  claimOf,
  createTask,
  eventTypes,
  progressed,
  retrying,
  startTask,
  succeeded,
} from './new-task.ts';

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

test('an attempt that was lost without a word counts as a failure; the last one fails the task', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await createTask(deployment);
  expect(await log.claim(taskId, claimOf('c1', 2))).toEqual({ outcome: 'written', attempt: 1 });
  expect(await log.findWithBookkeeping(taskId)).toMatchObject({ failures: 0 });
  expect(await log.claim(taskId, claimOf('c2', 2))).toEqual({ outcome: 'written', attempt: 2 });
  expect(await log.findWithBookkeeping(taskId)).toMatchObject({ failures: 1 });

  expect(await log.claim(taskId, claimOf('c3', 2))).toMatchObject({ outcome: 'final' });

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
  expect(await log.claim(taskId, claimOf('c3', 2))).toMatchObject({ outcome: 'final' });
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
