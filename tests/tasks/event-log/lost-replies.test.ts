import { expect, inject, onTestFinished, test } from 'vitest';

import { randomTaskId } from '../../../tasks/task-id.ts';
import { inputOf, progressOf, reviewOf } from '../../support/contract/samples.ts';
import { type CuttingProxy, openCuttingProxy } from '../../support/redis/cutting-proxy.ts';
import type { Command } from '../../support/redis/proxied-connection.ts';
import {
  claimedTask,
  claimOf,
  createTask,
  eventTypes,
  progressed,
  succeeded,
} from '../../support/tasks/event-log/new-task.ts';
import { openTestDeployment, type TestDeployment } from '../../support/tasks/test-deployment.ts';

/** A deployment whose connections pass through a proxy, and a predicate for commands that write a task. */
const openBehindProxy = async (
  role: 'requests' | 'work',
): Promise<{
  proxy: CuttingProxy;
  deployment: TestDeployment;
  writes: (taskId: string) => (command: Command) => boolean;
}> => {
  const proxy = await openCuttingProxy(inject('redisUrl'));
  onTestFinished(() => proxy[Symbol.asyncDispose]());
  const deployment = openTestDeployment({ role, redisUrl: proxy.url });
  const writes = (taskId: string) => (command: Command) =>
    /^eval(sha)?$/.test(command.name) && command.args.includes(deployment.keys.log(taskId));
  return { proxy, deployment, writes };
};

test.each(['requests', 'work'] as const)(
  'on the %s connection a creation without a reply creates one task',
  async (role) => {
    const { proxy, deployment, writes } = await openBehindProxy(role);
    const taskId = randomTaskId();
    const cut = proxy.cutReply(writes(taskId));
    const task = await deployment.log.create(taskId, inputOf(), progressOf());
    await cut;
    expect(task).toEqual(await deployment.log.find(taskId));
    expect(task).toMatchObject({ status: 'PENDING', position: { seq: 1 } });
    expect(await eventTypes(deployment, taskId)).toEqual(['TaskQueued']);
  },
);

test('a claim without a reply begins one attempt, and the repetition gets the first reply', async () => {
  const { proxy, deployment, writes } = await openBehindProxy('work');
  const taskId = await createTask(deployment);
  const cut = proxy.cutReply(writes(taskId));
  const claimed = await deployment.log.claim(taskId, claimOf('c1'));
  await cut;
  expect(claimed).toEqual({ outcome: 'written', attempt: 1 });
  expect(await deployment.log.findWithBookkeeping(taskId)).toMatchObject({ failures: 0 });
  expect(await eventTypes(deployment, taskId)).toEqual(['TaskQueued', 'TaskStarted']);
});

test('a write that lost two replies is written once, with its reviews', async () => {
  const { proxy, deployment, writes } = await openBehindProxy('work');
  const { log } = deployment;
  const taskId = await claimedTask(deployment);
  const cuts = [proxy.cutReply(writes(taskId)), proxy.cutReply(writes(taskId))];
  const outcome = await log.write(taskId, { fence: 1, number: 1 }, [
    { type: 'ReviewsFound', source: 'woocommerce', reviews: [reviewOf('r1'), reviewOf('r2')] },
    progressed({ found: 2 }),
  ]);
  await Promise.all(cuts);
  expect(outcome).toBe('written');
  expect(await log.reviews(taskId)).toHaveLength(2);
  expect(await eventTypes(deployment, taskId)).toEqual([
    'TaskQueued',
    'TaskStarted',
    'ReviewsFound',
    'TaskProgressed',
  ]);
});

test('a repeated final write gets the outcome written, not final', async () => {
  const { proxy, deployment, writes } = await openBehindProxy('work');
  const taskId = await claimedTask(deployment);
  const cut = proxy.cutReply(writes(taskId));
  const outcome = await deployment.log.write(taskId, { fence: 1, number: 1 }, [succeeded()]);
  await cut;
  expect(outcome).toBe('written');
  expect(await eventTypes(deployment, taskId)).toEqual([
    'TaskQueued',
    'TaskStarted',
    'TaskSucceeded',
  ]);
});

test('a claim repeated after a newer attempt does not affect it', async () => {
  const { proxy, deployment, writes } = await openBehindProxy('work');
  const other = openTestDeployment({ prefix: deployment.prefix });
  const taskId = await createTask(deployment);
  proxy.refuse();
  const cut = proxy.cutReply(writes(taskId));
  const claiming = deployment.log.claim(taskId, claimOf('c1'));
  await cut;
  expect(await other.log.claim(taskId, claimOf('c2'))).toEqual({ outcome: 'written', attempt: 2 });
  proxy.accept();

  expect(await claiming).toMatchObject({ outcome: 'fenced' });
  expect(await other.log.write(taskId, { fence: 2, number: 1 }, [progressed()])).toBe('written');
  expect(await other.log.findWithBookkeeping(taskId)).toMatchObject({ failures: 1 });
});

test('a worker waits while Redis is unavailable, and then its write succeeds', async () => {
  const { proxy, deployment } = await openBehindProxy('work');
  const taskId = await claimedTask(deployment);
  proxy.refuse();
  proxy.cut();
  const writing = deployment.log.write(taskId, { fence: 1, number: 1 }, [succeeded()]);
  await expect.poll(() => proxy.open).toBe(0);
  proxy.accept();
  expect(await writing).toBe('written');
});

test('a request does not wait for Redis while it is stalled', async () => {
  const { proxy, deployment } = await openBehindProxy('requests');
  proxy.stall();
  await expect(deployment.log.find('t1')).rejects.toThrow('Command timed out');
});
