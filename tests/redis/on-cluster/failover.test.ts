import { once } from 'node:events';
import { Cluster } from 'ioredis';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { isUnavailable } from '../../../redis/unavailable.ts';
import type { RedisCluster } from '../../support/redis/redis-cluster.ts';
import { startRedisCluster } from '../../support/redis/start-redis-cluster.ts';
import { until } from '../../support/redis/until.ts';
import { claimedTask, claimOf, progressed } from '../../support/tasks/event-log/new-task.ts';
import { unfinishedIds } from '../../support/tasks/listed-task.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';
import { openTestStarter } from '../../support/tasks/test-starter.ts';

let cluster: RedisCluster;

beforeAll(async () => {
  cluster = await startRedisCluster();
  return () => cluster[Symbol.asyncDispose]();
});

const open = () => openTestDeployment({ redisUrl: cluster.url });

test('after a failover the sweep checks recently started and finished tasks', async () => {
  const { start, finish, keys, redis, index } = openTestStarter({ redisUrl: cluster.url });
  const [started, finished] = await Promise.all([start(), start({ productName: 'Another' })]);
  await finish(finished.task.id);
  // As if the failover had lost these writes.
  await redis.del(keys.unfinished);
  await cluster.failover(await cluster.masterOf(started.task.id));
  await expect
    .poll(async () => (await unfinishedIds({ index })).toSorted())
    .toEqual([started.task.id, finished.task.id].toSorted());
});

describe('while a master is unavailable', () => {
  test('requests for its tasks fail instead of waiting for it, and work again without a restart', async () => {
    const deployment = open();
    const ids = await Promise.all(Array.from({ length: 12 }, () => claimedTask(deployment)));
    await cluster.replicated();
    const victim = await cluster.masterOf(ids[0] ?? '');
    victim.freeze();
    onTestFinished(() => victim.wake());
    const results = await Promise.allSettled(ids.map((id) => deployment.log.find(id)));
    const failed = results.filter((result) => result.status === 'rejected');
    expect(failed.length).toBeGreaterThan(0);
    for (const { reason } of failed) expect(isUnavailable(reason)).toBe(true);

    await cluster.failedOver(victim);
    await expect
      .poll(() => Promise.all(ids.map(async (id) => (await deployment.log.find(id))?.status)))
      .toEqual(ids.map(() => 'STARTED'));
    victim.wake();
    await cluster.waitForSync(victim);
  }, 60_000);

  test('requests fail instead of waiting while every node is unavailable, and work again once all are back', async () => {
    const deployment = open();
    const id = await claimedTask(deployment);
    for (const node of cluster.nodes) node.freeze();
    onTestFinished(() => {
      for (const node of cluster.nodes) node.wake();
    });
    for (let times = 0; times < 2; times += 1) {
      const error = await deployment.log.find(id).catch((reason: unknown) => reason);
      expect(isUnavailable(error)).toBe(true);
    }
    for (const node of cluster.nodes) node.wake();
    await expect.poll(async () => (await deployment.log.find(id))?.status).toBe('STARTED');
  }, 60_000);

  test('a write waits for the replica to take over and is executed once', async () => {
    const deployment = openTestDeployment({ redisUrl: cluster.url, role: 'work' });
    const { log } = deployment;
    await cluster.agree();
    const id = await claimedTask(deployment);
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

  // Leaves the cluster down.
  test('connecting completes even if the cluster is down, so that a queue is served once it recovers', async () => {
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
