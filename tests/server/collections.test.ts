import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import type { Review } from '../../contract/review.ts';
import { progressOf, reviewOf } from '../support/contract/samples.ts';
import { ann, bearer, ben, keys } from '../support/server/callers.ts';
import {
  type CollectionView,
  claimTasks,
  collect,
  collectionOf,
  readCollection,
  watchCollection,
} from '../support/server/collecting.ts';
import type { FakeWorker } from '../support/server/fake-worker.ts';
import { ask } from '../support/server/polling.ts';
import { serve, startTestServer, type TestServer } from '../support/server/test-server.ts';
import { allOf, dataOf, errorsOf } from '../support/server/transport.ts';
import { webSocket } from '../support/server/web-socket.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ listIntervalMs: 20, ttlSeconds: 60 });
});
afterAll(() => server[Symbol.asyncDispose]());

/** A review that is long enough to be recognized elsewhere. */
const telling = (fingerprint: string, overrides: Partial<Review> = {}): Review =>
  reviewOf(fingerprint, {
    author: 'Jane Doe',
    rating: 4,
    publishedAt: Date.UTC(2026, 4, 4),
    body: 'It boils a liter in three minutes, pours without a drip, and the handle stays cool all the while.',
    ...overrides,
  });

const report = async (worker: FakeWorker, source: string, reviews: readonly Review[]) => {
  await worker.write(
    { type: 'ReviewsFound', source, reviews: [...reviews] },
    { type: 'TaskProgressed', progress: progressOf({ found: reviews.length, fraction: 0.5 }) },
  );
};

