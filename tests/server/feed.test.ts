import { describe, expect, test, vi } from 'vitest';
import type { FeedItem } from '../../schema/context.ts';
import { randomTaskId } from '../../tasks/task-id.ts';
import { orderOf, progressOf } from '../contract/samples.ts';
import { openTestDeployment } from '../tasks/test-deployment.ts';
import { Collecting, claimedTask } from './collecting.ts';
import { feedOf, listenersOf, silentLog } from './feed-of.ts';

const open = async <T>(reading: Promise<T | undefined>): Promise<T> =>
  (await reading) ?? expect.unreachable('There is no such task.');

const rest = async <T>(reader: AsyncIterable<T>): Promise<T[]> => {
  const items: T[] = [];
  for await (const item of reader) items.push(item);
  return items;
};

const numbers = (events: FeedItem[]) => events.map(({ seq }) => seq);
const through = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('a reader that is slow', () => {
  test('gets the newest state only, and the final one always', async () => {
    const deployment = openTestDeployment();
    const { feed } = feedOf(deployment);
    const task = await claimedTask(deployment.log);
    const states = await open(feed.states(task.taskId));
    const prompt = await open(feed.events(task.taskId, undefined));
    const first = await states.next();
    await task.progress(50);
    while ((await prompt.next()).value?.seq !== 52);
    const second = await states.next();
    await task.progress(50);
    await task.succeed();
    await rest(prompt);

    expect(first.value).toMatchObject({ position: { seq: 2 } });
    expect(second.value).toMatchObject({ position: { seq: 52 } });
    expect(await rest(states)).toMatchObject([{ status: 'SUCCESS', position: { seq: 103 } }]);
  });

  test('holds no backlog: it reads the log by the page, when it is asked to', async () => {
    const deployment = openTestDeployment();
    const { feed, reads } = feedOf(deployment);
    const task = await claimedTask(deployment.log);
    const slow = await open(feed.events(task.taskId, undefined));
    const prompt = await open(feed.events(task.taskId, undefined));
    await slow.next();
    await task.progress(500);
    await task.succeed();
    expect(numbers(await rest(prompt))).toEqual(through(1, 503));
    const before = reads.read;

    const second = await slow.next();
    expect(second.value).toMatchObject({ seq: 2 });
    expect(reads.read - before).toBeLessThanOrEqual(1);
    expect(numbers(await rest(slow))).toEqual(through(3, 503));
    // The newest 64 are shared; the others are read 15 at a time, besides the event before them.
    expect(reads.read - before).toBeLessThanOrEqual(1 + Math.ceil((503 - 64) / 15));
  });
});

test('readers who keep up read nothing from the log, however many they are', async () => {
  const deployment = openTestDeployment();
  const { feed, reads } = feedOf(deployment);
  const task = await claimedTask(deployment.log);
  const readers = await Promise.all(
    Array.from({ length: 50 }, () => open(feed.events(task.taskId, undefined))),
  );
  const reading = readers.map(rest);
  await vi.waitUntil(() => reads.read === 50);
  await task.progress(40);
  await task.succeed();
  for (const events of await Promise.all(reading)) expect(numbers(events)).toEqual(through(1, 43));
  expect(reads).toEqual({ find: 1, read: 50, positions: 0 });
});

