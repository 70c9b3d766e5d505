import { expect, test } from 'vitest';
import type { Review } from '../../contract/review.ts';
import { readReviews } from '../../server/ports/read-reviews.ts';
import { claimedTask, type FakeWorker } from '../support/server/fake-worker.ts';
import { serve } from '../support/server/test-server.ts';

/** A task's record, as a request of its own finds it. */
const recordOf = async (log: Parameters<typeof claimedTask>[0], { taskId }: FakeWorker) => {
  const record = await log.find(taskId);
  if (!record) throw new Error('The task does not exist.');
  return record;
};

test('requests that arrive at the same time share one read of the same state', async () => {
  const { deployment } = await serve();
  const { log } = deployment;
  const task = await claimedTask(log);
  await task.find('Warm sound.');
  let reads = 0;
  const eventLog = {
    reviews(taskId: string) {
      reads += 1;
      return log.reviews(taskId);
    },
  };
  const first = await recordOf(log, task);
  const second = await recordOf(log, task);
  const [one, other] = await Promise.all([
    readReviews({ eventLog }, first),
    readReviews({ eventLog }, second),
  ]);
  expect(one.map(({ body }) => body)).toEqual(['Warm sound.']);
  expect(other).toBe(one);
  expect(reads).toBe(1);

  await task.find('Flat bass.');
  const later = await readReviews({ eventLog }, await recordOf(log, task));
  expect(later).toHaveLength(2);
  expect(reads).toBe(2);
});

test('no more than four tasks are read at once', async () => {
  const { deployment } = await serve();
  const waiting: (() => void)[] = [];
  const eventLog = {
    reviews: () => new Promise<Review[]>((resolve) => waiting.push(() => resolve([]))),
  };
  const records = await Promise.all(
    Array.from({ length: 10 }, async () =>
      recordOf(deployment.log, await claimedTask(deployment.log)),
    ),
  );
  const reading = records.map((record) => readReviews({ eventLog }, record));
  let finished = 0;
  while (finished < records.length) {
    await new Promise(setImmediate);
    expect(waiting.length - finished).toBe(Math.min(4, records.length - finished));
    waiting[finished]?.();
    await reading[finished];
    finished += 1;
  }
});

test('a read that failed does not hold up the next', async () => {
  const { deployment } = await serve();
  const record = await recordOf(deployment.log, await claimedTask(deployment.log));
  const failing = { reviews: () => Promise.reject(new Error('Redis does not respond.')) };
  for (let i = 0; i < 10; i += 1) {
    await expect(readReviews({ eventLog: failing }, record)).rejects.toThrow('does not respond');
  }
  expect(await readReviews({ eventLog: deployment.log }, record)).toEqual([]);
});

test('requests that share a read continue one after the other, with other events in between', async () => {
  const { deployment } = await serve();
  const { log } = deployment;
  const task = await claimedTask(log);
  const records = await Promise.all(Array.from({ length: 20 }, () => recordOf(log, task)));
  let resumed = 0;
  const most = new Promise<number>((resolve) => {
    let largest = 0;
    const look = (before: number) => {
      largest = Math.max(largest, resumed - before);
      if (resumed === records.length) resolve(largest);
      else setImmediate(look, resumed);
    };
    look(0);
  });
  await Promise.all(
    records.map(async (record) => {
      await readReviews({ eventLog: log }, record);
      resumed += 1;
    }),
  );
  expect(await most).toBeLessThanOrEqual(2);
});
