import { expect, inject, test } from 'vitest';
import { z } from 'zod';
import { sweep } from '../../tasks/sweep.ts';
import { ann, bearer, ben, keys, operator } from '../support/server/callers.ts';
import { ask } from '../support/server/polling.ts';
import { serve, type TestServer } from '../support/server/test-server.ts';
import { errorsOf } from '../support/server/transport.ts';
import { makeAllDue } from '../support/tasks/listed-task.ts';
import { startTestWorker } from '../support/worker/test-worker.ts';

const yearly = 'kind: STORE, productName: "Kettle", cron: "0 0 1 1 *"';
const fields =
  'id kind productName maxReviews cron timeZone everySeconds pausedSince nextRunAt createdAt';

const scheduleSchema = z.object({
  schedule: z.looseObject({
    id: z.string(),
    productName: z.string(),
    everySeconds: z.number().nullable(),
    pausedSince: z.string().nullable(),
    nextRunAt: z.string().nullable(),
    createdAt: z.string(),
  }),
});

const change = (graphql: string, mutation: string, key = ann) =>
  ask(graphql, { query: `mutation { schedule: ${mutation} }`, authorization: bearer(key) });

const changed = async (graphql: string, mutation: string, key = ann) =>
  scheduleSchema.parse((await change(graphql, `${mutation} { ${fields} }`, key)).data).schedule;

const create = (graphql: string) => changed(graphql, `scheduleReviews(input: { ${yearly} })`);

const run = async (graphql: string, id: string, key = ann) => {
  const result = await change(
    graphql,
    `runSchedule(id: "${id}") { taskId joined watchToken }`,
    key,
  );
  return z
    .object({ schedule: z.object({ taskId: z.string(), joined: z.boolean() }) })
    .parse(result.data).schedule;
};

const runsOf = async (graphql: string, id: string, first = 20) => {
  const query = `{ schedule(id: "${id}") { lastTask { id } runs(first: ${first}) { at taskId status found newReviews averageRating } } }`;
  const { data } = await ask(graphql, { query, authorization: bearer(ann) });
  return z
    .object({
      schedule: z.object({
        runs: z.array(z.looseObject({ taskId: z.string(), status: z.string() })),
      }),
    })
    .parse(data).schedule.runs;
};

const cancel = (graphql: string, id: string) =>
  ask(graphql, {
    query: `mutation { cancelTask(id: "${id}") { status } }`,
    authorization: bearer(ann),
  });

test('a schedule is read, replaced, paused, and resumed on any server', async () => {
  const one = await serve(keys);
  const other = await serve({ ...keys, prefix: one.prefix });
  const created = await create(one.graphql);
  expect(created).toMatchObject({ pausedSince: null, nextRunAt: expect.stringMatching(/-01-01T/) });
  const { id } = created;
  const read = async (key = ann) =>
    (
      await ask(other.graphql, {
        query: `{ schedule(id: "${id}") { ${fields} } }`,
        authorization: bearer(key),
      })
    ).data;
  expect(await read()).toEqual({ schedule: created });
  expect(await read(ben)).toEqual({ schedule: null });
  expect(await read(operator)).toEqual({ schedule: created });

  const hourly = 'kind: COMMUNITY, productName: "Lamp", maxReviews: 7, everySeconds: 3600';
  const replaced = await changed(
    other.graphql,
    `updateSchedule(id: "${id}", input: { ${hourly} })`,
  );
  expect(replaced).toMatchObject({
    id,
    productName: 'Lamp',
    everySeconds: 3600,
    createdAt: created.createdAt,
  });
  expect(Date.parse(replaced.nextRunAt ?? '')).toBeGreaterThan(Date.now() + 3_500_000);

  const paused = await changed(one.graphql, `pauseSchedule(id: "${id}")`);
  expect(paused).toMatchObject({ pausedSince: expect.stringMatching(/Z$/), nextRunAt: null });
  expect(await changed(other.graphql, `pauseSchedule(id: "${id}")`, operator)).toEqual(paused);
  expect(await changed(other.graphql, `resumeSchedule(id: "${id}")`)).toEqual(replaced);
});

