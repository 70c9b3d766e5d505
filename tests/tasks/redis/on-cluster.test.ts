import { once } from 'node:events';
import { Cluster } from 'ioredis';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { cancelTask } from '../../../tasks/cancelling.ts';
import { assertKeepsKeys } from '../../../tasks/redis/requirements.ts';
import { slotOf } from '../../../tasks/redis/slot.ts';
import { isUnavailable } from '../../../tasks/redis/unavailable.ts';
import { randomTaskId } from '../../../tasks/task-id.ts';
import { sharedTokenSecret } from '../../../tasks/token-secret.ts';
import { type RedisCluster, startRedisCluster } from '../../redis/redis-cluster.ts';
import { until } from '../../redis/until.ts';
import { claimOf, eventTypes, progressed, startTask, succeeded } from '../event-log/new-task.ts';
import { openStarting } from '../start-tasks.ts';
import { openTestDeployment } from '../test-deployment.ts';

let cluster: RedisCluster;

beforeAll(async () => {
  cluster = await startRedisCluster();
  return () => cluster[Symbol.asyncDispose]();
});

const open = () => openTestDeployment({ redisUrl: cluster.url });

describe('what belongs together shares a slot', () => {
  test('the record, the log, the reviews and the publications of a task', () => {
    const { keys } = open();
    const taskId = randomTaskId();
    const { record, log, reviews, events } = keys;
    const slots = [record, log, reviews, events].map((name) => slotOf(name(taskId)));
    expect(new Set(slots).size).toBe(1);
    expect(slots[0]).toBe(slotOf(taskId));
  });

  test('a queue, and no queue shares the tag of another', () => {
    const { keys } = open();
    const kinds = ['COMMUNITY', 'STORE', 'GOOGLE'] as const;
    const tags = kinds.map((kind) => keys.queuePrefix(kind));
    for (const tag of tags) expect(tag).toMatch(/^\{[^{}]+\}$/);
    expect(new Set(tags.map(slotOf)).size).toBe(3);
  });
});

