import { expect, inject, onTestFinished, test } from 'vitest';
import { startDemoSites } from '../../demo/sites/start.ts';
import { findFreePort } from '../../launch/free-port.ts';
import { cancelTask } from '../../tasks/canceling.ts';
import { configuredSources } from '../../worker/sources/configured-sources.ts';
import { startOwnRedis } from '../support/redis/own-redis.ts';
import { openApi, question } from '../support/sources/stackexchange/stackexchange-service.ts';
import { openTestDeployment } from '../support/tasks/test-deployment.ts';
import { openSilentService } from '../support/worker/silent-service.ts';
import { startTask } from '../support/worker/test-tasks.ts';
import { startTestWorker } from '../support/worker/test-worker.ts';

const redisUrl = inject('redisUrl');

/** A worker that runs a task whose source does not respond. */
const openStuckWorker = async (options: { drainMs?: number; redisUrl?: string } = {}) => {
  const deployment = openTestDeployment({ redisUrl, ...options });
  const service = await openSilentService();
  const worker = await startTestWorker({
    redisUrl,
    prefix: deployment.prefix,
    sources: configuredSources({ HACKERNEWS_URL: service.url }),
    ...options,
  });
  const taskId = await startTask(deployment, { kind: 'COMMUNITY', sources: ['hackernews'] });
  await service.requested;
  return { deployment, service, worker, taskId };
};

test('a worker collects from the sources of its environment', async () => {
  const sites = await startDemoSites({ paceMs: 0 });
  onTestFinished(() => sites.close());
  const deployment = openTestDeployment();
  await startTestWorker({
    redisUrl,
    prefix: deployment.prefix,
    sources: configuredSources(sites.environment),
  });
  const productName = 'Aurora Noise Cancelling Headphones';
  const taskId = await startTask(deployment, {
    kind: 'COMMUNITY',
    sources: ['hackernews'],
    productName,
    maxReviews: 5,
  });
  await expect
    .poll(() => deployment.log.find(taskId))
    .toMatchObject({ status: 'SUCCESS', result: { complete: true } });
});

test.each([
  { leaveOutAuthors: true, shown: null },
  { leaveOutAuthors: false, shown: 'Ida & Ole' },
])('with %j Redis has exactly the names that readers see', async ({ leaveOutAuthors, shown }) => {
  const service = await openApi({ questions: [question(3)] });
  const deployment = openTestDeployment();
  await startTestWorker({
    redisUrl,
    prefix: deployment.prefix,
    sources: configuredSources({
      STACKEXCHANGE_SITES: 'kitchens',
      STACKEXCHANGE_URL: service.url.href,
    }),
    leaveOutAuthors,
  });
  const taskId = await startTask(deployment, {
    kind: 'COMMUNITY',
    sources: ['stackexchange'],
    productName: 'Acme Kettle',
  });
  await expect.poll(() => deployment.log.find(taskId)).toMatchObject({ status: 'SUCCESS' });
  expect(await deployment.log.reviews(taskId)).toMatchObject([{ author: shown }]);
  expect((await storedTexts(deployment)).includes('Ida')).toBe(shown !== null);
});

/** Every text that the deployment has stored. */
const storedTexts = async ({ redis, prefix }: ReturnType<typeof openTestDeployment>) => {
  const keys = await redis.keys(`*${prefix}*`);
  const values = keys.map(async (key) => {
    switch (await redis.type(key)) {
      case 'string':
        return redis.get(key);
      case 'hash':
        return redis.hgetall(key);
      case 'list':
        return redis.lrange(key, 0, -1);
      case 'stream':
        return redis.xrange(key, '-', '+');
      default:
        return null;
    }
  });
  return JSON.stringify(await Promise.all(values));
};

test('a cancellation reaches a worker that waits for a source', async () => {
  const { deployment, service, worker, taskId } = await openStuckWorker();
  expect((await cancelTask(taskId, deployment))?.status).toBe('REVOKED');
  await service.disconnected;
  await expect.poll(() => deployment.queues.has('COMMUNITY', taskId)).toBe(false);
  await worker.stop();
});

test('a worker reports what it is doing, and deregisters when it stops', async () => {
  const { deployment, worker, taskId } = await openStuckWorker();
  const own = async () => (await deployment.workers.list()).find(({ id }) => id === worker.id);
  await expect
    .poll(own)
    .toMatchObject({ concurrency: 4, activeTasks: [taskId], succeeded: 0, failed: 0 });
  const report = await own();
  expect(report?.sources).toContainEqual({
    name: 'hackernews',
    configured: true,
    missing: [],
    cooldownUntil: null,
    limit: { requests: 10_000, seconds: 3600 },
  });
  expect(report?.sources).toContainEqual({
    name: 'serpapi',
    configured: false,
    missing: ['SERPAPI_KEY'],
    cooldownUntil: null,
    limit: { requests: 1000, seconds: 3600 },
  });
  await worker.stop();
  expect(await own()).toBeUndefined();
});

test('a worker that stops hands back its jobs', async () => {
  const { deployment, worker, taskId } = await openStuckWorker();
  await worker.stop();
  expect(await deployment.log.find(taskId)).toMatchObject({
    status: 'RETRY',
    error: { code: 'WORKER_STOPPING' },
  });
  expect(await deployment.queues.position('COMMUNITY', taskId)).toBe(0);
});

test('health endpoints report whether the worker and Redis are available', async () => {
  const redis = await startOwnRedis();
  const port = await findFreePort();
  const worker = await startTestWorker({ redisUrl: redis.url, prefix: 'own', port });
  const statusOf = async (path: string) =>
    (await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(5000) })).status;
  expect(await statusOf('/healthz')).toBe(200);
  expect(await statusOf('/readyz')).toBe(200);
  expect(await statusOf('/elsewhere')).toBe(404);
  await redis.stop();
  expect(await statusOf('/readyz')).toBe(503);
  expect(await statusOf('/healthz')).toBe(200);
  await worker.stop();
});

test('a worker stops in bounded time without Redis', async () => {
  const redis = await startOwnRedis();
  const { worker } = await openStuckWorker({ redisUrl: redis.url });
  await redis.stop();
  await worker.stop();
});

test('a Redis that may evict keys is rejected, and nothing stays open', async () => {
  const redis = await startOwnRedis({ args: ['--maxmemory-policy', 'allkeys-lru'] });
  await expect(startTestWorker({ redisUrl: redis.url, prefix: 'own' })).rejects.toThrow(
    'allkeys-lru',
  );
  const other = openTestDeployment({ redisUrl: redis.url });
  const clients = String(await other.redis.call('CLIENT', 'LIST'));
  expect(clients).not.toContain('reviewcast-work');
});
