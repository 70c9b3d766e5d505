import { expect, inject, test } from 'vitest';
import type { TaskInput } from '../../contract/task.ts';
import { randomTaskId } from '../../tasks/task-id.ts';
import { inputOf, progressOf } from '../support/contract/samples.ts';
import { openCuttingProxy } from '../support/redis/cutting-proxy.ts';
import { openStarting } from '../support/tasks/start-tasks.ts';

const young = { maxAgeMs: 60_000 };
const runningOnly = { maxAgeMs: 0 };

/** Resolves once the clock is past `instant`. */
const waitPast = async (instant: number): Promise<void> =>
  expect.poll(() => Date.now(), { timeout: 2000 }).toBeGreaterThan(instant);

test('a running task is joined, started with an age or without', async () => {
  const { start, log } = openStarting();
  const { task } = await start();
  expect(await start({}, runningOnly)).toEqual({ task, joined: true });
  await log.claim(task.id, { worker: 'host-1', claim: 'c1', attempts: 3 });
  expect(await start({}, young)).toMatchObject({
    joined: true,
    task: { id: task.id, status: 'STARTED' },
  });
});

test('without an age nothing is joined', async () => {
  const { start } = openStarting();
  const first = await start({}, young);
  const second = await start();
  expect(second.joined).toBe(false);
  expect(second.task.id).not.toBe(first.task.id);
});

test('a complete success is joined while it is young enough, not when it is too old', async () => {
  const { start, finish, log } = openStarting();
  const { task } = await start();
  await finish(task.id);
  expect(await start({}, young)).toMatchObject({ joined: true, task: { id: task.id } });
  await waitPast(((await log.find(task.id))?.finishedAt ?? 0) + 30);
  expect(await start({}, { maxAgeMs: 20 })).toMatchObject({ joined: false });
});

test('an age of 0 joins no finished task, though it finished this very moment', async () => {
  const { start, finish } = openStarting();
  const { task } = await start();
  await finish(task.id);
  expect(await start({}, runningOnly)).toMatchObject({ joined: false });
});

test('an incomplete success, a failure and a cancelled task are not joined', async () => {
  const { start, finish, log } = openStarting();
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
  ['another number of reviews', { maxReviews: 100 }],
  ['other sources', { sources: ['productpage'] }],
  ['other product pages', { productUrls: ['https://shop.example/kettle'] }],
  ['another kind', { kind: 'GOOGLE' }],
  ['another caller', { owner: 'owner-2' }],
  ['another product', { productName: 'Brass kettles' }],
])('a task with %s is not joined', async (_, other) => {
  const { start } = openStarting();
  await start();
  expect(await start(other, young)).toMatchObject({ joined: false });
});

test.each<[string, Partial<TaskInput>, Partial<TaskInput>]>([
  ['case', { productName: 'Brass Kettle' }, { productName: 'bRASS kETTLE' }],
  ['spaces', { productName: 'Brass kettle' }, { productName: ' Brass\u00a0 \t kettle ' }],
  ['compatible forms', { productName: 'Kettle №2 ﬁne' }, { productName: 'Kettle No２ fine' }],
  ['composed letters', { productName: 'Théière' }, { productName: 'The\u0301ie\u0300re' }],
  ['the input of sources', { sources: ['a', 'b'] }, { sources: ['b', 'a'] }],
])('a task that differs in %s only is joined', async (_, one, other) => {
  const { start } = openStarting();
  const { task } = await start(one);
  expect(await start(other, runningOnly)).toEqual({ task, joined: true });
});

test('twenty that would join at once, on two servers, share one new task', async () => {
  const one = openStarting();
  const other = openStarting({ prefix: one.prefix });
  const started = await Promise.all(
    Array.from({ length: 20 }, (_, place) =>
      (place % 2 === 0 ? one : other).start({}, runningOnly),
    ),
  );
  expect(new Set(started.map(({ task }) => task.id)).size).toBe(1);
  expect(started.filter(({ joined }) => !joined)).toHaveLength(1);
  expect(await one.index.page(undefined, undefined, 100)).toHaveLength(1);
});

test('one that comes between the claim and the record waits for the record', async () => {
  await using proxy = await openCuttingProxy(inject('redisUrl'));
  const { start, joins, log, keys } = openStarting({ redisUrl: proxy.url });
  const input = inputOf();
  const taskId = randomTaskId();
  expect(await joins.claim(input, taskId, undefined)).toBe(true);
  const joining = start({}, runningOnly);
  const hasLooked = () => proxy.commands.some(({ args }) => args.includes(keys.record(taskId)));
  await expect.poll(hasLooked, { interval: 5 }).toBe(true);
  await log.create(taskId, input, progressOf());
  expect(await joining).toMatchObject({ joined: true, task: { id: taskId } });
});

test('a claim whose winner died is taken over, by one of all that wait', async () => {
  const { start, joins, index } = openStarting();
  await joins.claim(inputOf(), randomTaskId(), undefined);
  const started = await Promise.all(Array.from({ length: 20 }, () => start({}, runningOnly)));
  expect(new Set(started.map(({ task }) => task.id)).size).toBe(1);
  expect(started.filter(({ joined }) => !joined)).toHaveLength(1);
  expect(await index.page(undefined, undefined, 100)).toHaveLength(1);
});

test('a refused key does not become the task that others join', async () => {
  const { start } = openStarting();
  const kettle = await start({}, { idempotencyKey: 'k' });
  await expect(start({ productName: 'Lamp' }, { idempotencyKey: 'k' })).rejects.toThrow();
  const lamp = await start({ productName: 'Lamp' }, runningOnly);
  expect(lamp).toMatchObject({ joined: false, task: { productName: 'Lamp' } });
  expect((await start({}, runningOnly)).task.id).toBe(kettle.task.id);
});

test('a key that is used again does not hide the newer task that runs', async () => {
  const { start, finish } = openStarting();
  const old = await start({}, { idempotencyKey: 'k' });
  await finish(old.task.id);
  const newer = await start();
  await start({}, { idempotencyKey: 'k' });
  expect((await start({}, runningOnly)).task.id).toBe(newer.task.id);
});
