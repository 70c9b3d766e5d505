import { expect, test } from 'vitest';
import { z } from 'zod';
import { ann, bearer, ben, keys, start } from '../support/server/callers.ts';
import { ask } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { errorsOf } from '../support/server/transport.ts';

const startQuery = 'mutation { fetchStoreReviews(input: { productName: "Kettle" }) { taskId } }';

test('a caller may start at most STARTS_PER_MINUTE tasks a minute, on all servers together', async () => {
  const { graphql, prefix } = await serve({ ...keys, startsPerMinute: 3 });
  const other = await serve({ ...keys, startsPerMinute: 3, prefix });
  const first = await start(graphql, bearer(ann));
  await start(other.graphql, bearer(ann));
  await start(graphql, bearer(ann));

  const errors = errorsOf(await ask(graphql, { query: startQuery, authorization: bearer(ann) }));
  expect(errors).toEqual([
    {
      code: 'RATE_LIMITED',
      message: expect.stringMatching(
        /^The limit of 3 starts per minute \(STARTS_PER_MINUTE\) has been reached\. Try again in (60|5\d) s\.$/,
      ),
    },
  ]);
  const retry = `mutation { retryTask(id: "${first.taskId}") { taskId } }`;
  await ask(graphql, {
    query: `mutation { cancelTask(id: "${first.taskId}") { id } }`,
    authorization: bearer(ann),
  });
  const retried = await ask(other.graphql, { query: retry, authorization: bearer(ann) });
  expect(errorsOf(retried)).toMatchObject([{ code: 'RATE_LIMITED' }]);
  await start(graphql, bearer(ben));
});

test('the error says when the caller may start again', async () => {
  const { graphql, deployment } = await serve({ startsPerMinute: 1 });
  await start(graphql);
  const { errors } = await ask(graphql, { query: startQuery });
  expect(errors).toMatchObject([
    { extensions: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) } },
  ]);
  const [counted = ''] = await deployment.redis.keys(`${deployment.keys.starts}*`);
  await deployment.redis.pexpire(counted, 1);
  await expect.poll(() => deployment.redis.exists(counted)).toBe(0);
  await start(graphql);
});

test.each([
  ['if access is open on loopback', {}],
  ['if the limit is 0', { ...keys, startsPerMinute: 0 }],
])('starts are not counted %s', async (_, options) => {
  const { graphql, deployment } = await serve(options);
  await start(graphql, 'apiKeys' in options ? bearer(ann) : undefined);
  expect(await deployment.redis.keys(`${deployment.keys.starts}*`)).toEqual([]);
});

test('starts are counted by default if keys are configured', async () => {
  const { graphql, deployment } = await serve(keys);
  await start(graphql, bearer(ann));
  expect(await deployment.redis.keys(`${deployment.keys.starts}*`)).toHaveLength(1);
});

test('a caller that has as many unfinished tasks as it may waits for one to end, and joins meanwhile', async () => {
  const { graphql } = await serve({ ...keys, openTasksPerCaller: 1 });
  const first = await start(graphql, bearer(ann));
  const refused = await ask(graphql, { query: startQuery, authorization: bearer(ann) });
  expect(refused).toMatchObject({ errors: [{ extensions: { retryAfter: 10 } }] });
  expect(errorsOf(refused)).toEqual([
    {
      code: 'RATE_LIMITED',
      message:
        'This caller has 1 unfinished task already, the maximum (OPEN_TASKS_PER_CALLER). Wait until one has finished, or cancel one. Try again in 10 s.',
    },
  ]);
  const join =
    'mutation { fetchStoreReviews(input: { productName: "Kettle", maxAge: 0 }) { taskId joined } }';
  expect(await ask(graphql, { query: join, authorization: bearer(ann) })).toMatchObject({
    data: { fetchStoreReviews: { taskId: first.taskId, joined: true } },
  });
  await start(graphql, bearer(ben));
  await ask(graphql, {
    query: `mutation { cancelTask(id: "${first.taskId}") { id } }`,
    authorization: bearer(ann),
  });
  await start(graphql, bearer(ann));
});

test('a full queue refuses starts and retries of its kind on every server, and says when to try again', async () => {
  const { graphql, prefix, deployment } = await serve({ ...keys, queueLength: 2 });
  const other = await serve({ ...keys, queueLength: 2, prefix });
  const first = await start(graphql, bearer(ann));
  await start(other.graphql, bearer(ben));
  const refused = await ask(other.graphql, { query: startQuery, authorization: bearer(ann) });
  expect(refused).toMatchObject({ errors: [{ extensions: { retryAfter: 10 } }] });
  expect(errorsOf(refused)).toEqual([
    {
      code: 'QUEUE_FULL',
      message: '2 tasks of kind STORE wait already, the maximum (QUEUE_LENGTH). Try again in 10 s.',
    },
  ]);
  const otherKind = 'mutation { fetchGoogleReviews(input: { productName: "Kettle" }) { taskId } }';
  expect(errorsOf(await ask(graphql, { query: otherKind, authorization: bearer(ann) }))).toEqual(
    [],
  );
  await deployment.log.revoke(first.taskId);
  const retry = `mutation { retryTask(id: "${first.taskId}") { taskId } }`;
  expect(errorsOf(await ask(graphql, { query: retry, authorization: bearer(ann) }))).toMatchObject([
    { code: 'QUEUE_FULL' },
  ]);
  await deployment.queues.remove('STORE', first.taskId);
  await start(graphql, bearer(ann));
});

test.each([
  ['QUEUE_FULL', { queueLength: 1 }],
  ['RATE_LIMITED', { openTasksPerCaller: 1 }],
])('a run of a schedule is refused with %s like any other start', async (code, limits) => {
  const { graphql } = await serve({ ...keys, ...limits });
  const created = await ask(graphql, {
    query:
      'mutation { made: scheduleReviews(input: { kind: STORE, productName: "Lamp", cron: "0 0 1 1 *" }) { id } }',
    authorization: bearer(ann),
  });
  const { id } = z.object({ made: z.object({ id: z.string() }) }).parse(created.data).made;
  const mutate = (mutation: string) =>
    ask(graphql, { query: `mutation { ${mutation} }`, authorization: bearer(ann) });
  const run = () => mutate(`run: runSchedule(id: "${id}") { taskId joined }`);
  const earlier = z.object({ run: z.object({ taskId: z.string() }) }).parse((await run()).data)
    .run.taskId;
  await mutate(`cancelTask(id: "${earlier}") { id }`);
  const { taskId } = await start(graphql, bearer(ann));

  expect((await run()).errors).toMatchObject([{ extensions: { code, retryAfter: 10 } }]);
  const query = `{ schedule(id: "${id}") { lastTask { id } } }`;
  expect(await ask(graphql, { query, authorization: bearer(ann) })).toMatchObject({
    data: { schedule: { lastTask: { id: earlier } } },
  });

  await mutate(`cancelTask(id: "${taskId}") { id }`);
  expect(await run()).toMatchObject({ data: { run: { joined: false } } });
});
