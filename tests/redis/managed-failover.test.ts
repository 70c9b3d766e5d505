import { once } from 'node:events';
import { Redis } from 'ioredis';
import { expect, onTestFinished, test } from 'vitest';
import { startDemoSites } from '../../demo/sites/start.ts';
import { writeCheck } from '../../redis/readiness.ts';
import { isUnavailable } from '../../redis/unavailable.ts';
import { configuredSources } from '../../worker/sources/configured-sources.ts';
import { openCuttingProxy } from '../support/redis/cutting-proxy.ts';
import { startOwnRedis } from '../support/redis/own-redis.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { ask } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { errorsOf } from '../support/server/transport.ts';
import { eventsOf, numbersOf, through, watchEvents } from '../support/server/watching.ts';
import { webSocket } from '../support/server/web-socket.ts';
import { openTestDeployment } from '../support/tasks/test-deployment.ts';
import { startTask } from '../support/worker/test-tasks.ts';
import { startTestWorker } from '../support/worker/test-worker.ts';

const start = {
  query: 'mutation { fetchStoreReviews(input: { productName: "Kettle" }) { taskId } }',
};

const adminOf = (url: string): Redis => {
  const redis = new Redis(url);
  redis.on('error', () => {});
  onTestFinished(() => redis.disconnect());
  return redis;
};

/** A master and a replica behind one address, as of a managed service. */
const managedRedis = async () => {
  const args = ['--repl-diskless-sync-delay', '0'];
  const [master, replica] = await Promise.all([startOwnRedis({ args }), startOwnRedis({ args })]);
  const [old, next] = [adminOf(master.url), adminOf(replica.url)];
  await next.replicaof('127.0.0.1', master.port);
  await expect.poll(() => next.info('replication')).toContain('master_link_status:up');
  const proxy = await openCuttingProxy(master.url);
  onTestFinished(() => proxy[Symbol.asyncDispose]());
  return {
    url: proxy.url,
    proxy,
    /** Swaps the two. The address leads to the old master, which is a replica now. */
    async demote() {
      // WAIT covers only what was written before on the same connection.
      await old.pipeline().set('last', '1').wait(1, 5000).exec();
      await next.replicaof('NO', 'ONE');
      await old.replicaof('127.0.0.1', replica.port);
    },
    shutDownOld: () => master.stop(),
    /** Makes the address lead to the new master. Open connections stay with the old one. */
    redirect: () => proxy.leadTo(replica.url),
  };
};

test('while an address leads to a replica /readyz answers 503, and afterwards starts and watchers go on', async () => {
  const redis = await managedRedis();
  const server = await serve({ redisUrl: redis.url });
  const { graphql, deployment } = server;
  const readiness = async () => (await fetch(`${server.url}/readyz`)).status;
  const task = await claimedTask(deployment.log);
  const results = webSocket.results(graphql, watchEvents(task.taskId));
  // The watch is open.
  await results.next();
  const watching = eventsOf(results);
  expect(await readiness()).toBe(200);

  await redis.demote();
  await expect.poll(readiness).toBe(503);
  const refused = await ask(graphql, start);
  expect(errorsOf(refused)).toMatchObject([{ code: 'SERVICE_UNAVAILABLE' }]);

  redis.redirect();
  await expect.poll(readiness).toBe(200);
  expect(errorsOf(await ask(graphql, start))).toEqual([]);
  await task.progress(3);
  await task.succeed();
  expect(numbersOf(await watching)).toEqual(through(2, 6));
});

test('a worker finishes its task and takes new ones after its master has become a replica', async () => {
  const redis = await managedRedis();
  const sites = await startDemoSites({ paceMs: 0 });
  onTestFinished(() => sites.close());
  const deployment = openTestDeployment({ redisUrl: redis.url, role: 'work' });
  await startTestWorker({
    redisUrl: redis.url,
    prefix: deployment.prefix,
    sources: configuredSources(sites.environment),
  });
  const collect = () =>
    startTask(deployment, {
      kind: 'COMMUNITY',
      sources: ['hackernews'],
      productName: 'Aurora Noise Cancelling Headphones',
      maxReviews: 5,
    });
  const stateOf = (taskId: string) => expect.poll(() => deployment.log.find(taskId));
  const before = await collect();

  await redis.demote();
  redis.redirect();

  await stateOf(before).toMatchObject({ status: 'SUCCESS' });
  await stateOf(await collect()).toMatchObject({ status: 'SUCCESS' });
});

test.each([
  ['a command', (redis: Redis) => redis.set('{t}', '1')],
  ['a script', (redis: Redis) => redis.eval(`return redis.call('SET', KEYS[1], '1')`, 1, '{t}')],
  ['a pipeline', (redis: Redis) => redis.pipeline().set('{t}', '1').exec()],
  ['a transaction', (redis: Redis) => redis.multi().set('{t}', '1').exec()],
  [
    'a script in a transaction',
    (redis: Redis) => redis.multi().eval(`return redis.call('SET', KEYS[1], '1')`, 1, '{t}').exec(),
  ],
])('%s that a replica rejects makes its connection reach the new master', async (_, write) => {
  const redis = await managedRedis();
  const { redis: connection } = openTestDeployment({ redisUrl: redis.url });
  const single = connection instanceof Redis ? connection : expect.unreachable();
  await write(single);

  await redis.demote();
  redis.redirect();

  await expect
    .poll(async () => {
      const outcome: unknown = await write(single).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toSatisfy(isUnavailable);
      return JSON.stringify(outcome);
    })
    .toContain('OK');
});

test('many writes that a replica rejects at once reach the new master, without a warning', async () => {
  const redis = await managedRedis();
  const { redis: connection } = openTestDeployment({ redisUrl: redis.url, role: 'work' });
  await connection.ping();
  const warnings: Error[] = [];
  const onWarning = (warning: Error) => warnings.push(warning);
  process.on('warning', onWarning);
  onTestFinished(() => void process.off('warning', onWarning));

  await redis.demote();
  redis.redirect();
  const writes = Array.from({ length: 50 }, (_, i) => connection.set(`k${i}`, '1'));

  expect(await Promise.all(writes)).toEqual(writes.map(() => 'OK'));
  expect(warnings).toEqual([]);
});

test('a subscriber reaches the new master too, although it never writes', async () => {
  const redis = await managedRedis();
  const deployment = openTestDeployment({ redisUrl: redis.url });
  await deployment.subscriber.subscribe('news');
  const resumed = once(deployment.subscriber, 'resumed');
  await redis.demote();
  redis.redirect();
  const isRejected = await deployment.redis.set('{t}', '1').catch(isUnavailable);
  expect(['OK', true]).toContain(isRejected);
  await resumed;

  await redis.shutDownOld();
  const message = once(deployment.subscriber, 'message');
  await deployment.redis.publish('news', 'hello');
  expect(await message).toEqual(['news', 'hello']);
});

test('readiness is checked with one write at a time, and says at once when Redis has become a replica', async () => {
  const redis = await managedRedis();
  const deployment = openTestDeployment({ redisUrl: redis.url });
  const accepts = writeCheck(deployment.redis, deployment.keys.writeCheck);
  await deployment.redis.ping();
  redis.proxy.forget();

  expect(await Promise.all(Array.from({ length: 100 }, accepts))).not.toContain(false);
  expect(redis.proxy.commands.filter(({ name }) => name === 'set')).toHaveLength(1);
  expect(await deployment.redis.pttl(deployment.keys.writeCheck)).toBeGreaterThan(0);

  await redis.demote();
  expect(await accepts()).toBe(false);
});
