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
