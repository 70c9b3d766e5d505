import { expect, inject, test } from 'vitest';
import type { TaskInput } from '../../contract/task.ts';
import { listedTask } from '../../tasks/listed-task.ts';
import { randomTaskId } from '../../tasks/task-id.ts';
import { inputOf, progressOf } from '../support/contract/samples.ts';
import { openCuttingProxy } from '../support/redis/cutting-proxy.ts';
import { runStep } from '../support/tasks/run-step.ts';
import { openTestStarter } from '../support/tasks/test-starter.ts';

const young = { maxAgeMs: 60_000 };
const runningOnly = { maxAgeMs: 0 };

/** Resolves once the clock is past `time`. */
const waitPast = async (time: number): Promise<void> =>
  expect.poll(() => Date.now(), { timeout: 2000 }).toBeGreaterThan(time);

test('a running task is joined, whether or not it was started with a maximum age', async () => {
  const { start, log } = openTestStarter();
  const { task } = await start();
  expect(await start({}, runningOnly)).toEqual({ task, joined: true });
  await log.claim(task.id, { worker: 'host-1', claim: 'c1', attempts: 3 });
  expect(await start({}, young)).toMatchObject({
    joined: true,
    task: { id: task.id, status: 'STARTED' },
  });
});

test('without a maximum age no task is joined', async () => {
  const { start } = openTestStarter();
  const first = await start({}, young);
  const second = await start();
  expect(second.joined).toBe(false);
  expect(second.task.id).not.toBe(first.task.id);
});

test('a complete success is joined until it exceeds the maximum age', async () => {
  const { start, finish, log } = openTestStarter();
  const { task } = await start();
  await finish(task.id);
  expect(await start({}, young)).toMatchObject({ joined: true, task: { id: task.id } });
  await waitPast(((await log.find(task.id))?.finishedAt ?? 0) + 30);
  expect(await start({}, { maxAgeMs: 20 })).toMatchObject({ joined: false });
});

test('a maximum age of 0 never joins a finished task, even one that has just finished', async () => {
  const { start, finish } = openTestStarter();
  const { task } = await start();
  await finish(task.id);
  expect(await start({}, runningOnly)).toMatchObject({ joined: false });
});

test('an incomplete success and a canceled task are not joined', async () => {
  const { start, finish, log } = openTestStarter();
  const incomplete = await start();
  await finish(incomplete.task.id, false);
  const second = await start({}, young);
  expect(second.joined).toBe(false);
  await log.revoke(second.task.id);
  const third = await start({}, young);
  expect(third.joined).toBe(false);
  expect((await start({}, young)).task.id).toBe(third.task.id);
});

test.each<[string, Partial<TaskInput>]>([
  ['a different number of reviews', { maxReviews: 100 }],
  ['different sources', { sources: ['productpage'] }],
  ['different product pages', { productUrls: ['https://shop.example/kettle'] }],
  ['a different kind', { kind: 'GOOGLE' }],
  ['a different caller', { owner: 'owner-2' }],
  ['a different product', { productName: 'Brass kettles' }],
])('a task with %s is not joined', async (_, other) => {
  const { start } = openTestStarter();
  await start();
  expect(await start(other, young)).toMatchObject({ joined: false });
});

test.each<[string, Partial<TaskInput>, Partial<TaskInput>]>([
  ['case', { productName: 'Brass Kettle' }, { productName: 'bRASS kETTLE' }],
  ['spaces', { productName: 'Brass kettle' }, { productName: ' Brass\u00a0 \t kettle ' }],
  ['compatible forms', { productName: 'Kettle №2 ﬁne' }, { productName: 'Kettle No２ fine' }],
  ['composed letters', { productName: 'Théière' }, { productName: 'The\u0301ie\u0300re' }],
  ['the order of sources', { sources: ['a', 'b'] }, { sources: ['b', 'a'] }],
])('a task that differs only in %s is joined', async (_, one, other) => {
  const { start } = openTestStarter();
  const { task } = await start(one);
  expect(await start(other, runningOnly)).toEqual({ task, joined: true });
});

test('twenty concurrent starts on two servers share one new task', async () => {
  const one = openTestStarter();
  const other = openTestStarter({ prefix: one.prefix });
  const started = await Promise.all(
    Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? one : other).start({}, runningOnly)),
  );
  expect(new Set(started.map(({ task }) => task.id)).size).toBe(1);
  expect(started.filter(({ joined }) => !joined)).toHaveLength(1);
  expect(await one.index.page(undefined, undefined, 100)).toHaveLength(1);
});

test('a start between a claim and its record waits for the record', async () => {
  await using proxy = await openCuttingProxy(inject('redisUrl'));
  const deployment = openTestStarter({ redisUrl: proxy.url });
  const { start, joins, log, keys } = deployment;
  const input = inputOf();
  const taskId = randomTaskId();
  const claim = joins.claiming(listedTask(taskId, input), undefined);
  expect(await runStep(deployment, claim)).toBe(true);
  const joining = start({}, runningOnly);
  const hasRead = () => proxy.commands.some(({ args }) => args.includes(keys.record(taskId)));
  await expect.poll(hasRead, { interval: 5 }).toBe(true);
  await log.create(taskId, input, progressOf());
  expect(await joining).toMatchObject({ joined: true, task: { id: taskId } });
});

test('a claim whose process died is taken over by exactly one of the waiting starts', async () => {
  const deployment = openTestStarter();
  const { start, joins, index } = deployment;
  await runStep(deployment, joins.claiming(listedTask(randomTaskId(), inputOf()), undefined));
  const started = await Promise.all(Array.from({ length: 20 }, () => start({}, runningOnly)));
  expect(new Set(started.map(({ task }) => task.id)).size).toBe(1);
  expect(started.filter(({ joined }) => !joined)).toHaveLength(1);
  expect(await index.page(undefined, undefined, 100)).toHaveLength(1);
});

test('a start rejected for its key does not affect which task others join', async () => {
  const { start } = openTestStarter();
  const kettle = await start({}, { idempotencyKey: 'k' });
  await expect(start({ productName: 'Lamp' }, { idempotencyKey: 'k' })).rejects.toThrow();
  const lamp = await start({ productName: 'Lamp' }, runningOnly);
  expect(lamp).toMatchObject({ joined: false, task: { productName: 'Lamp' } });
  expect((await start({}, runningOnly)).task.id).toBe(kettle.task.id);
});

test('reusing a key does not hide a newer running task', async () => {
  const { start, finish } = openTestStarter();
  const old = await start({}, { idempotencyKey: 'k' });
  await finish(old.task.id);
  const newer = await start();
  await start({}, { idempotencyKey: 'k' });
  expect((await start({}, runningOnly)).task.id).toBe(newer.task.id);
});
