import { join } from 'node:path';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { startService } from '../../launch/processes/start-service.ts';
import { LiveRows } from '../../server/ports/live-rows.ts';
import { configuredSources } from '../../worker/sources/configured-sources.ts';
import { ann, bearer, codesOf, keys, start as startStoreTask } from '../support/server/callers.ts';
import { eventStream } from '../support/server/event-stream.ts';
import { openHeldService } from '../support/server/held-service.ts';
import { ask, polling } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { errorsOf } from '../support/server/transport.ts';
import { webSocket } from '../support/server/web-socket.ts';
import { startTestWorker } from '../support/worker/test-worker.ts';

const redisUrl = inject('redisUrl');

const started = z.object({ start: z.object({ taskId: z.string() }) });

const start = async (graphql: string): Promise<string> => {
  const query =
    'mutation { start: fetchCommunityReviews(input: { productName: "Kettle", sources: ["hackernews"] }) { taskId } }';
  return started.parse((await ask(graphql, { query })).data).start.taskId;
};

const drain = (graphql: string, id: string) =>
  ask(graphql, {
    query: 'mutation ($id: ID!) { drainWorker(id: $id) { id drainingSince } }',
    variables: { id },
  });

const taskOf = async (graphql: string, id: string) =>
  (
    await ask(graphql, {
      query: 'query ($id: ID!) { taskStatus(id: $id) { status attempt } }',
      variables: { id },
    })
  ).data?.['taskStatus'];

const workersIn = (data: unknown) =>
  z
    .object({
      workers: z.array(
        z.object({
          id: z.string(),
          drainingSince: z.string().nullable(),
          activeTasks: z.array(z.object({ id: z.string() })),
        }),
      ),
    })
    .parse(data).workers;

const fields = 'workers { id drainingSince activeTasks { id } }';

/** Two servers, and a worker of one job that waits for its service. */
const openBusyWorker = async (drainMs: number) => {
  const service = await openHeldService();
  const one = await serve();
  const other = await serve({ prefix: one.prefix });
  const startOne = () =>
    startTestWorker({
      redisUrl,
      prefix: one.prefix,
      attempts: 1,
      concurrency: 1,
      drainMs,
      sources: configuredSources({ HACKERNEWS_URL: service.url }),
    });
  const worker = await startOne();
  const taskId = await start(one.graphql);
  await expect.poll(() => service.held).toHaveLength(1);
  return { service, one, other, worker, taskId, startOne };
};

test('a worker drained from any server takes no further task, finishes its own, and is gone', async () => {
  const { service, one, other, worker, taskId, startOne } = await openBusyWorker(60_000);
  const rows = webSocket.results(one.graphql, { query: `subscription { ${fields} }` });
  const pushed = async () => workersIn((await rows.next()).value?.data);
  const untilPushed = async (matches: (workers: ReturnType<typeof workersIn>) => boolean) => {
    let latest = await pushed();
    while (!matches(latest)) latest = await pushed();
    return latest;
  };
  await untilPushed(([first]) => first?.activeTasks[0]?.id === taskId);

  const answer = await drain(other.graphql, worker.id);
  expect(answer.data).toEqual({
    drainWorker: { id: worker.id, drainingSince: expect.stringMatching(/Z$/) },
  });
  await untilPushed(([first]) => first?.drainingSince !== null);
  const waiting = await start(other.graphql);
  const second = await startOne();
  await expect.poll(() => service.held).toHaveLength(2);
  const both = await untilPushed(
    (workers) => workers.filter(({ activeTasks }) => activeTasks[0]).length === 2,
  );
  expect(Object.fromEntries(both.map(({ id, activeTasks }) => [id, activeTasks[0]?.id]))).toEqual({
    [worker.id]: taskId,
    [second.id]: waiting,
  });

  service.release();
  await worker.stopped;
  expect(await taskOf(one.graphql, taskId)).toEqual({ status: 'FAILURE', attempt: 1 });
  expect((await untilPushed(({ length }) => length === 1))[0]?.id).toBe(second.id);
  await rows.return();
});

