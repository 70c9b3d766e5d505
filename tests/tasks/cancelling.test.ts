import { expect, inject, onTestFinished, test } from 'vitest';
import { cancelTask } from '../../tasks/cancelling.ts';
import { openCuttingProxy } from '../support/redis/cutting-proxy.ts';
import { openStarting } from '../support/tasks/start-tasks.ts';

test('a cancelled task that waited reads REVOKED and has no job', async () => {
  const deployment = openStarting();
  const { task } = await deployment.start();
  const cancelled = await cancelTask(task.id, deployment);
  expect(cancelled).toMatchObject({ status: 'REVOKED', id: task.id });
  expect(cancelled).toEqual(await deployment.log.find(task.id));
  expect(await deployment.queues.has('STORE', task.id)).toBe(false);
  expect(await deployment.index.due(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
});

test('a finished task is returned unchanged', async () => {
  const deployment = openStarting();
  const { task } = await deployment.start();
  await deployment.finish(task.id);
  const finished = await deployment.log.find(task.id);
  expect(await cancelTask(task.id, deployment)).toEqual(finished);
  expect(finished?.status).toBe('SUCCESS');
});

test('a task that is not there is not cancelled', async () => {
  expect(await cancelTask('t0', openStarting())).toBeUndefined();
});

test('a cancel whose answer was cut off takes the job out all the same', async () => {
  const proxy = await openCuttingProxy(inject('redisUrl'));
  onTestFinished(() => proxy[Symbol.asyncDispose]());
  const deployment = openStarting({ redisUrl: proxy.url });
  const { task } = await deployment.start();
  const cut = proxy.cutReply(({ args }) => args.includes(deployment.keys.log(task.id)));
  const cancelled = await cancelTask(task.id, deployment);
  await cut;
  expect(cancelled?.status).toBe('REVOKED');
  expect(await deployment.queues.has('STORE', task.id)).toBe(false);
  expect(await deployment.index.due(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
});
