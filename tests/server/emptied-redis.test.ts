import { pino } from 'pino';
import { expect, test } from 'vitest';
import { publicTokenSecret, warnOfTokenSecret } from '../../server/access/token-secret.ts';
import { startOwnRedis } from '../support/redis/own-redis.ts';
import { started } from '../support/server/callers.ts';
import { eventStream } from '../support/server/event-stream.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { ask } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { allOf, errorsOf } from '../support/server/transport.ts';
import { watchEvents, watchStates } from '../support/server/watching.ts';
import { webSocket } from '../support/server/web-socket.ts';

test.each([
  ['events by WebSocket', webSocket, watchEvents],
  ['states by WebSocket', webSocket, watchStates],
  ['events by event stream', eventStream, watchEvents],
  ['states by event stream', eventStream, watchStates],
])('watchers of %s get TASK_NOT_FOUND when Redis was emptied', async (_, { results }, watch) => {
  const redis = await startOwnRedis();
  const { graphql, deployment } = await serve({ redisUrl: redis.url });
  const task = await claimedTask(deployment.log);
  const watching = results(graphql, watch(task.taskId));
  await watching.next();

  await deployment.redis.flushall();
  // Until then, a server would notice within 30 s.
  await deployment.redis.client('KILL', 'TYPE', 'pubsub');

  const last = (await allOf(watching)).at(-1);
  expect(errorsOf(last ?? {})).toMatchObject([{ code: 'TASK_NOT_FOUND' }]);
});

const keyed = {
  query:
    'mutation { started: fetchStoreReviews(input: { productName: "Kettle", idempotencyKey: "k" }) { taskId watchToken } }',
};

const startKeyed = async (graphql: string) => started.parse(await ask(graphql, keyed)).data.started;

test('servers that held a secret and one that starts later agree after Redis was emptied', async () => {
  const redis = await startOwnRedis();
  const options = { redisUrl: redis.url, prefix: 'emptied' };
  const [first, second] = [await serve(options), await serve(options)];
  const secret = () => first.deployment.redis.get(first.deployment.keys.tokenSecret);
  const before = await secret();
  await first.deployment.redis.flushall();

  const { taskId } = await startKeyed(first.graphql);
  expect(await secret(), 'written again').toBe(before);
  const third = await serve(options);
  for (const { graphql } of [second, third]) {
    expect(await startKeyed(graphql)).toMatchObject({ taskId });
  }
});

test('a server takes over the secret of one that started on an emptied Redis', async () => {
  const redis = await startOwnRedis();
  const options = { redisUrl: redis.url, prefix: 'emptied' };
  const early = await serve(options);
  await early.deployment.redis.flushall();
  const late = await serve(options);

  const { taskId, watchToken } = await startKeyed(late.graphql);
  expect(await startKeyed(early.graphql)).toEqual({ taskId, watchToken });
});

test('a reconnected server writes its secret again, before anybody starts a task', async () => {
  const redis = await startOwnRedis();
  const { deployment } = await serve({ redisUrl: redis.url });
  const secret = () => deployment.redis.get(deployment.keys.tokenSecret);
  const before = await secret();
  await deployment.redis.flushall();
  await deployment.redis.client('KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
  await expect.poll(secret).toBe(before);
});

test.each([
  ['0.0.0.0', undefined, /TOKEN_SECRET is not set.*if Redis loses its data/],
  ['0.0.0.0', publicTokenSecret, /TOKEN_SECRET is the public default/],
  ['0.0.0.0', 'a secret of this deployment alone', undefined],
  ['127.0.0.1', undefined, undefined],
])('on %s with the secret %s a server warns: %s', (host, tokenSecret, expected) => {
  const warnings: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line) => warnings.push(line) });
  warnOfTokenSecret({ host, tokenSecret }, logger);
  expect(warnings).toEqual(expected ? [expect.stringMatching(expected)] : []);
});
