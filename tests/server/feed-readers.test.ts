import { once } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { SharedPages } from '../../server/feed/shared-pages.ts';
import { Watch } from '../../server/feed/watch.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { feedOf, opened, rest, seqsOf } from '../support/server/feed-of.ts';
import { through } from '../support/server/watching.ts';
import { openTestDeployment } from '../support/tasks/test-deployment.ts';
import { gate } from '../support/worker/gate.ts';

describe('a slow reader', () => {
  test('gets only the newest state, and always the final one', async () => {
    const deployment = openTestDeployment();
    const { feed } = feedOf(deployment);
    const task = await claimedTask(deployment.log);
    const states = await opened(feed.states(task.taskId));
    const prompt = await opened(feed.events(task.taskId, undefined));
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

  test('holds no backlog: it reads the log page by page, on demand', async () => {
    const deployment = openTestDeployment();
    const { feed, reads } = feedOf(deployment);
    const task = await claimedTask(deployment.log);
    const slow = await opened(feed.events(task.taskId, undefined));
    const prompt = await opened(feed.events(task.taskId, undefined));
    await slow.next();
    await task.progress(500);
    await task.succeed();
    expect(seqsOf(await rest(prompt))).toEqual(through(1, 503));
    const before = reads.read;

    const second = await slow.next();
    expect(second.value).toMatchObject({ seq: 2 });
    expect(reads.read - before).toBeLessThanOrEqual(1);
    expect(seqsOf(await rest(slow))).toEqual(through(3, 503));
    // The newest 64 are shared; the others are read 15 at a time, together with the event before them.
    expect(reads.read - before).toBeLessThanOrEqual(1 + Math.ceil((503 - 64) / 15));
  });
});

test('readers that keep up read the log once at the beginning, however many there are', async () => {
  const deployment = openTestDeployment();
  const { feed, reads } = feedOf(deployment);
  const task = await claimedTask(deployment.log);
  const readers = await Promise.all(
    Array.from({ length: 50 }, () => opened(feed.events(task.taskId, undefined))),
  );
  const reading = readers.map(rest);
  await vi.waitUntil(() => feed.counts.delivered === 2 * 50);
  await task.progress(40);
  await task.succeed();
  for (const events of await Promise.all(reading)) expect(seqsOf(events)).toEqual(through(1, 43));
  expect(reads).toEqual({ find: 1, read: 1, positions: 0 });
});

test('readers that come back at the same cursor read each page of the log once, however many there are', async () => {
  const deployment = openTestDeployment();
  const { feed, reads } = feedOf(deployment);
  const task = await claimedTask(deployment.log);
  const before = await opened(deployment.log.find(task.taskId));
  await task.progress(498);
  const readers = await Promise.all(
    Array.from({ length: 100 }, () => opened(feed.events(task.taskId, before.position))),
  );
  const reading = readers.map(rest);
  await vi.waitUntil(() => feed.counts.delivered === 498 * 100, 10_000);
  await task.succeed();
  for (const events of await Promise.all(reading)) expect(seqsOf(events)).toEqual(through(3, 501));
  expect(reads).toEqual({ find: 1, read: Math.ceil(498 / 15), positions: 0 });
});

test('a reader that joins a read of the log gets what was published after the read', async () => {
  const { log } = openTestDeployment();
  const task = await claimedTask(log);
  const { position } = await opened(log.find(task.taskId));
  const mayAnswer = gate();
  const read = log.read.bind(log);
  vi.spyOn(log, 'read').mockImplementation(async (...args) => {
    const events = await read(...args);
    await mayAnswer.opened;
    return events;
  });
  const pages = new SharedPages(log);
  const watch = new Watch(task.taskId, log, () => {});
  const early = pages.readAfter(watch, position);
  await vi.waitUntil(() => vi.mocked(log.read).mock.settledResults.length === 1);
  await task.progress();
  const late = pages.readAfter(watch, position);
  mayAnswer.open();
  expect(await late).toMatchObject([{ seq: 3 }]);
  await early;
});

test('an event published while the state is being read is not missed', async () => {
  const deployment = openTestDeployment();
  const { feed } = feedOf(deployment);
  const { log, subscriber } = deployment;
  const task = await claimedTask(log);
  const find = log.find.bind(log);
  vi.spyOn(log, 'find').mockImplementationOnce(async (taskId) => {
    const state = await find(taskId);
    const received = once(subscriber, 'message');
    await task.progress();
    await received;
    return state;
  });
  const events = await opened(feed.events(task.taskId, undefined));
  const numbers = [];
  for (let i = 0; i < 3; i += 1) numbers.push((await events.next()).value?.seq);
  expect(numbers).toEqual([1, 2, 3]);
});

test('a reader that resumes at the newest cursor reads nothing from the log', async () => {
  const deployment = openTestDeployment();
  const { feed, reads } = feedOf(deployment);
  const task = await claimedTask(deployment.log);
  const state = await opened(deployment.log.find(task.taskId));
  const reading = rest(await opened(feed.events(task.taskId, state.position)));
  await task.succeed();
  expect(seqsOf(await reading)).toEqual([3]);
  expect(reads.read).toBe(0);
});
