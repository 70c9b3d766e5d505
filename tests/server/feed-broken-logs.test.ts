import { describe, expect, test, vi } from 'vitest';
import { inputOf, progressOf } from '../support/contract/samples.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { feedOf, opened, rest, seqsOf, silentLog } from '../support/server/feed-of.ts';
import { through } from '../support/server/watching.ts';
import { openTestDeployment } from '../support/tasks/test-deployment.ts';

describe('a log that does not continue at the position of a reader', () => {
  test('because it was trimmed: the reader gets the whole state once, then the events that follow', async () => {
    const deployment = openTestDeployment({ maxEvents: 50 });
    const { feed } = feedOf(deployment);
    const task = await claimedTask(deployment.log);
    const lagging = await opened(feed.events(task.taskId, undefined));
    const prompt = await opened(feed.events(task.taskId, undefined));
    await lagging.next();
    await task.progress(300);
    while ((await prompt.next()).value?.seq !== 302);
    await prompt.return?.();
    const next = [await lagging.next(), await lagging.next()].map(({ value }) => value);
    await task.progress(3);
    await task.succeed();

    // Events it had read ahead come first.
    expect(next).toMatchObject([
      { type: 'TaskStarted', seq: 2 },
      { type: 'TaskResynced', seq: 302, task: { status: 'STARTED' } },
    ]);
    expect(seqsOf(await rest(lagging))).toEqual([303, 304, 305, 306]);
  });

  test('because a failover lost events: every reader gets the current state and reaches the end', async () => {
    const deployment = openTestDeployment();
    const { feed, errors } = feedOf(deployment);
    const task = await claimedTask(deployment.log);
    await task.progress(2);
    const kept = await dump(deployment, task.taskId);
    const events = await opened(feed.events(task.taskId, undefined));
    const states = await opened(feed.states(task.taskId));
    await task.progress(3);
    const seen = [];
    while (seen.at(-1) !== 7) seen.push((await events.next()).value?.seq);
    await states.next();

    await restore(deployment, kept);
    await deployment.log.revoke(task.taskId);
    feed.readAll();

    expect(seen).toEqual(through(1, 7));
    const remaining = await rest(events);
    expect(remaining).toMatchObject([
      { type: 'TaskResynced', seq: 5, task: { status: 'REVOKED' } },
    ]);
    expect((await rest(states)).at(-1)).toMatchObject({ status: 'REVOKED' });
    expect(errors).toEqual([]);
  });

  test('because lost events were replaced silently: a replacement is never mistaken for the next event', async () => {
    const deployment = openTestDeployment();
    const { feed, errors } = feedOf(deployment);
    const task = await claimedTask(deployment.log);
    const kept = await dump(deployment, task.taskId);
    const events = await opened(feed.events(task.taskId, undefined));
    await task.progress();
    while ((await events.next()).value?.seq !== 3);

    await restore(deployment, kept);
    const progress = progressOf({ found: 9 });
    await silentLog(deployment).write(task.taskId, { fence: 1, number: 1 }, [
      { type: 'TaskProgressed', progress },
    ]);
    await deployment.log.revoke(task.taskId);

    expect(await rest(events)).toMatchObject([
      { type: 'TaskResynced', seq: 4, task: { status: 'REVOKED', progress: { found: 9 } } },
    ]);
    expect(errors).toEqual([]);
  });

  test('because its task was deleted and its ID reused: the new log is read from the beginning', async () => {
    const deployment = openTestDeployment();
    const { feed } = feedOf(deployment, { compareEveryMs: 20 });
    const task = await claimedTask(deployment.log);
    const slow = await opened(feed.events(task.taskId, undefined));
    const prompt = rest(await opened(feed.events(task.taskId, undefined)));
    await task.fail();
    await prompt;
    await deployment.log.forget(task.taskId);
    await vi.waitUntil(async () => (await feed.states(task.taskId)) === undefined);

    await deployment.log.create(task.taskId, inputOf(), progressOf());
    const reading = rest(await opened(feed.events(task.taskId, undefined)));
    await deployment.log.revoke(task.taskId);
    expect((await reading).map(({ type }) => type)).toEqual(['TaskQueued', 'TaskRevoked']);
    await slow.return?.();
    expect(feed.watched).toBe(0);
  });
});

type Deployment = ReturnType<typeof openTestDeployment>;

/** The current contents of a task's keys. */
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
