import { expect, inject, onTestFinished, test } from 'vitest';
import { cancelTask } from '../../tasks/cancelling.ts';
import { openCuttingProxy } from '../support/redis/cutting-proxy.ts';
import { openTestStarter } from '../support/tasks/test-starter.ts';

test('cancelling a pending task makes it REVOKED and removes its job', async () => {
  const deployment = openTestStarter();
  const { task } = await deployment.start();
  const cancelled = await cancelTask(task.id, deployment);
  expect(cancelled).toMatchObject({ status: 'REVOKED', id: task.id });
  expect(cancelled).toEqual(await deployment.log.find(task.id));
  expect(await deployment.queues.has('STORE', task.id)).toBe(false);
  expect(await deployment.index.due(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
});

test('cancelling a finished task does not change it', async () => {
  const deployment = openTestStarter();
  const { task } = await deployment.start();
  await deployment.finish(task.id);
  const finished = await deployment.log.find(task.id);
  expect(await cancelTask(task.id, deployment)).toEqual(finished);
  expect(finished?.status).toBe('SUCCESS');
});

test('cancelling an unknown task returns undefined', async () => {
  expect(await cancelTask('t0', openTestStarter())).toBeUndefined();
});

test('a cancellation whose first reply was lost still removes the job', async () => {
  const proxy = await openCuttingProxy(inject('redisUrl'));
  onTestFinished(() => proxy[Symbol.asyncDispose]());
  const deployment = openTestStarter({ redisUrl: proxy.url });
  const { task } = await deployment.start();
  const cut = proxy.cutReply(({ args }) => args.includes(deployment.keys.log(task.id)));
  const cancelled = await cancelTask(task.id, deployment);
  await cut;
  expect(cancelled?.status).toBe('REVOKED');
  expect(await deployment.queues.has('STORE', task.id)).toBe(false);
  expect(await deployment.index.due(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
});
