import { expect, test } from 'vitest';
import type { ReviewKind } from '../../contract/kinds.ts';
import { RateLimiter } from '../../redis/rate-limiter.ts';
import {
  QueueFullError,
  StartRefusedError,
  TooManyOpenTasksError,
  TooManyStartsError,
} from '../../tasks/start-refused-error.ts';
import { sweep } from '../../tasks/sweep.ts';
import type { StartOptions } from '../../tasks/task-starter.ts';
import { inputOf } from '../support/contract/samples.ts';
import { startOwnRedis } from '../support/redis/own-redis.ts';
import { makeAllDue } from '../support/tasks/listed-task.ts';
import { runStep } from '../support/tasks/run-step.ts';
import { openTestStarter } from '../support/tasks/test-starter.ts';

type Starter = ReturnType<typeof openTestStarter>;

const owner = 'owner-1';

const outcomes = async (starts: Promise<unknown>[]) => {
  const settled = await Promise.allSettled(starts);
  return {
    accepted: settled.filter(({ status }) => status === 'fulfilled').length,
    refused: settled.flatMap((result) => (result.status === 'rejected' ? [result.reason] : [])),
  };
};

const openTasks = ({ redis, keys }: Starter) => redis.zcard(keys.openTasks(owner));

const keysOfDeployment = async ({ redis, prefix }: Starter) =>
  (await redis.keys(`*${prefix}*`)).toSorted();

test.each([
  ['QUEUE_LENGTH', { queueLength: 5 }, QueueFullError],
  ['OPEN_TASKS_PER_CALLER', { openTasksPerCaller: 5 }, TooManyOpenTasksError],
])(
  'fifty starts at once on two servers end exactly at %s, and those refused leave nothing behind',
  async (variable, limits, expected) => {
    const one = openTestStarter(limits);
    const other = openTestStarter({ prefix: one.prefix, ...limits });
    const { accepted, refused } = await outcomes(
      Array.from({ length: 50 }, (_, i) => (i % 2 === 0 ? one : other).start()),
    );
    expect(accepted).toBe(5);
    for (const error of refused) expect(error).toBeInstanceOf(expected);
    expect(refused[0]).toMatchObject({
      message: expect.stringContaining(variable),
      retryAfter: 10,
    });
    expect(await one.index.page(undefined, undefined, 100)).toHaveLength(5);
    expect((await one.queues.depths('STORE')).pending).toBe(5);
    await expect.poll(() => openTasks(one)).toBe(5);
    const records = await one.redis.keys(`${one.prefix}:task:*:record`);
    expect(records).toHaveLength(5);
  },
);

test('a refused start leaves every key as it was', async () => {
  const starter = openTestStarter({ queueLength: 1 });
  await starter.start();
  await expect(starter.start()).rejects.toThrow(QueueFullError);
  const before = await keysOfDeployment(starter);
  await expect(starter.start({ owner: 'owner-2' })).rejects.toThrow(
    '1 task of kind STORE waits already, the maximum (QUEUE_LENGTH).',
  );
  await expect.poll(() => keysOfDeployment(starter)).toEqual(before);
});

test('a place in the queue is free once a task has been taken, and not while it waits for its next attempt', async () => {
  const starter = openTestStarter({ queueLength: 2 });
  const { start, queues, redis, keys } = starter;
  const [first] = [await start(), await start()];
  await expect(start()).rejects.toThrow(QueueFullError);
  await start({ kind: 'GOOGLE' });
  const queue = `${keys.queuePrefix('STORE')}:store`;
  await redis.zrem(`${queue}:prioritized`, first.task.id);
  await redis.zadd(`${queue}:delayed`, 1, first.task.id);
  await expect(start()).rejects.toThrow(QueueFullError);
  await queues.remove('STORE', first.task.id);
  await start();
  await expect(start()).rejects.toThrow(QueueFullError);
});

test('a place that was reserved by a process that died is free again', async () => {
  const starter = openTestStarter({ queueLength: 1 });
  const { start, queues, redis, keys } = starter;
  await runStep(starter, queues.places.reserving({ taskId: 't-lost', kind: 'STORE', owner }));
  await expect(start()).rejects.toThrow(QueueFullError);
  await redis.zadd(`${keys.queuePrefix('STORE')}:store:reserved`, 1, 't-lost');
  await start();
});

