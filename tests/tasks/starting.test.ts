import { expect, inject, onTestFinished, test } from 'vitest';
import type { ReviewKind } from '../../contract/kinds.ts';
import { RateLimiter } from '../../redis/rate-limiter.ts';
import { idempotentTaskId, randomTaskId } from '../../tasks/task-id.ts';
import { InputMismatchError, type StartOptions } from '../../tasks/task-starter.ts';
import { inputOf, progressOf } from '../support/contract/samples.ts';
import { openCuttingProxy } from '../support/redis/cutting-proxy.ts';
import { openTestStarter, secret } from '../support/tasks/test-starter.ts';

const newest = async ({ index }: ReturnType<typeof openTestStarter>): Promise<string[]> =>
  (await index.page(undefined, undefined, 100)).map(({ taskId }) => taskId);

test('a resolved start has written the record, the first event, the list entries and the job', async () => {
  const deployment = openTestStarter();
  const { start, log, queues, index } = deployment;
  const { task, joined } = await start({ sources: ['woocommerce', 'productpage'] });

  expect(joined).toBe(false);
  expect(task).toMatchObject({ status: 'PENDING', attempt: 0, position: { seq: 1 } });
  expect(task.progress.sources).toMatchObject([
    { source: 'woocommerce', status: 'WAITING' },
    { source: 'productpage', status: 'WAITING' },
  ]);
  expect(await log.find(task.id)).toEqual(task);
  expect(await log.read(task.id, 1, 10)).toMatchObject([{ type: 'TaskQueued' }]);
  expect(await queues.has('STORE', task.id)).toBe(true);
  expect(await newest(deployment)).toEqual([task.id]);
  expect(await index.page('owner-1', undefined, 10)).toHaveLength(1);
  expect(await index.page('owner-2', undefined, 10)).toEqual([]);
});

test('the same key from the same caller returns the same task, even a finished one', async () => {
  const deployment = openTestStarter();
  const { start, finish } = deployment;
  const first = await start({}, { idempotencyKey: 'k' });
  expect(first.joined).toBe(false);
  expect(await start({ productName: ' BRASS  kettle' }, { idempotencyKey: 'k' })).toEqual({
    task: first.task,
    joined: true,
  });
  await finish(first.task.id);
  const again = await start({}, { idempotencyKey: 'k' });
  expect(again).toMatchObject({ joined: true, task: { id: first.task.id, status: 'SUCCESS' } });
  expect(await newest(deployment)).toEqual([first.task.id]);
});

test('the same key with different input is rejected and starts nothing', async () => {
  const deployment = openTestStarter();
  const { start, queues } = deployment;
  const { task } = await start({}, { idempotencyKey: 'k' });
  const others = [
    { productName: 'Iron kettle' },
    { maxReviews: 100 },
    { sources: ['productpage'] },
    { productUrls: ['https://shop.example/kettle'] },
  ];
  for (const other of others) {
    await expect(start(other, { idempotencyKey: 'k' })).rejects.toThrow(InputMismatchError);
  }
  await expect(start({ maxReviews: 1 }, { idempotencyKey: 'k' })).rejects.toThrow(
    `Task ${task.id} was started with different input.`,
  );
  expect(await newest(deployment)).toEqual([task.id]);
  expect(await queues.position('STORE', task.id)).toBe(0);
});

test('the same key from another caller, or for another kind, starts another task', async () => {
  const { start } = openTestStarter();
  const kind: ReviewKind = 'COMMUNITY';
  const started = await Promise.all([
    start({}, { idempotencyKey: 'k' }),
    start({ owner: 'owner-2' }, { idempotencyKey: 'k' }),
    start({ kind }, { idempotencyKey: 'k' }),
    start({}, { idempotencyKey: 'K' }),
  ]);
  expect(new Set(started.map(({ task }) => task.id)).size).toBe(4);
  expect(started.map(({ joined }) => joined)).toEqual([false, false, false, false]);
});

test('a key takes precedence over a maximum age', async () => {
  const { start } = openTestStarter();
  const running = await start();
  const { task, joined } = await start({}, { idempotencyKey: 'k', maxAgeMs: 60_000 });
  expect(joined).toBe(false);
  expect(task.id).not.toBe(running.task.id);
});

