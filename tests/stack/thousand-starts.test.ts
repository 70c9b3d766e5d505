import { expect, test } from 'vitest';
import { z } from 'zod';
import { ask, runStack } from './running-stack.ts';

const started = z.object({ started: z.object({ taskId: z.string() }) });
const page = z.object({
  page: z.object({
    events: z.array(z.object({ __typename: z.string(), attempt: z.number() })),
    isFinal: z.boolean(),
  }),
});

test('1,000 mutations at 32 connections: every ID answers, every task finishes, none runs twice', async () => {
  const { url } = await runStack({ WORKER_CONCURRENCY: '32' });
  const fields = ['fetchCommunityReviews', 'fetchStoreReviews', 'fetchGoogleReviews'];

  const ids = await inTurns(1000, 32, async (i) => {
    const mutation = `mutation($name: String!) {
      started: ${fields[i % fields.length]}(input: { productName: $name, maxReviews: 5 }) { taskId }
    }`;
    const answer = await ask(url, mutation, { name: `Halden Arc ${i % 7} Headphones` }, started);
    return answer.started.taskId;
  });
  expect(new Set(ids).size).toBe(1000);

  const query = `query($id: ID!) {
    page: taskEvents(id: $id, first: 1000) { isFinal events { __typename attempt } }
  }`;
  const logs = await inTurns(1000, 32, async (i) => {
    for (;;) {
      const { page: log } = await ask(url, query, { id: ids[i] }, page);
      if (log.isFinal) return log.events.map(({ __typename }) => __typename);
    }
  });
  for (const types of logs) {
    expect(types.filter((type) => type === 'TaskQueued')).toHaveLength(1);
    expect(types.filter((type) => type === 'TaskStarted')).toHaveLength(1);
    expect(types.at(-1)).toBe('TaskSucceeded');
  }
}, 180_000);

/** Runs `count` calls, `atOnce` at a time, and answers in their order. */
const inTurns = async <T>(
  count: number,
  atOnce: number,
  call: (i: number) => Promise<T>,
): Promise<T[]> => {
  const results: T[] = new Array(count);
  let next = 0;
  const turn = async (): Promise<void> => {
    for (let i = next++; i < count; i = next++) results[i] = await call(i);
  };
  await Promise.all(Array.from({ length: atOnce }, turn));
  return results;
};
