import { expect, test } from 'vitest';
import { claimedTask } from '../support/server/fake-worker.ts';
import { listenersOf } from '../support/server/feed-of.ts';
import { serve } from '../support/server/test-server.ts';
import { resultSchema } from '../support/server/transport.ts';
import { eventOf, numbersOf, through, watchEvents } from '../support/server/watching.ts';
import { payloadOf, socketClient } from '../support/server/web-socket.ts';

test('1,000 watchers of one task receive each event once through one Redis subscription', async () => {
  const { graphql, deployment } = await serve();
  const task = await claimedTask(deployment.log);
  const clients = Array.from({ length: 100 }, () => socketClient(graphql));
  let subscribed = 0;
  const watching = clients.flatMap((client) =>
    Array.from({ length: 10 }, async () => {
      const events = [];
      for await (const result of client.iterate(payloadOf(watchEvents(task.taskId)))) {
        if (events.length === 0) subscribed += 1;
        events.push(eventOf(resultSchema.parse(result)));
      }
      return numbersOf(events);
    }),
  );
  await expect.poll(() => subscribed, { timeout: 90_000 }).toBe(1000);
  expect(await listenersOf(deployment, task.taskId)).toBe(1);
  await task.progress(10);
  await task.find('Sturdy.');
  await task.succeed();

  for (const numbers of await Promise.all(watching)) expect(numbers).toEqual(through(1, 14));
  await expect.poll(() => listenersOf(deployment, task.taskId)).toBe(0);
}, 180_000);
