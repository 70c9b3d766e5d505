import { expect, inject, test } from 'vitest';
import { oldestVersion } from '../../contract/event.ts';
import { queueName } from '../../contract/keys.ts';
import { isFinal, taskInputSchema, taskStatusSchema } from '../../contract/task.ts';
import { readRecording } from '../contract/recordings/recording.ts';
import { scriptedSources } from '../contract/recordings/scripted-source.ts';
import { openTestDeployment } from '../support/tasks/test-deployment.ts';
import { startTestWorker } from '../support/worker/test-worker.ts';

test('a worker continues tasks that the oldest version left waiting, running, retrying, and handed back', async () => {
  const { prefix, redis, keys, log, queues } = openTestDeployment();
  const unfinished = readRecording(oldestVersion)
    .filter(({ record }) => !isFinal(taskStatusSchema.parse(record['status'])))
    .map((snapshot) => ({ ...snapshot, taskId: String(snapshot.events[0]?.['taskId']) }));
  expect(unfinished.map(({ name }) => name)).toEqual([
    'waiting',
    'retrying',
    'running',
    'handed back',
  ]);
  for (const { taskId, record, events, reviews } of unfinished) {
    await redis.hset(keys.record(taskId), record);
    for (const [i, event] of events.entries()) {
      await redis.xadd(keys.log(taskId), `${i + 1}-0`, 'e', JSON.stringify(event));
    }
    for (const review of reviews) await redis.rpush(keys.reviews(taskId), JSON.stringify(review));
  }
  await startTestWorker({
    redisUrl: inject('redisUrl'),
    prefix,
    sources: scriptedSources(),
  });
  for (const { taskId, record, job } of unfinished) {
    const { kind } = taskInputSchema.parse(JSON.parse(record['input'] ?? ''));
    const queue = queues.all.find(({ name }) => name === queueName(kind));
    await queue?.add('collect', job, { jobId: taskId });
  }

  for (const { name, taskId, events, reviews } of unfinished) {
    await expect
      .poll(() => log.find(taskId), { message: name })
      .toMatchObject({ status: 'SUCCESS', result: { summary: { count: 4 } } });
    const all = await log.reviews(taskId);
    expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(4);
    expect(all).toMatchObject(reviews.concat(all.slice(reviews.length)));
    expect((await log.read(taskId, 1, 100)).slice(0, events.length)).toMatchObject(events);
  }
});
