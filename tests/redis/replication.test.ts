import { describe, expect, onTestFinished, test } from 'vitest';
import { ReplicationError } from '../../redis/replication.ts';
import { isUnavailable } from '../../redis/unavailable.ts';
import { startRedisCluster } from '../support/redis/start-redis-cluster.ts';
import { startSentinelGroup } from '../support/redis/start-sentinel-group.ts';
import {
  claimedTask,
  claimOf,
  progressed,
  succeeded,
} from '../support/tasks/event-log/new-task.ts';
import { openTestDeployment } from '../support/tasks/test-deployment.ts';
import { openTestStarter } from '../support/tasks/test-starter.ts';

const topologies = [
  {
    name: 'sentinels',
    async start() {
      const group = await startSentinelGroup();
      onTestFinished(() => group[Symbol.asyncDispose]());
      const replicas = await group.replicas();
      return { url: group.url, replicas };
    },
  },
  {
    name: 'a cluster',
    async start() {
      const cluster = await startRedisCluster();
      onTestFinished(() => cluster[Symbol.asyncDispose]());
      const masters = await cluster.masters();
      const replicas = await Promise.all(masters.map((master) => cluster.replicaOf(master)));
      return { url: cluster.url, replicas };
    },
  },
];

describe.each(topologies)('REDIS_WAIT_REPLICAS on $name', ({ start: startTopology }) => {
  test('a start succeeds once a replica has it, and fails while none does', async () => {
    const { url, replicas } = await startTopology();
    const { start, log } = openTestStarter({ redisUrl: url, waitReplicas: 1 });
    const { task } = await start();
    expect((await log.find(task.id))?.status).toBe('PENDING');

    for (const replica of replicas) replica.freeze();
    onTestFinished(() => {
      for (const replica of replicas) replica.wake();
    });
    const starting = start({}, { idempotencyKey: 'k' }).catch((error: unknown) => error);
    const finding = log.find(task.id);
    // Other requests do not wait for it.
    expect(await Promise.race([starting, finding])).toMatchObject({ status: 'PENDING' });
    const rejection = await starting;
    expect(rejection).toBeInstanceOf(ReplicationError);
    expect(isUnavailable(rejection)).toBe(true);
    // The record exists, but no replica has confirmed it.
    await expect(start({}, { idempotencyKey: 'k' })).rejects.toThrow('0 of 1 replicas');

    for (const replica of replicas) replica.wake();
    await expect
      .poll(() => start({}, { idempotencyKey: 'k' }).catch(() => undefined))
      .toMatchObject({ joined: true });
  }, 60_000);

  test('a final event is written once a replica has it, and other events do not wait', async () => {
    const { url, replicas } = await startTopology();
    const deployment = openTestDeployment({ redisUrl: url, waitReplicas: 1, role: 'work' });
    const { log } = deployment;
    const id = await claimedTask(deployment);
    for (const replica of replicas) replica.freeze();
    onTestFinished(() => {
      for (const replica of replicas) replica.wake();
    });
    expect(await log.write(id, { fence: 1, number: 1 }, [progressed()])).toBe('written');
    await expect(log.write(id, { fence: 1, number: 2 }, [succeeded()])).rejects.toThrow(
      ReplicationError,
    );
    for (const replica of replicas) replica.wake();
    // The repeated write succeeds and adds no event.
    expect(await log.write(id, { fence: 1, number: 2 }, [succeeded()])).toBe('written');
    expect((await log.find(id))?.position.seq).toBe(4);
    expect((await log.claim(id, claimOf('c2'))).outcome).toBe('final');
  }, 60_000);
});