test('a task goes its way, whatever node holds it', async () => {
  const { start, finish, log, index, queues, ...deployment } = openStarting({
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
  const cancelled = await cancelTask(second, { log, queues, index });
  expect(cancelled?.status).toBe('REVOKED');
  expect(await queues.has('STORE', second)).toBe(false);
  await deployment.redis.ping();
});

test('the ends of many logs are read in one pipeline for each node', async () => {
  const deployment = open();
  const { log, redis } = deployment;
  const ids = await Promise.all(Array.from({ length: 40 }, () => startTask(deployment)));
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

test('the ends of logs are read though their slots have just moved', async () => {
  const deployment = open();
  const ids = await Promise.all(Array.from({ length: 10 }, () => startTask(deployment)));
  const [id = ''] = ids;
  const from = await cluster.masterOf(id);
  const to = (await cluster.masters()).find((node) => node !== from) ?? expect.unreachable();
  await cluster.moveSlot(slotOf(id), to);
  const positions = await deployment.log.positions(ids);
  expect(positions.map((position) => position?.seq)).toEqual(ids.map(() => 2));
});

test('a task is written while its slot moves, key by key', async () => {
  const deployment = open();
  const { log, keys } = deployment;
  const id = await startTask(deployment);
  const from = await cluster.masterOf(id);
  const to = (await cluster.masters()).find((node) => node !== from) ?? expect.unreachable();
  const heard: string[] = [];
  await deployment.subscriber.subscribe(keys.events(id));
  deployment.subscriber.on('message', (_, text) => heard.push(text));
  let isMoving = true;
  const moving = (async () => {
    for (const [source, target] of [
      [from, to],
      [to, from],
      [from, to],
    ]) {
      if (source && target) await cluster.moveSlot(slotOf(id), target, 1);
    }
    isMoving = false;
  })();
  let number = 0;
  while (isMoving) {
    number += 1;
    expect(await log.write(id, { fence: 1, number }, [progressed({ found: number })])).toBe(
      'written',
    );
  }
  await moving;
  await log.write(id, { fence: 1, number: number + 1 }, [succeeded()]);
  const types = await eventTypes(deployment, id);
  expect(types.slice(0, 2)).toEqual(['TaskQueued', 'TaskStarted']);
  expect((await log.find(id))?.position.seq).toBe(number + 3);
}, 60_000);

test('behind a failover the sweep looks again at what was begun and finished of late', async () => {
  const { start, finish, keys, redis } = openStarting({ redisUrl: cluster.url });
  const [begun, finished] = await Promise.all([start(), start({ productName: 'Another' })]);
  await finish(finished.task.id);
  // As if the failover had taken these back.
  await redis.del(keys.unfinished);
  await cluster.failover(await cluster.masterOf(begun.task.id));
  await expect
    .poll(() => redis.zrange(keys.unfinished, 0, -1), { timeout: 20_000 })
    .toEqual([begun.task.id, finished.task.id].toSorted());
}, 30_000);

test('all servers share the token secret that one of them made', async () => {
  const [one, other] = [open(), open()];
  const secrets = await Promise.all([
    sharedTokenSecret(one.redis, one.keys),
    sharedTokenSecret(other.redis, one.keys),
  ]);
  expect(secrets[0]).toBe(secrets[1]);
});

test('a cluster is refused when one of its masters may evict keys, and it is named', async () => {
  const { redis } = open();
  await expect(assertKeepsKeys(redis)).resolves.toBeUndefined();
  for (const { redis: node, port } of await cluster.masters()) {
    await node.config('SET', 'maxmemory-policy', 'allkeys-lru');
    await expect(assertKeepsKeys(redis)).rejects.toThrow(
      `The node 127.0.0.1:${port} of REDIS_URL has maxmemory-policy allkeys-lru`,
    );
    await node.config('SET', 'maxmemory-policy', 'noeviction');
  }
});

test('a slot that goes to a node that is dead ends no process', async () => {
  const deployment = open();
  const id = await startTask(deployment);
  const lost: unknown[] = [];
  const note = (error: unknown) => lost.push(error);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  const from = await cluster.masterOf(id);
  const to = (await cluster.masters()).find((node) => node !== from) ?? expect.unreachable();
  await to.redis.cluster('SETSLOT', slotOf(id), 'IMPORTING', from.id);
  await from.redis.cluster('SETSLOT', slotOf(id), 'MIGRATING', to.id);
  await from.redis.call(
    'MIGRATE',
    '127.0.0.1',
    to.port,
    '',
    0,
    5000,
    'KEYS',
    deployment.keys.record(id),
  );
  await to.kill();
  const read = deployment.log.find(id).catch((error: unknown) => error);
  expect(isUnavailable(await read)).toBe(true);
  expect(lost).toEqual([]);
  await from.redis.cluster('SETSLOT', slotOf(id), 'STABLE');
  await cluster.failedOver(to);
  await cluster.restart(to);
}, 60_000);

describe('while a master is away', () => {
  test('requests for its tasks fail within 2 s, and work again without a restart', async () => {
    const deployment = open();
    const ids = await Promise.all(Array.from({ length: 12 }, () => startTask(deployment)));
    await cluster.replicated();
    const victim = await cluster.masterOf(ids[0] ?? '');
    victim.freeze();
    onTestFinished(() => victim.wake());
    const since = Date.now();
    const answers = await Promise.allSettled(ids.map((id) => deployment.log.find(id)));
    expect(Date.now() - since).toBeLessThan(2000);
    const failed = answers.filter((answer) => answer.status === 'rejected');
    expect(failed.length).toBeGreaterThan(0);
    for (const { reason } of failed) expect(isUnavailable(reason)).toBe(true);

    await cluster.failedOver(victim);
    await expect
      .poll(() => Promise.all(ids.map(async (id) => (await deployment.log.find(id))?.status)), {
        timeout: 20_000,
      })
      .toEqual(ids.map(() => 'STARTED'));
    victim.wake();
    await cluster.inStep(victim);
  }, 60_000);

  test('requests fail within 2 s though every node is away, and work again when all are back', async () => {
    const deployment = open();
    const id = await startTask(deployment);
    for (const node of cluster.nodes) node.freeze();
    onTestFinished(() => {
      for (const node of cluster.nodes) node.wake();
    });
    for (let times = 0; times < 2; times += 1) {
      const since = Date.now();
      const error = await deployment.log.find(id).catch((reason: unknown) => reason);
      expect(isUnavailable(error)).toBe(true);
      expect(Date.now() - since).toBeLessThan(2000);
    }
    for (const node of cluster.nodes) node.wake();
    await expect
      .poll(async () => (await deployment.log.find(id))?.status, { timeout: 20_000 })
      .toBe('STARTED');
  }, 60_000);

  test('work waits for its replica and is then done once', async () => {
    const deployment = openTestDeployment({ redisUrl: cluster.url, role: 'work' });
    const { log } = deployment;
    await cluster.agree();
    const id = await startTask(deployment);
    await cluster.replicated();
    const victim = await cluster.masterOf(id);
    await victim.kill();
    const writing = log.write(id, { fence: 1, number: 1 }, [progressed()]);
    await cluster.failedOver(victim);
    expect(await writing).toBe('written');
    expect(await log.write(id, { fence: 1, number: 1 }, [progressed()])).toBe('written');
    expect((await log.find(id))?.position.seq).toBe(3);
    const { outcome } = await log.claim(id, claimOf('c2'));
    expect(outcome).toBe('written');
    await cluster.restart(victim);
  }, 60_000);

  test('connecting ends though the cluster is not whole, so that a queue is served once it is', async () => {
    const { redis } = openTestDeployment({ redisUrl: cluster.url, role: 'work' });
    if (!(redis instanceof Cluster)) throw new Error('The deployment is not on a cluster.');
    await redis.ping();
    const [master] = await cluster.masters();
    const victim = master ?? expect.unreachable();
    const replica = await cluster.replicaOf(victim);
    await Promise.all([victim.kill(), replica.kill()]);
    await until('the cluster is down', async () => {
      const seen = await Promise.all(
        cluster.nodes.filter(({ isUp }) => isUp).map((node) => node.redis.cluster('INFO')),
      );
      return seen.every((info) => String(info).includes('cluster_state:fail'));
    });
    const blocking = redis.duplicate();
    onTestFinished(() => blocking.disconnect());
    await once(blocking, 'ready');
    blocking.disconnect();
    await once(blocking, 'end');
    await blocking.connect();
  }, 60_000);
});