test('a drained worker hands back what it cannot finish in time, and another worker continues', async () => {
  const { service, one, other, worker, taskId, startOne } = await openBusyWorker(0);
  await startOne();
  await drain(other.graphql, worker.id);
  await worker.stopped;
  await expect.poll(() => taskOf(one.graphql, taskId)).toEqual({ status: 'STARTED', attempt: 2 });
  service.release();
  await expect.poll(() => taskOf(one.graphql, taskId)).toMatchObject({ status: 'FAILURE' });
});

test('a worker that misses the message drains with its next report', async () => {
  const { one, worker } = await openBusyWorker(0);
  const { redis, keys: names } = one.deployment;
  await redis.set(names.drainRequest(worker.id), '1');
  await worker.stopped;
  expect(await redis.exists(names.drainRequest(worker.id))).toBe(0);
});

test('the process of a drained worker exits', async () => {
  const { graphql, prefix } = await serve();
  const service = await startService({
    name: 'worker',
    environment: { ...process.env, REDIS_URL: redisUrl, REDIS_PREFIX: prefix, LOG_LEVEL: 'silent' },
    log: () => {},
    file: join(inject('dist'), 'worker.js'),
  });
  onTestFinished(() => service.stop(1000));
  const id = (await service.ready).replace(/^worker /, '');
  expect((await drain(graphql, id)).errors).toBeUndefined();
  expect((await service.died).message).toMatch(/exited with (code )?0/);
});

test('an unknown worker cannot be drained, and neither can one that is gone', async () => {
  const { graphql, prefix } = await serve();
  const worker = await startTestWorker({ redisUrl, prefix });
  await worker.stop();
  for (const id of [worker.id, 'w0', '']) {
    expect(errorsOf(await drain(graphql, id))).toEqual([
      {
        code: 'WORKER_NOT_FOUND',
        message: `No live worker has the ID ${JSON.stringify(id)}. The workers query lists those that are alive.`,
      },
    ]);
  }
});

test('only operators drain workers and watch them, and a watch token cannot watch sources', async () => {
  const { graphql } = await serve(keys);
  const { watchToken } = await startStoreTask(graphql, bearer(ann));
  const workers = 'subscription { workers { id } }';
  const sources = 'subscription { sources { name } }';
  const mutation = 'mutation { drainWorker(id: "w1") { id } }';
  const refused = async (query: string, key: string, transport: typeof polling) =>
    codesOf(graphql, { query, authorization: bearer(key) }, transport);
  expect(await refused(mutation, ann, polling)).toEqual(['FORBIDDEN']);
  expect(await refused(workers, ann, webSocket)).toEqual(['FORBIDDEN']);
  expect(await refused(workers, watchToken, eventStream)).toEqual(['FORBIDDEN']);
  expect(await refused(sources, watchToken, webSocket)).toEqual(['FORBIDDEN']);
});

test('sources are pushed when they change, and not read without subscribers', async () => {
  const changes = vi.spyOn(LiveRows.prototype, 'changes');
  const { graphql, prefix } = await serve(keys);
  const rows = eventStream.results(graphql, {
    query: 'subscription { sources { name configured } }',
    authorization: bearer(ann),
  });
  const configured = async () =>
    z
      .object({ sources: z.array(z.object({ name: z.string(), configured: z.boolean() })) })
      .parse((await rows.next()).value?.data)
      .sources.filter((source) => source.configured)
      .map(({ name }) => name);
  expect(await configured()).toEqual([]);
  const environment = { HACKERNEWS_URL: 'http://127.0.0.1:9' };
  await startTestWorker({ redisUrl, prefix, sources: configuredSources(environment) });
  expect(await configured()).toContain('hackernews');
  await rows.return();
  const reading = changes.mock.results[0]?.value ?? expect.unreachable();
  expect(await reading.next()).toEqual({ done: true, value: undefined });
});
