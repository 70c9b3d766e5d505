import { expect } from 'vitest';
import { z } from 'zod';
import { ask } from '../stack/running-stack.ts';

/** Starts a Google task over the API. @returns the task's ID. */
export const startGoogleTask = async (url: string, productName: string): Promise<string> => {
  const { started } = await ask(url, startMutation, { productName }, startedSchema);
  return started.taskId;
};

const startMutation = `mutation ($productName: String!) {
  started: fetchGoogleReviews(input: { productName: $productName }) { taskId }
}`;

const startedSchema = z.object({ started: z.object({ taskId: z.string() }) });

/** Reads a task with `taskStatus`. */
export const taskOf = async (url: string, id: string): Promise<Task> =>
  (await ask(url, taskQuery, { id }, answerSchema)).taskStatus;

/** Waits until the task succeeds. */
export const waitUntilSucceeded = (url: string, id: string): Promise<void> =>
  expect.poll(async () => (await taskOf(url, id)).status, { timeout: 45_000 }).toBe('SUCCESS');

const taskQuery = `query ($id: ID!) {
  taskStatus(id: $id) {
    status
    attempt
    reviews(first: 1000) { edges { node { id author body publishedAt } } }
  }
}`;

const taskSchema = z.object({
  status: z.string(),
  attempt: z.number(),
  reviews: z.object({
    edges: z.array(
      z.object({
        node: z.object({
          id: z.string(),
          author: z.string().nullable(),
          body: z.string(),
          publishedAt: z.string().nullable(),
        }),
      }),
    ),
  }),
});

export type Task = z.infer<typeof taskSchema>;

const answerSchema = z.object({ taskStatus: taskSchema });

/**
 * Starts a Community and a Stores task of this product, unless they exist, and waits until they have succeeded.
 *
 * @returns for the path of a page: the Community task's ID, and both IDs.
 */
export const finishedTasks = async (
  url: string,
  productName: string,
): Promise<{ readonly community: string; readonly both: string }> => {
  const { community, stores } = await ask(url, startBoth, { productName }, bothSchema);
  const ids = [community.taskId, stores.taskId];
  for (const id of ids) await waitUntilSucceeded(url, id);
  return { community: community.taskId, both: ids.join(',') };
};

const startBoth = `mutation ($productName: String!) {
  community: fetchCommunityReviews(input: { productName: $productName, idempotencyKey: "shared" }) { taskId }
  stores: fetchStoreReviews(input: { productName: $productName, idempotencyKey: "shared" }) { taskId }
}`;

const bothSchema = z.object({
  community: z.object({ taskId: z.string() }),
  stores: z.object({ taskId: z.string() }),
});
