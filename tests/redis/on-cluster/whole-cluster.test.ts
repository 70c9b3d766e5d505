import { Cluster } from 'ioredis';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { assertKeepsKeys } from '../../../redis/requirements.ts';
import { slotOf } from '../../../redis/slot.ts';
import { cancelTask } from '../../../tasks/canceling.ts';
import { startScheduling } from '../../../tasks/scheduling/start-scheduling.ts';
import { randomTaskId } from '../../../tasks/task-id.ts';
import { TaskStarter } from '../../../tasks/task-starter.ts';
import { sharedTokenSecret } from '../../../tasks/token-secret.ts';
import type { RedisCluster } from '../../support/redis/redis-cluster.ts';
import { startRedisCluster } from '../../support/redis/start-redis-cluster.ts';
import { claimedTask } from '../../support/tasks/event-log/new-task.ts';
import { scheduleOf } from '../../support/tasks/scheduling/schedule-of.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';
import { openTestStarter } from '../../support/tasks/test-starter.ts';

let cluster: RedisCluster;

beforeAll(async () => {
  cluster = await startRedisCluster();
  return () => cluster[Symbol.asyncDispose]();
});

const open = () => openTestDeployment({ redisUrl: cluster.url });

describe('these share a slot', () => {
  test('the record, the log, the reviews and the publications of a task', () => {
    const { keys } = open();
    const taskId = randomTaskId();
    const { record, log, reviews, events } = keys;
    const slots = [record, log, reviews, events].map((name) => slotOf(name(taskId)));
    expect(new Set(slots).size).toBe(1);
    expect(slots[0]).toBe(slotOf(taskId));
  });

  test('the keys of a queue, and each queue has its own tag', () => {
    const { keys } = open();
    const kinds = ['COMMUNITY', 'STORE', 'GOOGLE'] as const;
    const tags = kinds.map((kind) => keys.queuePrefix(kind));
    for (const tag of tags) expect(tag).toMatch(/^\{[^{}]+\}$/);
    expect(new Set(tags.map(slotOf)).size).toBe(3);
  });
});

test('tasks work on every node', async () => {
  const { start, finish, log, index, queues, ...deployment } = openTestStarter({
    redisUrl: cluster.url,
  });
  const started = await Promise.all(
    Array.from({ length: 30 }, (_, i) => start({ productName: `Kettle ${i}` })),
  );
  const ids = started.map(({ task }) => task.id);
  expect(new Set(await Promise.all(ids.map((id) => cluster.masterOf(id)))).size).toBe(3);
  for (const id of ids) expect(await queues.has('STORE', id)).toBe(true);
  expect(
    (await index.page(undefined, undefined, 100)).map(({ taskId }) => taskId).toSorted(),
  ).toEqual(ids.toSorted());
  const [first = '', second = ''] = ids;
  await finish(first);
  expect((await log.find(first))?.status).toBe('SUCCESS');
  const canceled = await cancelTask(second, { ...deployment, log, queues, index });
  expect(canceled?.status).toBe('REVOKED');
  expect(await queues.has('STORE', second)).toBe(false);
  await deployment.redis.ping();
});

test('many positions are read with one pipeline for each node', async () => {
  const deployment = open();
  const { log, redis } = deployment;
  const ids = await Promise.all(Array.from({ length: 40 }, () => claimedTask(deployment)));
  if (!(redis instanceof Cluster)) throw new Error('The deployment is not on a cluster.');
  let pipelines = 0;
  const pipeline = redis.pipeline.bind(redis);
  redis.pipeline = (...commands) => {
    pipelines += 1;
    return pipeline(...commands);
  };
  const positions = await log.positions([...ids, randomTaskId()]);
  expect(positions.slice(0, 40).map((position) => position?.seq)).toEqual(ids.map(() => 2));
  expect(positions[40]).toBeUndefined();
  expect(pipelines).toBe(3);
});

test('all servers share the token secret that one of them generated', async () => {
  const [one, other] = [open(), open()];
  const secrets = await Promise.all([
    sharedTokenSecret(one.redis, one.keys),
    sharedTokenSecret(other.redis, one.keys),
  ]);
  expect(secrets[0]).toBe(secrets[1]);
});

test('a cluster is rejected if a master may evict keys, and the error names it', async () => {
  const { redis } = open();
  await expect(assertKeepsKeys(redis)).resolves.toBeUndefined();
  for (const { redis: node, port } of await cluster.masters()) {
    await node.config('SET', 'maxmemory-policy', 'allkeys-lru');
    await expect(assertKeepsKeys(redis)).rejects.toThrow(
      `Cluster node 127.0.0.1:${port} has maxmemory-policy allkeys-lru`,
    );
    await node.config('SET', 'maxmemory-policy', 'noeviction');
  }
});

test('schedules, new reviews, statistics, and pausing work on a cluster', async () => {
  const deployment = openTestDeployment({ redisUrl: cluster.url, role: 'work' });
  const { schedules, newReviews, settlements, log, queues } = deployment;
  const errors: unknown[] = [];
  const starter = new TaskStarter(deployment);
  const { stop } = startScheduling(
    { ...deployment, starter },
    { onRefused: (_schedule, error) => errors.push(error), onError: (error) => errors.push(error) },
  );
  onTestFinished(stop);
  await schedules.add(scheduleOf());
  await expect.poll(() => schedules.runs.list('s1', 1)).toHaveLength(1);
  const task = await log.find((await schedules.lastRun('s1')) ?? '');
  if (!task) expect.unreachable();
  expect(task.scheduleId).toBe('s1');
  await newReviews.record('s1', task.createdAt, ['r1']);
  expect(await newReviews.areNew('s1', task.createdAt + 1, ['r1', 'r2'])).toEqual([false, true]);
  await settlements.note({ ...task, status: 'SUCCESS', startedAt: task.createdAt + 10 });
  expect(await settlements.lastHour('STORE')).toMatchObject({ succeeded: 1, failed: 0 });
  for (const kind of ['COMMUNITY', 'STORE', 'GOOGLE'] as const) {
    await queues.pause(kind);
    expect(await queues.pausedSince(kind)).toBeGreaterThanOrEqual(task.createdAt);
    await queues.resume(kind);
    expect(await queues.pausedSince(kind)).toBeNull();
  }
  expect(await schedules.remove('s1')).toBe(true);
  expect(errors).toEqual([]);
});
