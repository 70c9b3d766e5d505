import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { ensureRedisBinary } from '../../launch/local-redis/ensure-redis-binary.ts';
import { startRedisServer } from '../../launch/local-redis/start-redis-server.ts';
import { configuredSources } from '../../worker/sources/configured-sources.ts';
import { openHeldService } from '../support/server/held-service.ts';
import { ask } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { errorsOf } from '../support/server/transport.ts';
import { webSocket } from '../support/server/web-socket.ts';
import { startTestWorker } from '../support/worker/test-worker.ts';

const started = z.object({ start: z.object({ taskId: z.string() }) });

/** Starts a task of forum posts whose only source is the held service. */
const start = async (graphql: string): Promise<string> => {
  const query =
    'mutation { start: fetchCommunityReviews(input: { productName: "Kettle", sources: ["hackernews"] }) { taskId } }';
  return started.parse((await ask(graphql, { query })).data).start.taskId;
};

const change = (graphql: string, field: 'pauseQueue' | 'resumeQueue', kind = 'COMMUNITY') =>
  ask(graphql, {
    query: `mutation { queue: ${field}(kind: ${kind}) { kind pausedSince pending } }`,
  });

const pausedQueue = z.object({ queue: z.object({ pausedSince: z.string() }) });

const statusOf = async (graphql: string, id: string) =>
  (
    await ask(graphql, {
      query: 'query ($id: ID!) { taskStatus(id: $id) { status queuePosition } }',
      variables: { id },
    })
  ).data?.['taskStatus'];

const queueOf = async (graphql: string) => {
  const query = '{ queues { kind pausedSince pending active history { pending started failed } } }';
  return z
    .object({
      queues: z.tuple([
        z.object({
          pausedSince: z.string().nullable(),
          pending: z.number(),
          active: z.number(),
          history: z.array(
            z.object({ pending: z.number(), started: z.number(), failed: z.number() }),
          ),
        }),
        z.object({ pausedSince: z.null() }),
        z.object({ pausedSince: z.null() }),
      ]),
    })
    .parse((await ask(graphql, { query })).data).queues[0];
};

test('a paused kind starts no task on any worker, finishes running ones, and goes on when it is resumed', async () => {
  const service = await openHeldService();
  const one = await serve();
  const other = await serve({ prefix: one.prefix });
  const workers = [0, 1].map(() =>
    startTestWorker({
      redisUrl: inject('redisUrl'),
      prefix: one.prefix,
      attempts: 1,
      concurrency: 1,
      sources: configuredSources({ HACKERNEWS_URL: service.url }),
    }),
  );
  await Promise.all(workers);
  const running = [await start(one.graphql), await start(other.graphql)];
  await expect.poll(() => service.held).toHaveLength(2);

  const changes = webSocket.results(other.graphql, {
    query: 'subscription { queues { kind pausedSince } }',
  });
  const pushed = async () => (await changes.next()).value?.data;
  expect(await pushed()).toMatchObject({ queues: [{ pausedSince: null }, {}, {}] });
  const paused = await change(one.graphql, 'pauseQueue');
  expect(paused.data).toEqual({
    queue: { kind: 'COMMUNITY', pausedSince: expect.stringMatching(/Z$/), pending: 0 },
  });
  const { pausedSince } = pausedQueue.parse(paused.data).queue;
  expect(await pushed()).toMatchObject({ queues: [{ pausedSince }, { pausedSince: null }, {}] });
  // Pausing again keeps the time of the first pause.
  expect((await change(other.graphql, 'pauseQueue')).data).toEqual(paused.data);

  const waiting = [await start(one.graphql), await start(other.graphql)];
  service.release();
  for (const id of running) {
    await expect.poll(() => statusOf(one.graphql, id)).toMatchObject({ status: 'FAILURE' });
  }
  // Both workers are idle now, and neither takes a task.
  await expect.poll(async () => (await queueOf(other.graphql)).active).toBe(0);
  for (const [i, id] of waiting.entries()) {
    expect(await statusOf(other.graphql, id)).toEqual({ status: 'PENDING', queuePosition: i });
  }
  const { history, pending } = await queueOf(other.graphql);
  expect(pending).toBe(2);
  expect(history).toHaveLength(60);
  expect(history.at(-1)?.pending).toBe(2);
  expect(history.reduce((sum, minute) => sum + minute.started, 0)).toBe(2);
  expect(history.reduce((sum, minute) => sum + minute.failed, 0)).toBe(2);
  const sources = await ask(one.graphql, { query: '{ sources { name kind note } }' });
  const notes = z
    .object({ sources: z.array(z.object({ kind: z.string(), note: z.string().nullable() })) })
    .parse(sources.data).sources;
  for (const { kind, note } of notes) {
    if (kind === 'COMMUNITY') expect(note).toContain('An operator paused COMMUNITY at 20');
    else expect(note ?? '').not.toContain('paused');
  }

  const resumed = { kind: 'COMMUNITY', pausedSince: null, pending: expect.any(Number) };
  expect((await change(other.graphql, 'resumeQueue')).data).toEqual({ queue: resumed });
  for (const id of waiting) {
    await expect.poll(() => statusOf(one.graphql, id)).toMatchObject({ status: 'FAILURE' });
  }
  expect((await change(one.graphql, 'resumeQueue')).data).toMatchObject({ queue: resumed });
  await changes.return();
});

test('a pause survives a restart of the servers, the workers, and Redis', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'reviewcast-paused-'));
  const binary = await ensureRedisBinary(console.error);
  const launch = (port?: number) =>
    startRedisServer({
      binary,
      dir,
      args: ['--appendonly', 'yes', '--appendfsync', 'always'],
      ...(port === undefined ? {} : { port }),
    });
  const redis = await launch();
  const { url: redisUrl } = redis;
  const before = await serve({ redisUrl });
  const { prefix } = before;
  const paused = await change(before.graphql, 'pauseQueue');
  const id = await start(before.graphql);
  await before[Symbol.asyncDispose]();
  await redis.stop();
  const restarted = await launch(redis.port);
  onTestFinished(async () => {
    await restarted.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const after = await serve({ redisUrl, prefix });
  const worker = await startTestWorker({ redisUrl, prefix, attempts: 1 });
  expect(pausedQueue.parse((await change(after.graphql, 'pauseQueue')).data)).toEqual(
    pausedQueue.parse(paused.data),
  );
  // A task of another kind passes, started later.
  const query =
    'mutation { start: fetchStoreReviews(input: { productName: "Kettle" }) { taskId } }';
  const passing = started.parse((await ask(after.graphql, { query })).data).start.taskId;
  await expect.poll(() => statusOf(after.graphql, passing)).toMatchObject({ status: 'FAILURE' });
  expect(await statusOf(after.graphql, id)).toEqual({ status: 'PENDING', queuePosition: 0 });
  await change(after.graphql, 'resumeQueue');
  await expect.poll(() => statusOf(after.graphql, id)).toMatchObject({ status: 'FAILURE' });
  await worker.stop();
  await after[Symbol.asyncDispose]();
});

test('a kind that does not exist cannot be paused', async () => {
  const { graphql } = await serve();
  const result = await change(graphql, 'pauseQueue', 'BOOKS');
  expect(errorsOf(result)).toMatchObject([{ message: expect.stringContaining('BOOKS') }]);
});
