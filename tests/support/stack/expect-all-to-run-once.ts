import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { startTask } from '../../../cli/src/task/start-task.ts';
import { createEndpoint } from '../../../client/src/endpoint/endpoint.ts';
import { TaskEventsPageDocument } from '../../../client/src/generated/graphql.ts';
import { request } from '../../../client/src/request/request.ts';
import { runStack } from './running-stack.ts';

/** Starts this many tasks on {@link connections} connections. Expects an ID for each, and that each runs once and finishes. */
export const expectAllToRunOnce = async (count: number): Promise<void> => {
  const { url } = await runStack(
    { WORKER_CONCURRENCY: '6' },
    { sources: ['hackernews', 'woocommerce', 'serpapi'] },
  );
  const endpoint = createEndpoint({ url });
  const { signal } = new AbortController();
  // Each open request listens to the signal. One that went on listening would cause a warning.
  setMaxListeners(connections, signal);

  const ids = await runConcurrently(count, connections, async (i) => {
    const kind = kinds[i % kinds.length] ?? 'COMMUNITY';
    const start = { kind, productName: `Halden Arc ${i % 7} Headphones`, maxReviews: 5 };
    const { task } = await startTask(endpoint, start, signal);
    return task.id;
  });
  expect(new Set(ids).size).toBe(count);

  const readLog = async (i: number) => {
    const page = { id: ids[i] ?? '', after: null, first: 1000 };
    for (;;) {
      const { taskEvents } = await request(endpoint, TaskEventsPageDocument, page, { signal });
      if (taskEvents.isFinal) return taskEvents.events.map(({ __typename }) => __typename);
      await sleep(100);
    }
  };
  // Tasks finish roughly in order. Asking for all of them until then would take longer than running them.
  for (const i of kinds.keys()) await readLog(ids.length - 1 - i);
  const logs = await runConcurrently(count, connections, readLog);
  for (const types of logs) {
    const steps = types.filter((type) => type !== 'TaskProgressed' && type !== 'ReviewsFound');
    expect(steps).toEqual(['TaskQueued', 'TaskStarted', 'TaskSucceeded']);
  }
};

/** How many requests are open at once. */
export const connections = 32;

const kinds = ['COMMUNITY', 'STORE', 'GOOGLE'] as const;

/** Runs `count` calls, at most `concurrency` at a time, and returns their results in order. */
const runConcurrently = async <T>(
  count: number,
  concurrency: number,
  call: (i: number) => Promise<T>,
): Promise<T[]> => {
  const results: T[] = new Array(count);
  let next = 0;
  const runNext = async (): Promise<void> => {
    for (let i = next++; i < count; i = next++) results[i] = await call(i);
  };
  await Promise.all(Array.from({ length: concurrency }, runNext));
  return results;
};
