import { once } from 'node:events';
import { expect, inject, test } from 'vitest';
import { z } from 'zod';
import { configuredSources } from '../../worker/sources/configured-sources.ts';
import { ann, bearer, ben, keys, operator } from '../support/server/callers.ts';
import { ask } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { errorsOf } from '../support/server/transport.ts';
import { fakeSource, pageOf } from '../support/worker/fake-source.ts';
import { gate } from '../support/worker/gate.ts';
import { startTestWorker } from '../support/worker/test-worker.ts';

const limits = { queueLength: 30, openTasksPerCaller: 20 };

const startedSchema = z.object({ data: z.object({ started: z.object({ taskId: z.string() }) }) });

const taskSchema = z.object({
  data: z.object({
    taskStatus: z.object({ status: z.string(), startedAt: z.string().nullable() }),
  }),
});

const schedulesSchema = z.object({
  data: z.object({
    schedules: z.array(z.object({ lastTask: z.object({ status: z.string() }).nullable() })),
  }),
});

test('limits, turns, pausing, canceling, and schedules hold across two servers and three workers', async () => {
  const one = await serve({ ...keys, ...limits });
  const other = await serve({ ...keys, ...limits, prefix: one.prefix });
  const servers = [one.graphql, other.graphql];
  const mayCollect = gate();
  const sources = {
    ...configuredSources({}),
    sources: [
      fakeSource('hackernews', async function* ({ signal }) {
        await Promise.race([mayCollect.opened, once(signal, 'abort')]);
        signal.throwIfAborted();
        yield pageOf(1, 2);
      }),
    ],
  };
  const { deployment, prefix } = one;
  const redisUrl = inject('redisUrl');
  await Promise.all(
    [1, 2, 3].map(() =>
      startTestWorker({
        redisUrl,
        prefix,
        ...limits,
        sources,
        concurrency: 1,
        kinds: ['COMMUNITY'],
      }),
    ),
  );
  let turn = 0;
  const anyServer = () => servers[turn++ % servers.length] ?? one.graphql;
  const send = (key: string, query: string) =>
    ask(anyServer(), { query, authorization: bearer(key) });
  let names = 0;
  const start = (key: string) =>
    send(
      key,
      `mutation { started: fetchCommunityReviews(input: { productName: "Kettle ${names++}", sources: ["hackernews"] }) { taskId } }`,
    );
  const startAll = async (key: string, count: number): Promise<string[]> => {
    const ids: string[] = [];
    while (ids.length < count) {
      ids.push(startedSchema.parse(await start(key)).data.started.taskId);
    }
    return ids;
  };
  const stateOf = async (id: string) =>
    taskSchema.parse(await send(operator, `{ taskStatus(id: "${id}") { status startedAt } }`)).data
      .taskStatus;

  // Paused on one server, no worker takes a job.
  await send(operator, 'mutation { pauseQueue(kind: COMMUNITY) { pausedSince } }');
  const ofAnn = await startAll(ann, 20);
  expect(errorsOf(await start(ann))).toMatchObject([{ code: 'RATE_LIMITED' }]);
  expect(errorsOf(await start(ann))).toMatchObject([{ code: 'RATE_LIMITED' }]);
  const ofBen = await startAll(ben, 10);
  expect(errorsOf(await start(ben))).toMatchObject([{ code: 'QUEUE_FULL' }]);
  expect(errorsOf(await start(ben))).toMatchObject([{ code: 'QUEUE_FULL' }]);

  // Canceled on either server, tasks make room on both.
  const canceled = ofAnn.slice(10);
  for (const id of canceled) await send(ann, `mutation { cancelTask(id: "${id}") { status } }`);
  ofBen.push(...(await startAll(ben, 2)));

  // Resumed, the callers take turns, and a task is stopped on whichever worker it runs.
  await send(operator, 'mutation { resumeQueue(kind: COMMUNITY) { pausedSince } }');
  const running = async () => {
    const states = await Promise.all([...ofAnn, ...ofBen].map(stateOf));
    return [...ofAnn, ...ofBen].filter((_, i) => states[i]?.status === 'STARTED');
  };
  await expect.poll(async () => (await running()).length).toBe(3);
  const [stopped = ''] = await running();
  await send(operator, `mutation { cancelTask(id: "${stopped}") { status } }`);
  await expect.poll(async () => (await running()).length).toBe(3);
  mayCollect.open();
  const rest = [...ofAnn, ...ofBen].filter((id) => id !== stopped && !canceled.includes(id));
  await expect.poll(async () => (await Promise.all(rest.map(stateOf))).every(isSuccess)).toBe(true);
  for (const id of [stopped, ...canceled]) {
    expect(await stateOf(id)).toMatchObject({ status: 'REVOKED' });
  }
  const startOf = new Map(
    await Promise.all(rest.map(async (id) => [id, (await stateOf(id)).startedAt ?? ''] as const)),
  );
  const order = rest.toSorted((a, b) => (startOf.get(a) ?? '').localeCompare(startOf.get(b) ?? ''));
  expect(order.slice(0, 8).some((id) => ofBen.includes(id))).toBe(true);

  // A schedule created on one server runs once, on some worker, and is seen on both.
  const schedule =
    'mutation { scheduleReviews(input: { kind: COMMUNITY, productName: "Lamp", everySeconds: 3600, sources: ["hackernews"] }) { id } }';
  expect(errorsOf(await send(ben, schedule))).toEqual([]);
  const lastRun = async (graphql: string) => {
    const query = '{ schedules { lastTask { status } } }';
    const result = await ask(graphql, { query, authorization: bearer(ben) });
    return schedulesSchema.parse(result).data.schedules[0]?.lastTask?.status;
  };
  for (const graphql of servers) {
    await expect.poll(() => lastRun(graphql)).toBe('SUCCESS');
  }
  expect(await deployment.index.page(undefined, undefined, 100)).toHaveLength(33);
});

const isSuccess = ({ status }: { status: string }): boolean => status === 'SUCCESS';
