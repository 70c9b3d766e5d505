import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ensureRedisBinary } from '../../launch/local-redis/ensure-redis-binary.ts';
import { type RedisServer, startRedisServer } from '../../launch/local-redis/start-redis-server.ts';
import { eventStream } from '../support/server/event-stream.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { ask } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { allOf, errorsOf } from '../support/server/transport.ts';
import {
  eventOf,
  numberOf,
  numbersOf,
  statesOf,
  through,
  watchEvents,
  watchStates,
} from '../support/server/watching.ts';
import { webSocket } from '../support/server/web-socket.ts';

const start = {
  query: 'mutation { fetchStoreReviews(input: { productName: "Kettle" }) { taskId } }',
};

/** A private Redis that keeps its data across a kill and a restart. */
const persistentRedis = async () => {
  const dir = await mkdtemp(join(tmpdir(), 'reviewcast-persistent-redis-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const binary = await ensureRedisBinary(console.error);
  const args = ['--appendonly', 'yes', '--appendfsync', 'always'];
  const launch = async (port?: number): Promise<RedisServer> => {
    const redis = await startRedisServer({ binary, dir, args, ...(port ? { port } : {}) });
    onTestFinished(() => redis.stop());
    return redis;
  };
  const redis = await launch();
  return {
    url: redis.url,
    pid: redis.pid,
    async restart() {
      const again = await launch(redis.port);
      expect(again.port).toBe(redis.port);
    },
  };
};

/** Callers must get SERVICE_UNAVAILABLE while Redis is unavailable. */
const expectUnavailable = async ({ url, graphql }: { url: string; graphql: string }) => {
  const [readiness, liveness, metrics, mutation, query] = await Promise.all([
    fetch(`${url}/readyz`),
    fetch(`${url}/healthz`),
    fetch(`${url}/metrics`),
    ask(graphql, start),
    ask(graphql, { query: '{ taskStatus(id: "t1") { id } }' }),
  ]);
  expect(readiness.status).toBe(503);
  expect(liveness.status).toBe(200);
  expect(metrics.status).toBe(200);
  const text = await metrics.text();
  expect(text).toMatch(/^reviewcast_watchers \d/m);
  expect(text).not.toMatch(/^reviewcast_(workers|queue_jobs)[ {]/m);
  for (const result of [mutation, query]) {
    expect(errorsOf(result)).toMatchObject([{ code: 'SERVICE_UNAVAILABLE' }]);
    expect(JSON.stringify(result)).not.toMatch(/127\.0\.0\.1|ECONN|:\d{4,5}/);
  }
};

test.each([webSocket, eventStream])(
  'Redis is killed and restarted: over $name no event is missed and no process needs a restart',
  async ({ results }) => {
    const redis = await persistentRedis();
    const server = await serve({ redisUrl: redis.url });
    const { graphql, deployment } = server;
    const task = await claimedTask(deployment.log);
    const watching = results(graphql, watchEvents(task.taskId));
    const states = statesOf(results(graphql, watchStates(task.taskId)));
    const seen = [(await watching.next()).value, (await watching.next()).value];

    process.kill(redis.pid, 'SIGKILL');
    await vi.waitUntil(async () => (await fetch(`${server.url}/readyz`)).status === 503);
    await expectUnavailable(server);
    await redis.restart();
    await task.progress(3);
    await vi.waitUntil(async () => (await fetch(`${server.url}/readyz`)).status === 200);
    expect(await ask(graphql, start)).toMatchObject({
      data: { fetchStoreReviews: { taskId: expect.any(String) } },
    });
    await task.succeed();

    for (const result of await allOf(watching)) seen.push(result);
    expect(seen.map((result) => numberOf(eventOf(result ?? {})))).toEqual(through(1, 6));
    expect((await states).at(-1)).toMatchObject({ status: 'SUCCESS' });
  },
);

test('Redis is frozen and resumes: callers get errors, subscriptions continue', async () => {
  const redis = await persistentRedis();
  const server = await serve({ redisUrl: redis.url });
  const { graphql, deployment } = server;
  const task = await claimedTask(deployment.log);
  const watching = webSocket.results(graphql, watchEvents(task.taskId));
  const first = [(await watching.next()).value, (await watching.next()).value];

  process.kill(redis.pid, 'SIGSTOP');
  try {
    await expectUnavailable(server);
    const late = await allOf(webSocket.results(graphql, watchEvents(task.taskId)));
    expect(late.flatMap(errorsOf)).toMatchObject([{ code: 'SERVICE_UNAVAILABLE' }]);
  } finally {
    process.kill(redis.pid, 'SIGCONT');
  }
  await task.progress(3);
  await task.succeed();

  const events = [...first, ...(await allOf(watching))].map((result) => eventOf(result ?? {}));
  expect(numbersOf(events)).toEqual(through(1, 6));
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  expect(errorsOf(await ask(graphql, start))).toEqual([]);
});
