import { expect } from 'vitest';
import { z } from 'zod';
import type { ReviewKind } from '../../../contract/kinds.ts';
import type { EventLog } from '../../../tasks/event-log/event-log.ts';
import { FakeWorker } from './fake-worker.ts';
import { ask } from './polling.ts';
import { dataOf, type Operation, type Result } from './transport.ts';

const collectionFields = `id fraction found isFinished complete createdAt expiresAt watchToken
  tasks { id kind status expiresAt collectionId sources maxReviews }`;

const taskSchema = z.object({
  id: z.string(),
  kind: z.enum(['COMMUNITY', 'STORE', 'GOOGLE']),
  status: z.string(),
  expiresAt: z.string().nullable(),
  collectionId: z.string().nullable(),
  sources: z.array(z.string()),
  maxReviews: z.number(),
});

const collectionSchema = z.object({
  id: z.string(),
  fraction: z.number(),
  found: z.number(),
  isFinished: z.boolean(),
  complete: z.boolean(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  watchToken: z.string().nullable(),
  tasks: z.array(taskSchema),
});

export type CollectionView = z.infer<typeof collectionSchema>;

const startedSchema = z.object({
  collectReviews: z.object({
    joined: z.boolean(),
    watchToken: z.string(),
    collection: collectionSchema,
  }),
});

export const collecting = (input: object = {}): Operation => ({
  query: `mutation ($input: CollectReviewsInput!) {
    collectReviews(input: $input) { joined watchToken collection { ${collectionFields} } }
  }`,
  variables: { input: { productName: 'Kettle', ...input } },
});

/** Starts a collection over HTTP. */
export const collect = async (graphql: string, input: object = {}, authorization?: string) => {
  const result = await ask(graphql, {
    ...collecting(input),
    ...(authorization === undefined ? {} : { authorization }),
  });
  return startedSchema.parse(dataOf(result)).collectReviews;
};

export const watchCollection = (id: string): Operation => ({
  query: `subscription ($id: ID!) { collection(id: $id) { ${collectionFields} } }`,
  variables: { id },
});

export const collectionOf = (result: Result): CollectionView | null =>
  z.object({ collection: collectionSchema.nullable() }).parse(dataOf(result)).collection;

/** Reads a collection over HTTP. */
export const readCollection = async (graphql: string, id: string) => {
  const query = `query ($id: ID!) { collection(id: $id) { ${collectionFields} } }`;
  return collectionOf(await ask(graphql, { query, variables: { id } }));
};

/** Workers that have claimed the tasks of a collection, by their kinds. */
export const claimTasks = async (
  log: EventLog,
  { tasks }: CollectionView,
): Promise<(kind: ReviewKind) => FakeWorker> => {
  const workers = new Map(tasks.map(({ kind, id }) => [kind, new FakeWorker(log, id)]));
  for (const worker of workers.values()) await worker.claim();
  return (kind) => {
    const worker = workers.get(kind);
    if (!worker) expect.unreachable(`The collection has no task for ${kind}.`);
    return worker;
  };
};