describe('what readers leave behind', () => {
  test('many share one subscription, and the last one ends it', async () => {
    const deployment = openTestDeployment();
    const { feed } = feedOf(deployment);
    const { taskId } = await claimedTask(deployment.log);
    const readers = await Promise.all([
      open(feed.states(taskId)),
      ...Array.from({ length: 20 }, () => open(feed.events(taskId, undefined))),
    ]);
    expect(await listenersOf(deployment, taskId)).toBe(1);
    expect(feed.watched).toBe(1);

    for (const reader of readers.slice(1)) await reader.return?.();
    expect(await listenersOf(deployment, taskId)).toBe(1);
    await readers[0]?.return?.();
    await readers[0]?.return?.();
    expect(feed.watched).toBe(0);
    await vi.waitUntil(async () => (await listenersOf(deployment, taskId)) === 0);
    expect(deployment.subscriber.channels).toBe(0);
  });

  test('one that waits is closed at once', async () => {
    const deployment = openTestDeployment();
    const { feed } = feedOf(deployment);
    const { taskId } = await claimedTask(deployment.log);
    const events = await open(feed.events(taskId, undefined));
    const states = await open(feed.states(taskId));
    await events.next();
    await events.next();
    await states.next();
    const waiting = Promise.all([events.next(), states.next()]);

    await Promise.all([events.return?.(), states.return?.()]);
    const done = { done: true, value: undefined };
    expect(await waiting).toEqual([done, done]);
    expect(feed.watched).toBe(0);
  });

  test('one that comes to the end leaves nothing', async () => {
    const deployment = openTestDeployment();
    const { feed } = feedOf(deployment);
    const task = await claimedTask(deployment.log);
    const reading = [
      rest(await open(feed.states(task.taskId))),
      rest(await open(feed.events(task.taskId, undefined))),
    ];
    await task.succeed();
    await Promise.all(reading);
    expect(feed.watched).toBe(0);
    await vi.waitUntil(async () => (await listenersOf(deployment, task.taskId)) === 0);
  });

  test('an unknown task leaves nothing', async () => {
    const deployment = openTestDeployment();
    const { feed } = feedOf(deployment);
    const taskId = randomTaskId();
    const opened = await Promise.all([
      feed.states(taskId),
      feed.events(taskId, undefined),
      feed.events(taskId, { seq: 3, mark: 'm' }),
    ]);
    expect(opened).toEqual([undefined, undefined, undefined]);
    expect(feed.watched).toBe(0);
    await vi.waitUntil(async () => (await listenersOf(deployment, taskId)) === 0);
  });

  test('one that meets an entry that cannot be read ends with an error and leaves nothing', async () => {
    const deployment = openTestDeployment();
    const { feed } = feedOf(deployment);
    const task = await claimedTask(deployment.log);
    await task.progress();
    await deployment.redis.xadd(deployment.keys.log(task.taskId), '4-0', 'e', '{}');
    const events = await open(feed.events(task.taskId, undefined));
    await expect(rest(events)).rejects.toThrow();
    expect(feed.watched).toBe(0);
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });
});

describe('events whose publication was lost', () => {
  test('come with the next one that is heard', async () => {
    const deployment = openTestDeployment();
    const { feed } = feedOf(deployment);
    const task = await claimedTask(deployment.log);
    const reading = rest(await open(feed.events(task.taskId, undefined)));
    const states = await open(feed.states(task.taskId));
    await states.next();

    const unheard = new Collecting(silentLog(deployment), task.taskId);
    await unheard.claim();
    await unheard.progress(150);
    await deployment.log.revoke(task.taskId);

    expect(numbers(await reading)).toEqual(through(1, 154));
    expect((await rest(states)).at(-1)).toMatchObject({ status: 'REVOKED' });
  });

  test('come by the timer alone', async () => {
    const deployment = openTestDeployment();
    const { feed, reads } = feedOf(deployment, { compareEveryMs: 20 });
    const task = await claimedTask(silentLog(deployment));
    const others = await Promise.all(
      Array.from({ length: 5 }, async () => claimedTask(deployment.log)),
    );
    for (const { taskId } of others) await open(feed.states(taskId));
    const reading = rest(await open(feed.events(task.taskId, undefined)));
    await task.progress(150);
    await task.succeed();
    expect(numbers(await reading)).toEqual(through(1, 153));
    expect(reads.positions).toBeGreaterThan(0);
  });

  test('come though another watch is being opened when the timer looks', async () => {
    const deployment = openTestDeployment();
    const { feed, errors } = feedOf(deployment, { compareEveryMs: 20 });
    const opening = await claimedTask(deployment.log);
    const task = await claimedTask(silentLog(deployment));
    let answer = (_task: undefined) => {};
    const held = new Promise<undefined>((resolve) => {
      answer = resolve;
    });
    vi.spyOn(deployment.log, 'find').mockReturnValueOnce(held);
    const neverOpened = feed.states(opening.taskId);
    const reading = rest(await open(feed.events(task.taskId, undefined)));
    await task.succeed();
    expect(numbers(await reading)).toEqual([1, 2, 3]);
    answer(undefined);
    expect(await neverOpened).toBeUndefined();
    expect(errors).toEqual([]);
  });
});

