import { describe, expect, test, vi } from 'vitest';
import { claimedTask, FakeWorker } from '../support/server/fake-worker.ts';
import { feedOf, opened, rest, seqsOf, silentLog } from '../support/server/feed-of.ts';
import { through } from '../support/server/watching.ts';
import { openTestDeployment } from '../support/tasks/test-deployment.ts';

describe('events whose publication was lost', () => {
  test('arrive with the next publication', async () => {
    const deployment = openTestDeployment();
    const { feed } = feedOf(deployment);
    const task = await claimedTask(deployment.log);
    const reading = rest(await opened(feed.events(task.taskId, undefined)));
    const states = await opened(feed.states(task.taskId));
    await states.next();

    const silent = new FakeWorker(silentLog(deployment), task.taskId);
    await silent.claim();
    await silent.progress(150);
    await deployment.log.revoke(task.taskId);

    expect(seqsOf(await reading)).toEqual(through(1, 154));
    expect((await rest(states)).at(-1)).toMatchObject({ status: 'REVOKED' });
  });

  test('arrive through the timer alone', async () => {
    const deployment = openTestDeployment();
    const { feed, reads } = feedOf(deployment, { compareEveryMs: 20 });
    const task = await claimedTask(silentLog(deployment));
    const others = await Promise.all(
      Array.from({ length: 5 }, async () => claimedTask(deployment.log)),
    );
    for (const { taskId } of others) await opened(feed.states(taskId));
    const reading = rest(await opened(feed.events(task.taskId, undefined)));
    await task.progress(150);
    await task.succeed();
    expect(seqsOf(await reading)).toEqual(through(1, 153));
    expect(reads.positions).toBeGreaterThan(0);
  });

  test('arrive even if another watch is being opened when the timer fires', async () => {
    const deployment = openTestDeployment();
    const { feed, errors } = feedOf(deployment, { compareEveryMs: 20 });
    const opening = await claimedTask(deployment.log);
    const task = await claimedTask(silentLog(deployment));
    let resolveFind = (_task: undefined) => {};
    const held = new Promise<undefined>((resolve) => {
      resolveFind = resolve;
    });
    vi.spyOn(deployment.log, 'find').mockReturnValueOnce(held);
    const neverOpened = feed.states(opening.taskId);
    const reading = rest(await opened(feed.events(task.taskId, undefined)));
    await task.succeed();
    expect(seqsOf(await reading)).toEqual([1, 2, 3]);
    resolveFind(undefined);
    expect(await neverOpened).toBeUndefined();
    expect(errors).toEqual([]);
  });
});
