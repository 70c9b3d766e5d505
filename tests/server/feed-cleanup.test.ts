import { describe, expect, test, vi } from 'vitest';
import { randomTaskId } from '../../tasks/task-id.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { feedOf, listenersOf, opened, rest } from '../support/server/feed-of.ts';
import { openTestDeployment } from '../support/tasks/test-deployment.ts';

describe('when readers close', () => {
  test('many share one subscription, and the last one ends it', async () => {
    const deployment = openTestDeployment();
    const { feed } = feedOf(deployment);
    const { taskId } = await claimedTask(deployment.log);
    const readers = await Promise.all([
      opened(feed.states(taskId)),
      ...Array.from({ length: 20 }, () => opened(feed.events(taskId, undefined))),
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

  test('a waiting reader is closed immediately', async () => {
    const deployment = openTestDeployment();
    const { feed } = feedOf(deployment);
    const { taskId } = await claimedTask(deployment.log);
    const events = await opened(feed.events(taskId, undefined));
    const states = await opened(feed.states(taskId));
    await events.next();
    await events.next();
    await states.next();
    const waiting = Promise.all([events.next(), states.next()]);

    await Promise.all([events.return?.(), states.return?.()]);
    const done = { done: true, value: undefined };
    expect(await waiting).toEqual([done, done]);
    expect(feed.watched).toBe(0);
  });

  test('a reader that reaches the end leaves nothing open', async () => {
    const deployment = openTestDeployment();
    const { feed } = feedOf(deployment);
    const task = await claimedTask(deployment.log);
    const reading = [
      rest(await opened(feed.states(task.taskId))),
      rest(await opened(feed.events(task.taskId, undefined))),
    ];
    await task.succeed();
    await Promise.all(reading);
    expect(feed.watched).toBe(0);
    await vi.waitUntil(async () => (await listenersOf(deployment, task.taskId)) === 0);
  });

  test('an unknown task leaves nothing open', async () => {
    const deployment = openTestDeployment();
    const { feed } = feedOf(deployment);
    const taskId = randomTaskId();
    const opened = await Promise.all([
      feed.states(taskId),
      feed.events(taskId, undefined),
      feed.events(taskId, { seq: 3, nonce: 'm' }),
    ]);
    expect(opened).toEqual([undefined, undefined, undefined]);
    expect(feed.watched).toBe(0);
    await vi.waitUntil(async () => (await listenersOf(deployment, taskId)) === 0);
  });

  test('a reader whose task becomes unreadable fails and leaves nothing open', async () => {
    const deployment = openTestDeployment();
    const { feed } = feedOf(deployment);
    const task = await claimedTask(deployment.log);
    const events = await opened(feed.events(task.taskId, undefined));
    const read = rest(events);
    await deployment.redis.set(deployment.keys.record(task.taskId), 'damaged');
    feed.readAll();
    await deployment.redis.del(deployment.keys.log(task.taskId));
    feed.readAll();
    await expect(read).rejects.toThrow(/its Redis type is not the expected one/);
    expect(feed.watched).toBe(0);
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });
});