test('a full queue refuses neither to join a task nor to repeat a start', async () => {
  const limits = { queueLength: 1, openTasksPerCaller: 1 };
  const { start } = openTestStarter(limits);
  const { task } = await start({}, { idempotencyKey: 'k' });
  expect(await start({}, { idempotencyKey: 'k' })).toMatchObject({ joined: true });
  expect(await start({}, { maxAgeMs: 0 })).toMatchObject({ joined: true, task: { id: task.id } });
  await expect(start({}, { idempotencyKey: 'other' })).rejects.toThrow(StartRefusedError);
  await expect(start({ productName: 'Pan' }, { maxAgeMs: 0 })).rejects.toThrow(StartRefusedError);
});

test('a caller may start again as soon as one of its tasks has ended, and others are not affected', async () => {
  const starter = openTestStarter({ openTasksPerCaller: 2 });
  const { start, index, listed, finish } = starter;
  const { task } = await start();
  await start({ kind: 'GOOGLE' });
  await expect(start()).rejects.toThrow(
    'This caller has 2 unfinished tasks already, the maximum (OPEN_TASKS_PER_CALLER). Wait until one has finished, or cancel one.',
  );
  await start({ owner: 'owner-2' });
  await finish(task.id);
  await index.finish(listed(task), Date.now() + 60_000);
  await start();
  await expect(start()).rejects.toThrow(TooManyOpenTasksError);
});

test('the sweep repairs the count of unfinished tasks after a crash', async () => {
  const starter = openTestStarter({ openTasksPerCaller: 2 });
  const { start, finish, index, redis, keys } = starter;
  const ended = await start();
  await start();
  // A worker died between the final event and the lists; an entry was lost with a failover; a server died before the record.
  await finish(ended.task.id);
  await redis.del(keys.openTasks(owner));
  await runStep(starter, index.open.reserving({ owner, taskId: 't-never-created' }));
  await makeAllDue(starter);
  await sweep(starter, 60_000);
  expect(await openTasks(starter)).toBe(2);
  await redis.zadd(keys.openTasks(owner), 1, 't-never-created');
  await start();
  await expect(start()).rejects.toThrow(TooManyOpenTasksError);
});

test('a start without its permit leaves nothing behind, and does not even join a task', async () => {
  const starter = openTestStarter({ queueLength: 1 });
  const limiter = new RateLimiter(starter.steps, starter.keys.starts, { permits: 2, seconds: 60 });
  const permit = { limiter, caller: owner };
  const start = (kind: ReviewKind, options: StartOptions = {}) =>
    starter.starter.start(inputOf({ kind, owner }), { permit, ...options });
  await start('GOOGLE');
  await start('GOOGLE', { maxAgeMs: 0 });
  const before = await keysOfDeployment(starter);
  for (const options of [{}, { maxAgeMs: 0 }, { taskId: 't0' }]) {
    const refused = start('STORE', options);
    await expect(refused).rejects.toThrow(TooManyStartsError);
    await expect(refused).rejects.toThrow('2 starts per minute (STARTS_PER_MINUTE)');
    await expect(start('GOOGLE', options)).rejects.toThrow(TooManyStartsError);
  }
  expect(await keysOfDeployment(starter)).toEqual(before);
});

test('a start that Redis has no memory for leaves nothing behind, whichever step writes first', async () => {
  const { url: redisUrl } = await startOwnRedis();
  const starter = openTestStarter({ redisUrl, openTasksPerCaller: 10 });
  const limiter = new RateLimiter(starter.steps, starter.keys.starts, { permits: 9, seconds: 60 });
  await starter.start();
  const before = await keysOfDeployment(starter);
  await starter.redis.config('SET', 'maxmemory', '1mb');
  for (const options of [
    {},
    { maxAgeMs: 0 },
    { taskId: 't0' },
    { permit: { limiter, caller: owner } },
  ]) {
    const refused = starter.starter.start(inputOf({ productName: 'Pan' }), options);
    await expect(refused).rejects.toThrow(/^OOM/);
  }
  expect(await keysOfDeployment(starter)).toEqual(before);
  await starter.redis.config('SET', 'maxmemory', '0');
  await starter.start({ productName: 'Pan' });
});
