import { z } from 'zod';
import type { reviewKinds } from '../../../contract/kinds.ts';
import { ask } from './running-stack.ts';

/** Starts a task and resolves with its final state. */
export const finishedTask = async (
  url: string,
  { kind, ...input }: { kind: (typeof reviewKinds)[number]; [name: string]: unknown },
): Promise<FinishedTask> => {
  const { started } = await ask(url, startOf[kind], { input }, startedSchema);
  for (;;) {
    const { taskStatus } = await ask(url, statusQuery, { id: started.taskId }, statusSchema);
    if (['SUCCESS', 'FAILURE', 'REVOKED'].includes(taskStatus.status)) return taskStatus;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

const start = (kind: string, type: string) =>
  `mutation ($input: ${type}!) { started: fetch${kind}Reviews(input: $input) { taskId } }`;

const startOf = {
  COMMUNITY: start('Community', 'FetchReviewsInput'),
  STORE: start('Store', 'FetchStoreReviewsInput'),
  GOOGLE: start('Google', 'FetchReviewsInput'),
};

const statusQuery = `query ($id: ID!) {
  taskStatus(id: $id) {
    status
    progress { sources { source status found error { code message } cooldownUntil } }
    result { complete }
    reviews(first: 1000) { edges { node { id source } } }
  }
}`;

const startedSchema = z.object({ started: z.object({ taskId: z.string() }) });

const taskSchema = z.object({
  status: z.string(),
  progress: z.object({
    sources: z.array(
      z.object({
        source: z.string(),
        status: z.string(),
        found: z.number(),
        error: z.object({ code: z.string(), message: z.string() }).nullable(),
        cooldownUntil: z.string().nullable(),
      }),
    ),
  }),
  result: z.object({ complete: z.boolean() }).nullable(),
  reviews: z.object({
    edges: z.array(z.object({ node: z.object({ id: z.string(), source: z.string() }) })),
  }),
});

export type FinishedTask = z.infer<typeof taskSchema>;

const statusSchema = z.object({ taskStatus: taskSchema });
