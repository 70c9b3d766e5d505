import { once } from 'node:events';
import { expect, inject, onTestFinished, test } from 'vitest';
import { startDemoSites } from '../../demo/sites/start.ts';
import type { Connection } from '../../redis/connections.ts';
import { serverConfig } from '../../server/config.ts';
import { workerConfig } from '../../worker/config.ts';
import { configuredSources } from '../../worker/sources/configured-sources.ts';
import { type CuttingProxy, openCuttingProxy } from '../support/redis/cutting-proxy.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { ask } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { errorsOf } from '../support/server/transport.ts';
import { eventsOf, numbersOf, through, watchEvents } from '../support/server/watching.ts';
import { webSocket } from '../support/server/web-socket.ts';
import { openTestDeployment } from '../support/tasks/test-deployment.ts';
import { startTask } from '../support/worker/test-tasks.ts';
import { startTestWorker } from '../support/worker/test-worker.ts';

const redisUrl = inject('redisUrl');

const start = {
  query: 'mutation { fetchStoreReviews(input: { productName: "Kettle" }) { taskId } }',
};

const openProxy = async (): Promise<CuttingProxy> => {
  const proxy = await openCuttingProxy(redisUrl);
  onTestFinished(() => proxy[Symbol.asyncDispose]());
  return proxy;
};

test.each([serverConfig, workerConfig])(
  'the time without a reply is above the wait of a worker',
  (config) => {
    const silence = (seconds: string) =>
      config({ REDIS_URL: 'redis://localhost', REDIS_SILENCE_SECONDS: seconds }).redisSilenceMs;
    expect(silence('11')).toBe(11_000);
    expect(silence('600')).toBe(600_000);
    for (const seconds of ['10', '601']) {
      expect(() => silence(seconds)).toThrow(
        `REDIS_SILENCE_SECONDS is "${seconds}". It must be a whole number of seconds from 11 to 600.`,
      );
    }
  },
);

/** Resolves when the connection is ready again, whatever errors it reports before. */
const ready = (redis: Connection): Promise<void> =>
  new Promise((resolve) => void redis.once('ready', resolve));

test('an idle connection to a Redis that vanished without closing it is replaced', async () => {
  const proxy = await openProxy();
  const { redis, subscriber } = openTestDeployment({ redisUrl: proxy.url, silenceMs: 500 });
  await subscriber.subscribe('news');
  await redis.ping();

  const replaced = [once(subscriber, 'resumed'), ready(redis)];
  proxy.vanish();
  await Promise.all(replaced);

  const message = once(subscriber, 'message');
  await redis.publish('news', 'hello');
  expect(await message).toEqual(['news', 'hello']);
});

test('a connection to a Redis that answers stays open, idle or not', async () => {
  const proxy = await openProxy();
  const { redis, subscriber } = openTestDeployment({ redisUrl: proxy.url, silenceMs: 300 });
  await subscriber.subscribe('news');
  await redis.ping();
  let closed = 0;
  redis.on('close', () => {
    closed += 1;
  });
  subscriber.on('resumed', () => {
    closed += 1;
  });
  proxy.forget();

  const pings = () => proxy.commands.filter(({ name }) => name === 'ping').length;
  await expect.poll(pings).toBeGreaterThan(8);
  expect(closed).toBe(0);
});

test('a connection that was cut amid a command is not ended again later', async () => {
  const proxy = await openProxy();
  const { redis } = openTestDeployment({ redisUrl: proxy.url, silenceMs: 600 });
  await redis.ping();
  proxy.stall();
  const unanswered = redis.get('{t}').catch(() => null);
  proxy.cut();
  proxy.flow();
  await ready(redis);
  await unanswered;
  let closed = 0;
  redis.on('close', () => {
    closed += 1;
  });
  proxy.forget();

  const pings = () => proxy.commands.filter(({ name }) => name === 'ping').length;
  await expect.poll(pings).toBeGreaterThan(3);
  expect(closed).toBe(0);
});

test('Redis vanishes from a server: watchers miss nothing, and starts work again', async () => {
  const proxy = await openProxy();
  const server = await serve({ redisUrl: proxy.url, redisSilenceMs: 1000 });
  const { graphql } = server;
  const { log } = openTestDeployment({ prefix: server.prefix });
  const task = await claimedTask(log);
  const results = webSocket.results(graphql, watchEvents(task.taskId));
  const first = [await results.next(), await results.next()];
  expect(first.map(({ done }) => done)).toEqual([false, false]);
  const watching = eventsOf(results);

  proxy.vanish();
  await task.progress(3);
  await task.succeed();

  expect(numbersOf(await watching)).toEqual(through(3, 6));
  await expect.poll(async () => errorsOf(await ask(graphql, start))).toEqual([]);
});

test('Redis vanishes from a worker: with the defaults it takes jobs again within 30 seconds', async () => {
  const proxy = await openProxy();
  const sites = await startDemoSites({ paceMs: 0 });
  onTestFinished(() => sites.close());
  const deployment = openTestDeployment();
  await startTestWorker({
    redisUrl: proxy.url,
    prefix: deployment.prefix,
    sources: configuredSources(sites.environment),
  });

  proxy.vanish();
  const taskId = await startTask(deployment, {
    kind: 'COMMUNITY',
    sources: ['hackernews'],
    productName: 'Aurora Noise Cancelling Headphones',
    maxReviews: 5,
  });

  await expect.poll(() => deployment.log.find(taskId)).toMatchObject({ status: 'SUCCESS' });
});
