import { expect, test } from 'vitest';
import { ann, bearer, ben, keys, start } from '../support/server/callers.ts';
import { ask } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { errorsOf } from '../support/server/transport.ts';

const startQuery = 'mutation { fetchStoreReviews(input: { productName: "Kettle" }) { taskId } }';

test('a caller may start as many tasks a minute as are configured, and no more', async () => {
  const { graphql, prefix } = await serve({ ...keys, startsPerMinute: 3 });
  const other = await serve({ ...keys, startsPerMinute: 3, prefix });
  const first = await start(graphql, bearer(ann));
  await start(other.graphql, bearer(ann));
  await start(graphql, bearer(ann));

  const refused = errorsOf(await ask(graphql, { query: startQuery, authorization: bearer(ann) }));
  expect(refused).toEqual([
    {
      code: 'RATE_LIMITED',
      message: expect.stringMatching(
        /^This caller has started 3 tasks within a minute, which is as many as it may \(STARTS_PER_MINUTE\)\. It may start another in (60|5\d) s\.$/,
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

test('who may start again is told when', async () => {
  const { graphql, deployment } = await serve({ startsPerMinute: 1 });
  await start(graphql);
  expect(errorsOf(await ask(graphql, { query: startQuery }))).toMatchObject([
    { code: 'RATE_LIMITED' },
  ]);
  const [counted = ''] = await deployment.redis.keys(`${deployment.keys.starts}*`);
  await deployment.redis.pexpire(counted, 1);
  await expect.poll(() => deployment.redis.exists(counted)).toBe(0);
  await start(graphql);
});

test.each([
  ['where access is open on loopback', {}],
  ['where it is switched off', { ...keys, startsPerMinute: 0 }],
])('nothing is counted %s', async (_, options) => {
  const { graphql, deployment } = await serve(options);
  await start(graphql, 'apiKeys' in options ? bearer(ann) : undefined);
  expect(await deployment.redis.keys(`${deployment.keys.starts}*`)).toEqual([]);
});

test('with keys, and nothing said, starts are counted', async () => {
  const { graphql, deployment } = await serve(keys);
  await start(graphql, bearer(ann));
  expect(await deployment.redis.keys(`${deployment.keys.starts}*`)).toHaveLength(1);
});