test('fifty concurrent starts with one key on two servers create one task with one job', async () => {
  const one = openTestStarter();
  const other = openTestStarter({ prefix: one.prefix });
  const started = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      (i % 2 === 0 ? one : other).start({}, { idempotencyKey: 'k' }),
    ),
  );
  const ids = new Set(started.map(({ task }) => task.id));
  expect(ids.size).toBe(1);
  expect(started.filter(({ joined }) => !joined)).toHaveLength(1);
  const [taskId = ''] = ids;
  expect(await newest(one)).toEqual([taskId]);
  expect(await one.log.read(taskId, 1, 10)).toHaveLength(1);
  expect(await one.queues.position('STORE', taskId)).toBe(0);
  expect(await one.redis.zcard(`${one.keys.queuePrefix('STORE')}:store:prioritized`)).toBe(1);
});

test('a start that failed between record and job is completed by another with the same key', async () => {
  const { start, log, queues } = openTestStarter();
  const taskId = idempotentTaskId(secret, { owner: 'owner-1', kind: 'STORE', key: 'k' });
  await log.create(taskId, inputOf(), progressOf());
  expect(await queues.has('STORE', taskId)).toBe(false);

  expect(await start({}, { idempotencyKey: 'k' })).toMatchObject({
    joined: true,
    task: { id: taskId },
  });
  expect(await queues.has('STORE', taskId)).toBe(true);
  expect(await log.read(taskId, 1, 10)).toHaveLength(1);
});

test('a start that failed is found by another with the same key, and has one job', async () => {
  const proxy = await openCuttingProxy(inject('redisUrl'));
  onTestFinished(() => proxy[Symbol.asyncDispose]());
  const deployment = openTestStarter({ redisUrl: proxy.url });
  const { start, log, keys, queues } = deployment;
  const taskId = idempotentTaskId(secret, { owner: 'owner-1', kind: 'STORE', key: 'k' });
  const cut = proxy.cutReply(({ args }) => args.includes(keys.log(taskId)));
  await deployment.redis.ping();
  proxy.refuse();
  await expect(start({}, { idempotencyKey: 'k' })).rejects.toThrow();
  await cut;
  proxy.accept();

  await expect
    .poll(() => start({}, { idempotencyKey: 'k' }).catch(() => undefined))
    .toMatchObject({ joined: true, task: { id: taskId, status: 'PENDING' } });
  expect(await log.read(taskId, 1, 10)).toHaveLength(1);
  expect(await queues.position('STORE', taskId)).toBe(0);
});

test('the key of a deleted task starts a new one', async () => {
  const { start, finish, log, queues } = openTestStarter();
  const { task } = await start({}, { idempotencyKey: 'k' });
  await finish(task.id);
  await queues.remove('STORE', task.id);
  await log.forget(task.id);
  const again = await start({}, { idempotencyKey: 'k' });
  expect(again).toMatchObject({ joined: false, task: { id: task.id, status: 'PENDING' } });
  expect(await queues.has('STORE', task.id)).toBe(true);
});

test('a start with every limit takes one script in addition to adding the job, and one more to look for a task to join', async () => {
  const proxy = await openCuttingProxy(inject('redisUrl'));
  onTestFinished(() => proxy[Symbol.asyncDispose]());
  const { starter, queues, steps, keys } = openTestStarter({
    redisUrl: proxy.url,
    queueLength: 100,
    openTasksPerCaller: 100,
  });
  const limiter = new RateLimiter(steps, keys.starts, { permits: 100, seconds: 60 });
  const start = (options: StartOptions = {}) =>
    starter.start(inputOf(), { permit: { limiter, caller: 'owner-1' }, ...options });
  const commandsOf = async (act: () => Promise<unknown>) => {
    // Once before, because Redis has to learn each script.
    await act();
    proxy.forget();
    await act();
    return proxy.commands.map(({ name, depth }) => ({ name, depth }));
  };
  const scripts = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ name: 'evalsha', depth: i + 1 }));

  // While replies are delayed, every command that does not depend on one is sent.
  proxy.delay(20);
  expect(await commandsOf(() => queues.add('STORE', randomTaskId()))).toEqual(scripts(1));
  expect(await commandsOf(() => start())).toEqual(scripts(2));
  expect(await commandsOf(() => start({ taskId: randomTaskId() }))).toEqual(scripts(2));
  const other = () => inputOf({ productName: randomTaskId() });
  expect(await commandsOf(() => starter.start(other(), { maxAgeMs: 0 }))).toEqual(scripts(3));
});