test('changing a schedule that does not exist, or that is of another caller, fails with SCHEDULE_NOT_FOUND', async () => {
  const { graphql } = await serve(keys);
  const { id } = await create(graphql);
  for (const [other, key] of [
    [id, ben],
    ['s0', ann],
    ['s0', operator],
  ] as const) {
    for (const mutation of [
      `updateSchedule(id: "${other}", input: { ${yearly} }) { id }`,
      `pauseSchedule(id: "${other}") { id }`,
      `resumeSchedule(id: "${other}") { id }`,
      `runSchedule(id: "${other}") { taskId }`,
    ]) {
      expect(errorsOf(await change(graphql, mutation, key)), mutation).toMatchObject([
        { code: 'SCHEDULE_NOT_FOUND' },
      ]);
    }
  }
  const invalid = `updateSchedule(id: "${id}", input: { kind: STORE, productName: "Kettle", everySeconds: 59 }) { id }`;
  expect(errorsOf(await change(graphql, invalid))).toMatchObject([
    { code: 'BAD_USER_INPUT', message: expect.stringContaining('everySeconds is 59') },
  ]);
  for (const first of [0, 101]) {
    const query = `{ schedule(id: "${id}") { runs(first: ${first}) { at } } }`;
    expect(errorsOf(await ask(graphql, { query, authorization: bearer(ann) }))).toMatchObject([
      { code: 'BAD_USER_INPUT', message: `first is ${first}; it must be 1 to 100.` },
    ]);
  }
});

test('of runs started at once on two servers, even while paused, one starts and the others join it', async () => {
  const one = await serve({ ...keys, startsPerMinute: 12 });
  const other = await serve({ ...keys, startsPerMinute: 12, prefix: one.prefix });
  const { id } = await create(one.graphql);
  await changed(one.graphql, `pauseSchedule(id: "${id}")`);
  const started = await Promise.all(
    Array.from({ length: 10 }, (_, i) => run((i % 2 === 0 ? one : other).graphql, id)),
  );
  expect(new Set(started.map(({ taskId }) => taskId)).size).toBe(1);
  expect(started.filter(({ joined }) => !joined)).toHaveLength(1);
  const taskId = started[0]?.taskId ?? '';
  expect(await runsOf(other.graphql, id)).toMatchObject([{ taskId, status: 'PENDING' }]);
  await cancel(one.graphql, taskId);
  expect(await runsOf(other.graphql, id)).toMatchObject([{ taskId, status: 'REVOKED' }]);

  const second = await run(one.graphql, id);
  expect(second.joined).toBe(false);
  expect((await runsOf(one.graphql, id, 1)).map((row) => row.taskId)).toEqual([second.taskId]);
  // The schedule and eleven runs were starts.
  expect(errorsOf(await change(one.graphql, `runSchedule(id: "${id}") { taskId }`))).toMatchObject([
    { code: 'RATE_LIMITED' },
  ]);
});

test('a run outlives its task with how it ended, once, whoever settled it', async () => {
  const server = await serve(keys);
  const { graphql, deployment, prefix } = server;
  const { id } = await create(graphql);
  const { taskId: canceled } = await run(graphql, id);
  // Its server dies before it has recorded that it canceled the task.
  await deployment.log.revoke(canceled);
  await forgetWithSweep(server, canceled);

  const deletedRun = async (mutationOf: (taskId: string) => string) => {
    const { taskId } = await run(graphql, id);
    await deployment.log.revoke(taskId);
    await ask(graphql, { query: mutationOf(taskId), authorization: bearer(ann) });
    expect(await deployment.log.find(taskId)).toBeUndefined();
    return taskId;
  };
  const deleted = await deletedRun((taskId) => `mutation { deleteTask(id: "${taskId}") }`);
  const deletedByFilter = await deletedRun(
    () => `mutation { deleteTasks(where: { scheduleId: "${id}" }) { changed } }`,
  );

  await startTestWorker({ redisUrl: inject('redisUrl'), prefix, attempts: 1 });
  const { taskId: failed } = await run(graphql, id);
  await expect
    .poll(async () => (await deployment.schedules.runs.list(id, 1))[0]?.end?.status)
    .toBe('FAILURE');
  await deployment.log.forget(failed);
  expect(await runsOf(graphql, id)).toMatchObject([
    { taskId: failed, status: 'FAILURE', found: 0, newReviews: null, averageRating: null },
    { taskId: deletedByFilter, status: 'REVOKED' },
    { taskId: deleted, status: 'REVOKED' },
    { taskId: canceled, status: 'REVOKED' },
  ]);
});

/** Lets the sweep find a finished task, and then the task expire. */
const forgetWithSweep = async ({ deployment }: TestServer, taskId: string): Promise<void> => {
  await makeAllDue(deployment);
  await sweep(deployment, 60_000);
  await deployment.log.forget(taskId);
};