describe('a collection', () => {
  const reviewsQuery = `query ($id: ID!, $after: String, $where: ReviewFilter) { collection(id: $id) {
    found
    summary(where: $where) { count averageRating ratingHistogram bySource { source count } }
    reviews(first: 2, after: $after, where: $where) {
      totalCount pageInfo { endCursor } edges { node { id kind copies { source site } } }
    } } }`;
  const reviewsSchema = z.object({
    collection: z.object({
      found: z.number(),
      summary: z.object({
        count: z.number(),
        averageRating: z.number().nullable(),
        ratingHistogram: z.array(z.number()),
        bySource: z.array(z.object({ source: z.string(), count: z.number() })),
      }),
      reviews: z.object({
        totalCount: z.number(),
        pageInfo: z.object({ endCursor: z.string().nullable() }),
        edges: z.array(
          z.object({
            node: z.object({
              id: z.string(),
              kind: z.string(),
              copies: z.array(z.object({ source: z.string(), site: z.string().nullable() })),
            }),
          }),
        ),
      }),
    }),
  });

  test('has one list, in which a review of several kinds appears once and is counted once', async () => {
    const { graphql, deployment } = server;
    const { collection } = await collect(graphql, { sources: ['reddit', 'shopify', 'serpapi'] });
    const workerOf = await claimTasks(deployment.log, collection);
    await report(workerOf('COMMUNITY'), 'reddit', [
      reviewOf('short', { source: 'reddit', kind: 'COMMUNITY', body: 'Good.' }),
    ]);
    await report(workerOf('STORE'), 'shopify', [
      telling('r1', { source: 'shopify', url: 'https://shop.example/kettle' }),
      reviewOf('short-2', { source: 'shopify', body: 'Good.', rating: 5 }),
    ]);
    const syndicated = { source: 'serpapi', kind: 'GOOGLE' as const };
    await report(workerOf('GOOGLE'), 'serpapi', [
      telling('r2', { ...syndicated, author: 'Jane D.', publishedAt: Date.UTC(2026, 4, 5) }),
      telling('r3', {
        ...syndicated,
        author: 'John',
        body: 'Mine leaked on the second day, so I sent it back.',
        rating: 1,
      }),
    ]);

    const read = async (variables: object = {}) =>
      reviewsSchema.parse(
        dataOf(
          await ask(graphql, {
            query: reviewsQuery,
            variables: { id: collection.id, ...variables },
          }),
        ),
      ).collection;
    const all = await read();
    expect(all.found).toBe(4);
    expect(all.summary).toMatchObject({ count: 4, ratingHistogram: [1, 0, 0, 1, 1] });
    expect(all.summary.bySource).toEqual([
      { source: 'reddit', count: 1 },
      { source: 'shopify', count: 2 },
      { source: 'serpapi', count: 1 },
    ]);
    expect(all.reviews.totalCount).toBe(4);
    const shared = all.reviews.edges.find(({ node }) => node.id.endsWith('-r1'));
    expect(shared?.node).toEqual({
      id: `${collection.tasks[1]?.id}-r1`,
      kind: 'STORE',
      copies: [{ source: 'serpapi', site: null }],
    });
    const next = await read({ after: all.reviews.pageInfo.endCursor });
    const ids = [...all.reviews.edges, ...next.reviews.edges].map(({ node }) => node.id);
    expect(new Set(ids).size).toBe(4);
    const filtered = await read({ where: { sources: ['serpapi'] } });
    expect(filtered).toMatchObject({ found: 4, summary: { count: 1 }, reviews: { totalCount: 1 } });
  });

  test('is pushed when one of its tasks changes, and completes once it is finished', async () => {
    const { graphql, deployment } = server;
    const { collection } = await collect(graphql, { kinds: ['STORE', 'GOOGLE'] });
    const results = webSocket.results(graphql, watchCollection(collection.id));
    onTestFinished(async () => void (await results.return()));
    const next = async () => {
      const { value } = await results.next();
      return value ? collectionOf(value) : null;
    };
    const until = async (isExpected: (view: CollectionView) => boolean) => {
      for (;;) {
        const view = await next();
        if (!view) throw new Error('The subscription has completed.');
        if (isExpected(view)) return view;
      }
    };
    expect(await next()).toEqual(collection);
    const workerOf = await claimTasks(deployment.log, collection);
    await report(workerOf('STORE'), 'shopify', [telling('p1', { source: 'shopify' })]);
    await until(({ found, fraction }) => found === 1 && fraction === 0.25);
    await workerOf('STORE').succeed();
    const half = await until(({ tasks }) => tasks[0]?.status === 'SUCCESS');
    expect(half).toMatchObject({ isFinished: false, fraction: 0.5, expiresAt: null });
    await workerOf('GOOGLE').fail();
    const last = await until(({ isFinished }) => isFinished);
    expect(last).toMatchObject({ fraction: 1, complete: false });
    expect((await results.next()).done).toBe(true);
  });

  test('that does not exist is null, and a subscription to it fails', async () => {
    expect(await readCollection(server.graphql, 'c0')).toBeNull();
    const [failed = {}] = await allOf(webSocket.results(server.graphql, watchCollection('c0')));
    expect(errorsOf(failed)).toEqual([
      {
        code: 'COLLECTION_NOT_FOUND',
        message: 'No collection has the ID "c0", or it has expired.',
      },
    ]);
  });

  test('is read by the bearer of its watch token, with its tasks and nothing else', async () => {
    const { graphql } = await serve(keys);
    const { collection, watchToken } = await collect(graphql, {}, bearer(ann));
    const other = await collect(graphql, {}, bearer(ann));
    const authorization = bearer(watchToken);
    const read = async (query: string) => {
      const result = await ask(graphql, { query, authorization });
      return errorsOf(result)[0]?.code ?? result.data;
    };
    const taskId = collection.tasks[0]?.id ?? '';
    expect(
      await read(`{ collection(id: "${collection.id}") { id watchToken tasks { id } } }`),
    ).toEqual({
      collection: {
        id: collection.id,
        watchToken: null,
        tasks: collection.tasks.map(({ id }) => ({ id })),
      },
    });
    expect(await read(`{ taskStatus(id: "${taskId}") { id } }`)).toEqual({
      taskStatus: { id: taskId },
    });
    expect(await read(`{ collection(id: "${other.collection.id}") { id } }`)).toBe(
      'COLLECTION_NOT_FOUND',
    );
    expect(await read(`{ taskStatus(id: "${other.collection.tasks[0]?.id}") { id } }`)).toBe(
      'TASK_NOT_FOUND',
    );
    for (const query of [
      '{ tasks { edges { node { id } } } }',
      `mutation { cancelCollection(id: "${collection.id}") { id } }`,
      `mutation { cancelTask(id: "${taskId}") { id } }`,
      'mutation { collectReviews(input: { productName: "Kettle" }) { joined } }',
    ]) {
      expect(await read(query)).toBe('FORBIDDEN');
    }
    // The token of a task does not open its collection.
    const token = z.object({ taskStatus: z.object({ watchToken: z.string() }) }).parse(
      dataOf(
        await ask(graphql, {
          query: `{ taskStatus(id: "${taskId}") { watchToken } }`,
          authorization: bearer(ann),
        }),
      ),
    );
    const asWatcher = {
      query: `{ collection(id: "${collection.id}") { id } }`,
      authorization: bearer(token.taskStatus.watchToken),
    };
    expect(errorsOf(await ask(graphql, asWatcher))).toMatchObject([
      { code: 'COLLECTION_NOT_FOUND' },
    ]);
    const ofBen = { ...asWatcher, authorization: bearer(ben) };
    expect((await ask(graphql, ofBen)).data).toEqual({ collection: null });
  });

  test('is found by its tasks, and its tasks by it', async () => {
    const { collection } = await collect(server.graphql);
    const query = `{ tasks(where: { collectionId: "${collection.id}" }) { edges { node { id } } } }`;
    const { tasks } = z
      .object({
        tasks: z.object({ edges: z.array(z.object({ node: z.object({ id: z.string() }) })) }),
      })
      .parse(dataOf(await ask(server.graphql, { query })));
    expect(tasks.edges.map(({ node }) => node.id).toSorted()).toEqual(
      collection.tasks.map(({ id }) => id).toSorted(),
    );
  });
});
