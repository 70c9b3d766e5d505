import { expect, test } from 'vitest';
import { z } from 'zod';
import { queuedTask } from '../support/server/fake-worker.ts';
import { ask } from '../support/server/polling.ts';
import { serve, type TestServer } from '../support/server/test-server.ts';
import { errorsOf } from '../support/server/transport.ts';
import { entry } from '../support/tasks/listed-task.ts';

const pageSchema = z.object({
  tasks: z.object({
    edges: z.array(z.object({ cursor: z.string(), node: z.object({ id: z.string() }) })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

const query = `query ($first: Int!, $after: String, $where: TaskFilter) {
  tasks(first: $first, after: $after, where: $where) {
    edges { cursor node { id } } pageInfo { hasNextPage endCursor }
  }
}`;

/** Adds a task with this position in the list. */
const listed = async ({ deployment }: TestServer, productName: string, createdAt: number) => {
  const { taskId } = await queuedTask(deployment.log, { productName });
  await deployment.index.add(entry(taskId), createdAt);
  return taskId;
};

/** Adds entries to the list, which costs a scan as much as tasks that do not match. */
const fill = async ({ deployment: { redis, keys } }: TestServer, from: number, count: number) => {
  const entries = Array.from({ length: count }, (_, i) => [from + i, `filler-${from + i}`]);
  await redis.zadd(keys.index(undefined), ...entries.flat());
};

const page = async ({ graphql }: TestServer, variables: Record<string, unknown>) =>
  pageSchema.parse((await ask(graphql, { query, variables })).data).tasks;

/** Follows the pages to the end. */
const allPages = async (server: TestServer, variables: Record<string, unknown>) => {
  const pages: Awaited<ReturnType<typeof page>>[] = [];
  for (let after: string | null = null; ; after = pages.at(-1)?.pageInfo.endCursor ?? null) {
    pages.push(await page(server, { ...variables, after }));
    if (!pages.at(-1)?.pageInfo.hasNextPage) return pages;
  }
};

const idsIn = (pages: readonly { edges: { node: { id: string } }[] }[]) =>
  pages.flatMap(({ edges }) => edges.map(({ node }) => node.id));

test('every match is found page by page, however many other tasks are between', async () => {
  const server = await serve();
  const oldest = await listed(server, 'Lamp', 1);
  await fill(server, 2, 15_000);
  const middle = await listed(server, 'Lamp', 16_000);
  await listed(server, 'Kettle', 16_001);
  await fill(server, 17_000, 9000);
  const newest = await listed(server, 'Lamp', 30_000);
  for (const first of [1, 2, 3, 100]) {
    const pages = await allPages(server, { first, where: { productName: 'lamp' } });
    expect(idsIn(pages)).toEqual([newest, middle, oldest]);
  }
});

test('a page without a match says where to continue', async () => {
  const server = await serve();
  await listed(server, 'Lamp', 1);
  await fill(server, 2, 10_000);
  const first = await page(server, { first: 20, where: { productName: 'Lamp' } });
  expect(first).toEqual({
    edges: [],
    pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
  });
  const pages = await allPages(server, { first: 20, where: { productName: 'No such lamp' } });
  expect(idsIn(pages)).toEqual([]);
  expect(pages.at(-1)?.pageInfo).toEqual({ hasNextPage: false, endCursor: null });
});

test('a page that is full ends at its last edge', async () => {
  const server = await serve();
  const ids = [];
  for (let i = 1; i <= 5; i += 1) ids.unshift(await listed(server, 'Lamp', i));
  const one = await page(server, { first: 2 });
  expect(one.pageInfo).toEqual({ hasNextPage: true, endCursor: one.edges[1]?.cursor });
  const pages = await allPages(server, { first: 2 });
  expect(idsIn(pages)).toEqual(ids);
  expect(pages.at(-1)?.pageInfo).toEqual({
    hasNextPage: false,
    endCursor: pages.at(-1)?.edges.at(-1)?.cursor,
  });
});

test('the lists of an operation look through as many tasks together as MAX_SCANNED_TASKS allows', async () => {
  const server = await serve({ maxScannedTasks: 1000 });
  const query = '{ one: tasks(where: { productName: "Lamp" }) { totalCount } }';
  await fill(server, 1, 200);
  expect(await ask(server.graphql, { query })).toEqual({ data: { one: { totalCount: 0 } } });
  await fill(server, 201, 1000);
  expect(errorsOf(await ask(server.graphql, { query }))).toEqual(
    expect.arrayContaining([
      {
        code: 'TOO_EXPENSIVE',
        message:
          'The lists of tasks in this operation look through more than 1000 tasks (MAX_SCANNED_TASKS). Request fewer lists and counts at once.',
      },
    ]),
  );
});
