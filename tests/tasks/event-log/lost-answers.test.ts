import { expect, inject, onTestFinished, test } from 'vitest';

import { randomTaskId } from '../../../tasks/task-id.ts';
import { inputOf, progressOf } from '../../support/contract/samples.ts';
import { type CuttingProxy, openCuttingProxy } from '../../support/redis/cutting-proxy.ts';
import type { Command } from '../../support/redis/line.ts';
import { reviewOf } from '../../support/schema/ports.ts';
import {
  claimOf,
  createTask,
  eventTypes,
  progressed,
  startTask,
  succeeded,
} from '../../support/tasks/event-log/new-task.ts';
import { openTestDeployment, type TestDeployment } from '../../support/tasks/test-deployment.ts';

/** A deployment behind a proxy, and which commands write a task. */
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
  'on the %s connection a task whose creation was cut off is created once',
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

test('a claim whose answer was cut off is one attempt, and answers as the first', async () => {
  const { proxy, deployment, writes } = await openBehindProxy('work');
  const taskId = await createTask(deployment);
  const cut = proxy.cutReply(writes(taskId));
  const claimed = await deployment.log.claim(taskId, claimOf('c1'));
  await cut;
  expect(claimed).toEqual({ outcome: 'written', attempt: 1 });
  expect(await deployment.log.findWithBookkeeping(taskId)).toMatchObject({ failures: 0 });
  expect(await eventTypes(deployment, taskId)).toEqual(['TaskQueued', 'TaskStarted']);
});

test('a write whose answer was cut off, twice, is written once, reviews and all', async () => {
  const { proxy, deployment, writes } = await openBehindProxy('work');
  const { log } = deployment;
  const taskId = await startTask(deployment);
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

test('a final write whose answer was cut off is answered as written, not as final', async () => {
  const { proxy, deployment, writes } = await openBehindProxy('work');
  const taskId = await startTask(deployment);
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

test('a claim that is sent again behind a newer attempt takes nothing from it', async () => {
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

test('a worker waits out a Redis that is gone, and its write is there once it is back', async () => {
  const { proxy, deployment } = await openBehindProxy('work');
  const taskId = await startTask(deployment);
  proxy.refuse();
  proxy.cut();
  const writing = deployment.log.write(taskId, { fence: 1, number: 1 }, [succeeded()]);
  await expect.poll(() => proxy.open).toBe(0);
  proxy.accept();
  expect(await writing).toBe('written');
});

test('a request is answered with an error within 2 s while Redis is stalled', async () => {
  const { proxy, deployment } = await openBehindProxy('requests');
  proxy.stall();
  const start = performance.now();
  await expect(deployment.log.find('t1')).rejects.toThrow();
  expect(performance.now() - start).toBeLessThan(2000);
});
