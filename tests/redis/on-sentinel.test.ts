import { once } from 'node:events';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { isUnavailable } from '../../redis/unavailable.ts';
import type { RedisNode } from '../support/redis/redis-node.ts';
import type { SentinelGroup } from '../support/redis/sentinel-group.ts';
import { startSentinelGroup } from '../support/redis/start-sentinel-group.ts';
import { claimedTask, progressed } from '../support/tasks/event-log/new-task.ts';
import { entry } from '../support/tasks/listed-task.ts';
import { openTestDeployment } from '../support/tasks/test-deployment.ts';

let group: SentinelGroup;

beforeAll(async () => {
  group = await startSentinelGroup();
  return () => group[Symbol.asyncDispose]();
});

const open = (role: 'requests' | 'work') => openTestDeployment({ redisUrl: group.url, role });

/** Resolves once the replica has all writes. Otherwise a dying master would lose some. */
const replicated = async ({ redis }: RedisNode): Promise<void> => {
  // WAIT covers the commands before it on the same connection.
  await redis.pipeline().ping().wait(1, 5000).exec();
};

/** Retries until the new master replies. Every error must mean that Redis is unavailable. */
const untilItWorks = async <T>(operation: () => Promise<T>): Promise<T> => {
  let found: { value: T } | undefined;
  await expect
    .poll(async () => {
      try {
        found = { value: await operation() };
      } catch (error) {
        expect(isUnavailable(error)).toBe(true);
      }
      return found !== undefined;
    })
    .toBe(true);
  return found?.value ?? expect.unreachable();
};

test('after a requested failover, requests and publications work again', async () => {
  const { log, subscriber, keys, ...deployment } = open('requests');
  const id = await claimedTask({ log, subscriber, keys, ...deployment });
  await subscriber.subscribe(keys.events(id));
  const received: string[] = [];
  subscriber.on('message', (_, text) => received.push(text));
  const resumed = once(subscriber, 'resumed');
  const before = await group.master();
  await group.failover();
  await resumed;
  await untilItWorks(() => log.write(id, { fence: 1, number: 1 }, [progressed()]));
  await expect.poll(() => received.length).toBe(1);
  await group.waitForSync(before);
});

test('after a failover the sweep checks recently finished tasks, whose final event may be lost', async () => {
  const { index, redis } = open('work');
  await index.add(entry('t1', 'ann'), Date.now());
  await index.finish(entry('t1', 'ann'), Date.now() + 60_000);
  expect(await index.due(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
  const before = await group.master();
  const ready = once(redis, 'ready');
  await group.failover();
  await ready;
  await expect.poll(() => index.due(Date.now(), 10)).toEqual([entry('t1', 'ann')]);
  await group.waitForSync(before);
});

test('when the master is killed, requests fail within 2 s, work waits, and both continue on the new master', async () => {
  const requests = open('requests');
  const work = openTestDeployment({ redisUrl: group.url, role: 'work', prefix: requests.prefix });
  const id = await claimedTask(requests);
  const master = await group.master();
  await replicated(master);
  await master.kill();
  const writing = work.log.write(id, { fence: 1, number: 1 }, [progressed()]);
  const error = await requests.log.find(id).catch((reason: unknown) => reason);
  expect(isUnavailable(error)).toBe(true);
  await group.failedOver(master);
  expect(await writing).toBe('written');
  expect((await untilItWorks(() => requests.log.find(id)))?.position.seq).toBe(3);
  await group.restart(master);
});

test('when the master hangs and is replaced, all connections switch to the new master, and stay there when the old one resumes', async () => {
  const requests = open('requests');
  const work = openTestDeployment({ redisUrl: group.url, role: 'work', prefix: requests.prefix });
  const id = await claimedTask(requests);
  const master = await group.master();
  await replicated(master);
  master.freeze();
  onTestFinished(() => master.wake());
  const writing = work.log.write(id, { fence: 1, number: 1 }, [progressed()]);
  await group.failedOver(master);
  expect(await writing).toBe('written');
  await untilItWorks(() => requests.log.find(id));
  master.wake();
  await group.waitForSync(master);
  await untilItWorks(() => requests.log.write(id, { fence: 1, number: 2 }, [progressed()]));
  expect((await work.log.find(id))?.position.seq).toBe(4);
});

test('sentinels that hang are skipped', async () => {
  const { log } = open('requests');
  expect(await log.find('t0')).toBeUndefined();
  const [first] = group.sentinelProcesses;
  first?.freeze();
  onTestFinished(() => first?.wake());
  const late = open('requests');
  await untilItWorks(() => late.log.find('t0').then(() => true));
});
