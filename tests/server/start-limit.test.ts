import { expect, test } from 'vitest';
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