describe('a log that does not go on where a reader stands', () => {
  test('as it was cut: the reader gets the whole state, once, and then what follows', async () => {
    const deployment = openTestDeployment({ maxEvents: 50 });
    const { feed } = feedOf(deployment);
    const task = await claimedTask(deployment.log);
    const lagging = await open(feed.events(task.taskId, undefined));
    const prompt = await open(feed.events(task.taskId, undefined));
    await lagging.next();
    await task.progress(300);
    while ((await prompt.next()).value?.seq !== 302);
    await prompt.return?.();
    const behind = [await lagging.next(), await lagging.next()].map(({ value }) => value);
    await task.progress(3);
    await task.succeed();

    // What it had read ahead comes first.
    expect(behind).toMatchObject([
      { type: 'TaskStarted', seq: 2 },
      { type: 'TaskResynced', seq: 302, task: { status: 'STARTED' } },
    ]);
    expect(numbers(await rest(lagging))).toEqual([303, 304, 305, 306]);
  });

  test('as a failover took events back: every reader gets the state as it is now, to the end', async () => {
    const deployment = openTestDeployment();
    const { feed, errors } = feedOf(deployment);
    const task = await claimedTask(deployment.log);
    await task.progress(2);
    const kept = await dump(deployment, task.taskId);
    const events = await open(feed.events(task.taskId, undefined));
    const states = await open(feed.states(task.taskId));
    await task.progress(3);
    const seen = [];
    while (seen.at(-1) !== 7) seen.push((await events.next()).value?.seq);
    await states.next();

    await restore(deployment, kept);
    await deployment.log.revoke(task.taskId);
    feed.readAll();

    expect(seen).toEqual(through(1, 7));
    const behind = await rest(events);
    expect(behind).toMatchObject([{ type: 'TaskResynced', seq: 5, task: { status: 'REVOKED' } }]);
    expect((await rest(states)).at(-1)).toMatchObject({ status: 'REVOKED' });
    expect(errors).toEqual([]);
  });

  test('as its task was forgotten and its ID given again: the new one is read from its beginning', async () => {
    const deployment = openTestDeployment();
    const { feed } = feedOf(deployment, { compareEveryMs: 20 });
    const task = await claimedTask(deployment.log);
    const slow = await open(feed.events(task.taskId, undefined));
    const prompt = rest(await open(feed.events(task.taskId, undefined)));
    await task.fail();
    await prompt;
    await deployment.log.forget(task.taskId);
    await vi.waitUntil(async () => (await feed.states(task.taskId)) === undefined);

    await deployment.log.create(task.taskId, orderOf(), progressOf());
    const reading = rest(await open(feed.events(task.taskId, undefined)));
    await deployment.log.revoke(task.taskId);
    expect((await reading).map(({ type }) => type)).toEqual(['TaskQueued', 'TaskRevoked']);
    await slow.return?.();
    expect(feed.watched).toBe(0);
  });
});

type Deployment = ReturnType<typeof openTestDeployment>;

/** The keys of a task as they are now. */
const dump = async ({ redis, keys }: Deployment, taskId: string) =>
  Promise.all(
    [keys.record(taskId), keys.log(taskId), keys.reviews(taskId)].map(async (key) => ({
      key,
      value: await redis.dumpBuffer(key),
    })),
  );

const restore = async ({ redis }: Deployment, dumped: Awaited<ReturnType<typeof dump>>) => {
  for (const { key, value } of dumped) {
    if (value) await redis.restore(key, 0, value, 'REPLACE');
  }
};
