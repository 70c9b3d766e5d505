import { expect, test } from 'vitest';
import { z } from 'zod';
import { ann, bearer, ben, keys, operator, start, started } from '../support/server/callers.ts';
import { ask } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { errorsOf, type Result } from '../support/server/transport.ts';

const kettle = '{ kind: STORE, productName: "Kettle", everySeconds: 3600 }';

const created = z.object({ schedule: z.object({ id: z.string() }) });

const schedule = async (graphql: string, key: string, input = kettle) => {
  const query = `mutation { schedule: scheduleReviews(input: ${input}) { id } }`;
  return created.parse((await ask(graphql, { query, authorization: bearer(key) })).data).schedule
    .id;
};

const list = (graphql: string, key: string) =>
  ask(graphql, {
    query: '{ schedules { id productName everySeconds nextRunAt lastTask { id } } }',
    authorization: bearer(key),
  });

const remove = (graphql: string, key: string, id: string) =>
  ask(graphql, {
    query: 'mutation ($id: ID!) { deleteSchedule(id: $id) }',
    variables: { id },
    authorization: bearer(key),
  });

const idsIn = ({ data }: Result): string[] =>
  z
    .object({ schedules: z.array(z.object({ id: z.string() })) })
    .parse(data)
    .schedules.map(({ id }) => id);

test('callers see and delete only their own schedules, operators all schedules', async () => {
  const { graphql } = await serve(keys);
  const own = await schedule(graphql, ann);
  const others = await schedule(graphql, ben);
  expect(idsIn(await list(graphql, ann))).toEqual([own]);
  expect(idsIn(await list(graphql, ben))).toEqual([others]);
  expect(idsIn(await list(graphql, operator)).toSorted()).toEqual([own, others].toSorted());

  expect(errorsOf(await remove(graphql, ann, others))).toMatchObject([
    { code: 'SCHEDULE_NOT_FOUND' },
  ]);
  expect((await remove(graphql, operator, others)).data).toEqual({ deleteSchedule: true });
  expect((await remove(graphql, ann, own)).data).toEqual({ deleteSchedule: true });
  expect(idsIn(await list(graphql, operator))).toEqual([]);
});

test('a schedule shows its last run while that task is kept', async () => {
  const { graphql, deployment } = await serve(keys);
  const id = await schedule(graphql, ann);
  const run = await ask(graphql, {
    query: 'mutation ($id: ID!) { started: runSchedule(id: $id) { taskId watchToken } }',
    variables: { id },
    authorization: bearer(ann),
  });
  const { taskId } = started.parse(run).data.started;
  const shown = async () => (await list(graphql, ann)).data;
  expect(await shown()).toMatchObject({ schedules: [{ id, lastTask: { id: taskId } }] });
  await deployment.log.revoke(taskId);
  await deployment.log.forget(taskId);
  expect(await shown()).toMatchObject({ schedules: [{ id, lastTask: null }] });
});

test('a caller may have at most SCHEDULES_PER_CALLER schedules', async () => {
  const { graphql } = await serve({ ...keys, schedulesPerCaller: 2 });
  await schedule(graphql, ann);
  const second = await schedule(graphql, ann);
  const query = `mutation { scheduleReviews(input: ${kettle}) { id } }`;
  const third = () => ask(graphql, { query, authorization: bearer(ann) });
  expect(errorsOf(await third())).toEqual([
    {
      code: 'BAD_USER_INPUT',
      message:
        'This caller already has 2 schedules, the maximum (SCHEDULES_PER_CALLER). Delete one first.',
    },
  ]);
  await schedule(graphql, ben);
  await remove(graphql, ann, second);
  expect((await third()).errors).toBeUndefined();
});

test('of 60 schedules created at once on two servers, exactly as many as allowed are kept', async () => {
  const one = await serve({ ...keys, schedulesPerCaller: 7 });
  const other = await serve({ ...keys, schedulesPerCaller: 7, prefix: one.prefix });
  const query = `mutation { scheduleReviews(input: ${kettle}) { id } }`;
  const results = await Promise.all(
    Array.from({ length: 60 }, (_, i) =>
      ask((i % 2 === 0 ? one : other).graphql, { query, authorization: bearer(ann) }),
    ),
  );
  expect(results.filter(({ errors }) => errors === undefined)).toHaveLength(7);
  expect(results.flatMap(errorsOf).every(({ code }) => code === 'BAD_USER_INPUT')).toBe(true);
  expect(idsIn(await list(one.graphql, ann))).toHaveLength(7);
});

test('creating a schedule counts as a start', async () => {
  const { graphql } = await serve({ ...keys, startsPerMinute: 3 });
  await schedule(graphql, ann);
  await start(graphql, bearer(ann));
  await schedule(graphql, ann);
  const query = `mutation { scheduleReviews(input: ${kettle}) { id } }`;
  expect(errorsOf(await ask(graphql, { query, authorization: bearer(ann) }))).toMatchObject([
    { code: 'RATE_LIMITED', message: expect.stringContaining('STARTS_PER_MINUTE') },
  ]);
  await schedule(graphql, ben);
});

test('one schedule that cannot be read is left out of the list', async () => {
  const { graphql, deployment } = await serve(keys);
  const readable = await schedule(graphql, ann);
  const { redis, keys: names } = deployment;
  await redis.hset(names.schedules, 's-cut', '{"id":"s-cut",', 's-other', '{"id":"s-other"}');
  expect(idsIn(await list(graphql, ann))).toEqual([readable]);
  expect(idsIn(await list(graphql, operator))).toEqual([readable]);
});

test('a watch token can neither read nor create schedules', async () => {
  const { graphql } = await serve(keys);
  const { watchToken } = await start(graphql, bearer(ann));
  for (const query of [
    '{ schedules { id } }',
    `mutation { scheduleReviews(input: ${kettle}) { id } }`,
    'mutation { deleteSchedule(id: "s1") }',
  ]) {
    const result = await ask(graphql, { query, authorization: bearer(watchToken) });
    expect(errorsOf(result)).toMatchObject([{ code: 'FORBIDDEN' }]);
  }
});
