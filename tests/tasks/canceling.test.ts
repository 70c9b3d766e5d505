import { expect, inject, onTestFinished, test } from 'vitest';
import { cancelTask } from '../../tasks/canceling.ts';
import { openCuttingProxy } from '../support/redis/cutting-proxy.ts';
import { openTestStarter } from '../support/tasks/test-starter.ts';

test('canceling a pending task makes it REVOKED and removes its job', async () => {
  const deployment = openTestStarter();
  const { task } = await deployment.start();
  const canceled = await cancelTask(task.id, deployment);
  expect(canceled).toMatchObject({ status: 'REVOKED', id: task.id });
  expect(canceled).toEqual(await deployment.log.find(task.id));
  expect(await deployment.queues.has('STORE', task.id)).toBe(false);
  expect(await deployment.index.due(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
});

test('canceling a finished task does not change it', async () => {
  const deployment = openTestStarter();
  const { task } = await deployment.start();
  await deployment.finish(task.id);
  const finished = await deployment.log.find(task.id);
  expect(await cancelTask(task.id, deployment)).toEqual(finished);
  expect(finished?.status).toBe('SUCCESS');
});

test('canceling an unknown task returns undefined', async () => {
  expect(await cancelTask('t0', openTestStarter())).toBeUndefined();
});

test('a cancellation whose first reply was lost still removes the job', async () => {
  const proxy = await openCuttingProxy(inject('redisUrl'));
  onTestFinished(() => proxy[Symbol.asyncDispose]());
  const deployment = openTestStarter({ redisUrl: proxy.url });
  const { task } = await deployment.start();
  const cut = proxy.cutReply(({ args }) => args.includes(deployment.keys.log(task.id)));
  const canceled = await cancelTask(task.id, deployment);
  await cut;
  expect(canceled?.status).toBe('REVOKED');
  expect(await deployment.queues.has('STORE', task.id)).toBe(false);
  expect(await deployment.index.due(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
});
