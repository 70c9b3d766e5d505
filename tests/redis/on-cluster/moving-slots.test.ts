import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { slotOf } from '../../../redis/slot.ts';
import { isUnavailable } from '../../../redis/unavailable.ts';
import type { ClusterNode } from '../../support/redis/cluster-node.ts';
import type { RedisCluster } from '../../support/redis/redis-cluster.ts';
import { startRedisCluster } from '../../support/redis/start-redis-cluster.ts';
import {
  claimedTask,
  eventTypes,
  progressed,
  succeeded,
} from '../../support/tasks/event-log/new-task.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';

let cluster: RedisCluster;

beforeAll(async () => {
  cluster = await startRedisCluster();
  return () => cluster[Symbol.asyncDispose]();
});

const open = () => openTestDeployment({ redisUrl: cluster.url });

test('positions can be read right after their slots have moved', async () => {
  const deployment = open();
  const ids = await Promise.all(Array.from({ length: 10 }, () => claimedTask(deployment)));
  const [id = ''] = ids;
  const from = await cluster.masterOf(id);
  const to = await otherMaster(from);
  await cluster.moveSlot(slotOf(id), to);
  const positions = await deployment.log.positions(ids);
  expect(positions.map((position) => position?.seq)).toEqual(ids.map(() => 2));
});

test('a task is written while its slot moves, key by key', async () => {
  const deployment = open();
  const { log } = deployment;
  const id = await claimedTask(deployment);
  const from = await cluster.masterOf(id);
  const to = await otherMaster(from);
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

test('a slot that moves to a dead node does not crash the process', async () => {
  const deployment = open();
  const id = await claimedTask(deployment);
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  const from = await cluster.masterOf(id);
  const to = await otherMaster(from);
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
  expect(unhandled).toEqual([]);
  await from.redis.cluster('SETSLOT', slotOf(id), 'STABLE');
  await cluster.failedOver(to);
  await cluster.restart(to);
}, 60_000);

/** Another master. */
const otherMaster = async (from: ClusterNode): Promise<ClusterNode> =>
  (await cluster.masters()).find((node) => node !== from) ?? expect.unreachable();
