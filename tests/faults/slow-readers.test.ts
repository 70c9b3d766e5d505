import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { claimedTask } from '../support/server/fake-worker.ts';
import { serve } from '../support/server/test-server.ts';
import { numbersOf, through } from '../support/server/watching.ts';
import { readEvents } from './measuring/pausable-reader.ts';

test('a slow reader is not disconnected although it answers no ping', async () => {
  // Longer than a busy machine takes to read what the kernel has buffered, after which a ping must be answered.
  const heartbeatMs = 4000;
  const { graphql, deployment } = await serve({ heartbeatMs });
  const task = await claimedTask(deployment.log);
  for (let i = 0; i < 400; i += 1) await task.find('Pours well and is loud. '.repeat(800));
  await task.succeed();

  const reader = readEvents({ url: graphql, transport: 'websocket', taskId: task.taskId });
  await reader.live;
  reader.pause();
  // The promise is that nothing happens for two heartbeats, so there is no event to wait for.
  await sleep(2.5 * heartbeatMs);
  reader.resume();

  expect(await reader.ended).toBe(true);
  expect(numbersOf(reader.items)).toEqual(through(1, 403));
});
