import { expect, test } from 'vitest';
import { inputOf, progressOf, reviewOf } from '../../support/contract/samples.ts';
import type { Deployment } from '../../support/tasks/deployment.ts';
import {
  claimedTask,
  claimOf,
  createTask,
  eventTypes,
  failed,
  progressed,
  succeeded,
} from '../../support/tasks/event-log/new-task.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';

/** When the record, the log and the reviews expire: -1 for never, -2 for a missing key. */
const expiries = ({ redis, keys }: Deployment, taskId: string) =>
  Promise.all(
    [keys.record(taskId), keys.log(taskId), keys.reviews(taskId)].map((key) =>
      redis.pexpiretime(key),
    ),
  );

const withReview = async (deployment: Deployment): Promise<string> => {
  const taskId = await claimedTask(deployment);
  await deployment.log.write(taskId, { fence: 1, number: 1 }, [
    { type: 'ReviewsFound', source: 'woocommerce', reviews: [reviewOf('r1')] },
  ]);
  return taskId;
};

test.each([
  ['a success', { write: succeeded(5000), ttlMs: 5000 }],
  ['a failure', { write: failed(7000), ttlMs: 7000 }],
  ['a cancellation', { write: undefined, ttlMs: 9000 }],
])(
  'after %s the record, the log and the reviews expire at the same instant',
  async (_, { write, ttlMs }) => {
    const deployment = openTestDeployment({ ttlMs: 9000 });
    const { log } = deployment;
    const taskId = await withReview(deployment);
    if (write) await log.write(taskId, { fence: 1, number: 2 }, [write]);
    else await log.revoke(taskId);

    const task = await log.find(taskId);
    expect(task?.expiresAt).toBe((task?.finishedAt ?? 0) + ttlMs);
    expect(await expiries(deployment, taskId)).toEqual(Array(3).fill(task?.expiresAt));
  },
);

test('an unfinished task has a safety expiry that each event postpones', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await withReview(deployment);
  const [early, ...others] = await expiries(deployment, taskId);
  expect(others).toEqual([early, early]);
  const hours = ((early ?? 0) - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(24);

  const [queued] = await log.read(taskId, 1, 1);
  await expect.poll(() => Date.now()).toBeGreaterThan((queued?.at ?? 0) + 2);
  await log.write(taskId, { fence: 1, number: 2 }, [progressed()]);
  const [late] = await expiries(deployment, taskId);
  expect(late).toBeGreaterThan(early ?? 0);
});

test('nothing remains of an expired task', async () => {
  const deployment = openTestDeployment();
  const { log, redis, keys } = deployment;
  const taskId = await withReview(deployment);
  await log.write(taskId, { fence: 1, number: 2 }, [succeeded(50)]);
  const all = [keys.record(taskId), keys.log(taskId), keys.reviews(taskId)];
  await expect.poll(() => redis.exists(...all)).toBe(0);
  expect(await log.find(taskId)).toBeUndefined();
});

test('a full log keeps its latest events', async () => {
  const deployment = openTestDeployment({ maxEvents: 10 });
  const { log } = deployment;
  const taskId = await claimedTask(deployment);
  for (let number = 1; number <= 20; number += 1) {
    await log.write(taskId, { fence: 1, number }, [progressed({ found: number })]);
  }
  const kept = await log.read(taskId, 1, 100);
  expect(kept.map(({ seq }) => seq)).toEqual(Array.from({ length: 10 }, (_, i) => i + 13));
  expect(await log.find(taskId)).toMatchObject({ position: { seq: 22 }, progress: { found: 20 } });
});

test('a page of the log starts at the given number and has at most the given size', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await claimedTask(deployment);
  await log.write(taskId, { fence: 1, number: 1 }, [progressed(), progressed(), progressed()]);
  expect((await log.read(taskId, 2, 3)).map(({ seq }) => seq)).toEqual([2, 3, 4]);
  expect(await log.read(taskId, 6, 3)).toEqual([]);
});

test('if the clock of Redis is set back, the times of a log never decrease', async () => {
  const deployment = openTestDeployment();
  const { log, redis, keys } = deployment;
  const taskId = await createTask(deployment);
  const ahead = Date.now() + 3_600_000;
  await redis.hset(keys.record(taskId), 'at', ahead);

  await log.claim(taskId, claimOf('c1'));
  await log.write(taskId, { fence: 1, number: 1 }, [succeeded()]);

  const events = await log.read(taskId, 2, 10);
  expect(events.map(({ at }) => at)).toEqual([ahead, ahead]);
  expect(await log.find(taskId)).toMatchObject({ startedAt: ahead, finishedAt: ahead });
});

test('empty lists stay lists in the record, the log and publications', async () => {
  const deployment = openTestDeployment();
  const { log, redis, keys, subscriber } = deployment;
  const received: string[] = [];
  subscriber.on('message', (_channel, text) => received.push(text));
  const taskId = 't-empty';
  await subscriber.subscribe(keys.events(taskId));
  await log.create(taskId, inputOf({ sources: [], productUrls: [] }), progressOf({ sources: [] }));
  await log.claim(taskId, claimOf('c1'));
  await log.write(taskId, { fence: 1, number: 1 }, [
    { type: 'ReviewsFound', source: 'woocommerce', reviews: [] },
    succeeded(),
  ]);

  expect(await log.find(taskId)).toMatchObject({
    sources: [],
    productUrls: [],
    progress: { sources: [] },
    result: { summary: { bySource: [] } },
  });
  expect(await log.read(taskId, 3, 1)).toMatchObject([{ type: 'ReviewsFound', reviews: [] }]);
  const record = await redis.hgetall(keys.record(taskId));
  await expect.poll(() => received).toHaveLength(4);
  expect([...Object.values(record), ...received].join('\n')).not.toContain('{}');
});

test('a checkpoint is stored with its events and survives writes without one', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await claimedTask(deployment);
  expect(await log.findWithBookkeeping(taskId)).toMatchObject({ checkpoint: {} });
  const checkpoint = {
    woocommerce: {
      resume: '{"page":2,"ids":[]}',
      statedRating: 4.5,
      statedCount: null,
      statedHistogram: null,
    },
    productpage: { resume: null, statedRating: null, statedCount: null, statedHistogram: null },
  };
  await log.write(taskId, { fence: 1, number: 1 }, [progressed()], {
    checkpoint: JSON.stringify(checkpoint),
  });
  await log.write(taskId, { fence: 1, number: 2 }, [progressed()]);
  await log.claim(taskId, claimOf('c2'));
  expect((await log.findWithBookkeeping(taskId))?.checkpoint).toEqual(checkpoint);
});

test('one write can contain a thousand reviews', async () => {
  const deployment = openTestDeployment();
  const { log } = deployment;
  const taskId = await claimedTask(deployment);
  const reviews = Array.from({ length: 1000 }, (_, number) => reviewOf(`r${number}`));
  const found = { type: 'ReviewsFound', source: 'woocommerce', reviews } as const;
  expect(await log.write(taskId, { fence: 1, number: 1 }, [found])).toBe('written');
  expect(await log.reviews(taskId)).toEqual(reviews);
  expect(await eventTypes(deployment, taskId)).toEqual([
    'TaskQueued',
    'TaskStarted',
    'ReviewsFound',
  ]);
});
