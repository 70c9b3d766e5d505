import { expect, test } from 'vitest';
import { startOwnRedis } from '../support/redis/own-redis.ts';
import { eventStream } from '../support/server/event-stream.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { silentLog } from '../support/server/feed-of.ts';
import { serve } from '../support/server/test-server.ts';
import {
  eventOf,
  eventsOf,
  numberOf,
  numbersOf,
  statesOf,
  through,
  watchEvents,
  watchStates,
} from '../support/server/watching.ts';
import { webSocket } from '../support/server/web-socket.ts';

const pushing = [webSocket, eventStream];

test('the subscriber connection is killed repeatedly: every transport delivers each event once', async () => {
  const redis = await startOwnRedis();
  const { graphql, deployment } = await serve({ redisUrl: redis.url });
  const task = await claimedTask(deployment.log);
  const events = pushing.map(({ results }) => eventsOf(results(graphql, watchEvents(task.taskId))));
  const states = pushing.map(({ results }) => statesOf(results(graphql, watchStates(task.taskId))));
  for (let i = 0; i < 5; i += 1) {
    await task.progress(20);
    await deployment.redis.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
    await task.progress(20);
  }
  await task.succeed();
  for (const read of await Promise.all(events)) expect(numbersOf(read)).toEqual(through(1, 203));
  for (const seen of await Promise.all(states)) expect(seen.at(-1)?.status).toBe('SUCCESS');
});

test('events written without a publication arrive when the subscriber reconnects', async () => {
  const redis = await startOwnRedis();
  const { graphql, deployment } = await serve({ redisUrl: redis.url });
  const task = await claimedTask(silentLog(deployment));
  const watching = webSocket.results(graphql, watchEvents(task.taskId));
  const first = [
    eventOf((await watching.next()).value ?? {}),
    eventOf((await watching.next()).value ?? {}),
  ];
  await task.progress(300);
  await task.succeed();
  await deployment.redis.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
  expect(numbersOf([...first, ...(await eventsOf(watching))])).toEqual(through(1, 303));
});

test('if the log was trimmed meanwhile, the whole state is delivered once', async () => {
  const redis = await startOwnRedis();
  const { graphql, deployment } = await serve({ redisUrl: redis.url, maxEvents: 50 });
  const task = await claimedTask(silentLog(deployment, 50));
  const watching = webSocket.results(graphql, watchEvents(task.taskId));
  await watching.next();
  await watching.next();
  await task.progress(300);
  await deployment.redis.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
  const resynced = eventOf((await watching.next()).value ?? {});
  await deployment.log.revoke(task.taskId);

  expect(resynced).toMatchObject({ __typename: 'TaskResynced', task: { status: 'STARTED' } });
  expect(numberOf(resynced)).toBe(302);
  const rest = await eventsOf(watching);
  expect(rest.map(({ __typename }) => __typename)).toEqual(['TaskRevoked']);
  expect(numbersOf(rest)).toEqual([303]);
});
