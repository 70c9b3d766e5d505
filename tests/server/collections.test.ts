import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import type { Review } from '../../contract/review.ts';
import { sweep } from '../../tasks/sweep.ts';
import { progressOf, reviewOf } from '../support/contract/samples.ts';
import { ann, bearer, ben, keys } from '../support/server/callers.ts';
import {
  type CollectionView,
  claimTasks,
  collect,
  collecting,
  collectionOf,
  readCollection,
  watchCollection,
} from '../support/server/collecting.ts';
import { FakeWorker } from '../support/server/fake-worker.ts';
import { ask } from '../support/server/polling.ts';
import { serve, startTestServer, type TestServer } from '../support/server/test-server.ts';
import { allOf, dataOf, errorsOf } from '../support/server/transport.ts';
import { webSocket } from '../support/server/web-socket.ts';
import { makeAllDue } from '../support/tasks/listed-task.ts';

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

const errorsFor = async (input: object, url = server.graphql) =>
  errorsOf(await ask(url, collecting(input)));

describe('collectReviews', () => {
  test('starts one task for each kind, with what the caller asked for', async () => {
    const { collection, joined } = await collect(server.graphql, { maxReviews: 7 });
    expect(joined).toBe(false);
    expect(collection).toMatchObject({ fraction: 0, found: 0, isFinished: false, complete: false });
    expect(collection.tasks.map(({ kind }) => kind)).toEqual(['COMMUNITY', 'STORE', 'GOOGLE']);
    for (const task of collection.tasks) {
      expect(task).toMatchObject({ collectionId: collection.id, status: 'PENDING', maxReviews: 7 });
      expect(await server.deployment.queues.has(task.kind, task.id)).toBe(true);
    }
    expect(await readCollection(server.graphql, collection.id)).toEqual(collection);
  });

  test('starts the kinds of the named sources only', async () => {
    const { collection } = await collect(server.graphql, { sources: ['reddit', 'shopify'] });
    expect(collection.tasks).toMatchObject([
      { kind: 'COMMUNITY', sources: ['reddit'] },
      { kind: 'STORE', sources: ['shopify'] },
    ]);
  });

  test.each([
    [{ kinds: [] }, /^kinds is \[\]; it must be a list/],
    [{ sources: ['amazon'] }, /^sources\[0\] is "amazon"; it must be a list of names/],
    [{ kinds: ['STORE', 'GOOGLE'], sources: ['shopify'] }, /^kinds .* without GOOGLE/],
    [{ kinds: ['STORE'], sources: ['shopify', 'reddit'] }, /COMMUNITY, because reddit is listed/],
    [{ kinds: ['GOOGLE'], productUrls: ['https://shop.example/k'] }, /^productUrls .*no STORE/],
    [{ sources: ['productpage'] }, /^productUrls is \[\]; it must be 1 to 20 URLs/],
    [{ maxReviews: 1001 }, /^maxReviews is 1001/],
    [{ keepFor: 0 }, /^keepFor is 0; it must be 1 or more seconds/],
    [{ keepFor: 604_801 }, /^keepFor is 604801; it must be 1 to 604800 seconds/],
    [{ maxAge: 61 }, /^maxAge is 61; it must be 0 to 60 seconds/],
  ])('%j is refused, and nothing is started', async (input, message) => {
    expect(await errorsFor(input)).toEqual([
      { code: 'BAD_USER_INPUT', message: expect.stringMatching(message) },
    ]);
  });

  test('the same key returns the same collection, to the same caller only', async () => {
    const { graphql } = await serve(keys);
    const input = { idempotencyKey: 'k' };
    const [one, other] = await Promise.all([
      collect(graphql, input, bearer(ann)),
      collect(graphql, input, bearer(ann)),
    ]);
    expect(other.collection.id).toBe(one.collection.id);
    expect([one.joined, other.joined].toSorted()).toEqual([false, true]);
    expect(other.collection.tasks.map(({ id }) => id)).toEqual(
      one.collection.tasks.map(({ id }) => id),
    );
    const ofBen = await collect(graphql, input, bearer(ben));
    expect(ofBen.collection.id).not.toBe(one.collection.id);
    const different = { ...collecting({ ...input, maxReviews: 1 }), authorization: bearer(ann) };
    expect(errorsOf(await ask(graphql, different))).toMatchObject([
      { code: 'IDEMPOTENCY_MISMATCH' },
    ]);
  });

  test('with a maximum age, equal requests join, however many come at once', async () => {
    const input = { productName: 'Joined kettle', maxAge: 0 };
    const started = await Promise.all(
      [input, { ...input, productName: ' joined  KETTLE' }, input].map((one) =>
        collect(server.graphql, one),
      ),
    );
    expect(new Set(started.map(({ collection }) => collection.id)).size).toBe(1);
    expect(started.filter(({ joined }) => !joined)).toHaveLength(1);
    const others = [
      { ...input, kinds: ['STORE'] },
      { productName: input.productName },
      { ...input, keepFor: 5 },
    ];
    for (const other of others) {
      expect((await collect(server.graphql, other)).joined).toBe(false);
    }
  });

  test.each([
    ['STARTS_PER_MINUTE', { startsPerMinute: 2 }, 'RATE_LIMITED'],
    ['OPEN_TASKS_PER_CALLER', { openTasksPerCaller: 2 }, 'RATE_LIMITED'],
    ['QUEUE_LENGTH', { queueLength: 1 }, 'QUEUE_FULL'],
  ])('if %s refuses one of the tasks, none is started', async (_, limits, code) => {
    const { graphql, deployment } = await serve(limits);
    if ('queueLength' in limits) await collect(graphql, { kinds: ['GOOGLE'] });
    const before = await deployment.index.page(undefined, undefined, 10);
    const input = { idempotencyKey: 'k' };
    expect(await errorsFor(input, graphql)).toMatchObject([{ code }]);
    expect(await deployment.index.page(undefined, undefined, 10)).toEqual(before);
    expect(await deployment.redis.keys(`${deployment.keys.collection('*')}`)).toHaveLength(
      before.length,
    );
    if ('startsPerMinute' in limits) return;
    // What was reserved for the others has been given back.
    const { collection } = await collect(graphql, { kinds: ['STORE'], ...input });
    expect(collection.tasks).toHaveLength(1);
  });
});

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

  test('keeps its tasks until all have ended, then all expire together after keepFor', async () => {
    const { graphql, deployment } = server;
    const { redis, keys: names } = deployment;
    const { collection } = await collect(graphql, { kinds: ['STORE', 'GOOGLE'], keepFor: 100 });
    const [store, google] = collection.tasks.map(({ id }) => id);
    const workerOf = await claimTasks(deployment.log, collection);
    await workerOf('STORE').succeed();
    await makeAllDue(deployment);
    await sweep(deployment, 60_000);
    expect((await deployment.log.find(store ?? ''))?.expiresAt).toBeNull();
    expect(await redis.pttl(names.record(store ?? ''))).toBeGreaterThan(100_000 * 10);

    const canceled = `mutation { cancelCollection(id: "${collection.id}") { isFinished complete } }`;
    expect(dataOf(await ask(graphql, { query: canceled }))).toEqual({
      cancelCollection: { isFinished: true, complete: false },
    });
    const ended = await readCollection(graphql, collection.id);
    const revoked = await deployment.log.find(google ?? '');
    const expiresAt = (revoked?.finishedAt ?? 0) + 100_000;
    expect(ended?.expiresAt).toBe(new Date(expiresAt).toISOString());
    expect(ended?.tasks.map((task) => task.expiresAt)).toEqual([
      ended?.expiresAt,
      ended?.expiresAt,
    ]);
    const expiries = [store, google].flatMap((id = '') => [names.record(id), names.log(id)]);
    for (const key of [...expiries, names.collection(collection.id)]) {
      expect(await redis.pexpiretime(key)).toBe(expiresAt);
    }
  });

  test('contains the retry of a task in its place, and is unfinished until that has ended', async () => {
    const { graphql, deployment } = server;
    const { collection } = await collect(graphql, { kinds: ['STORE', 'GOOGLE'] });
    const workerOf = await claimTasks(deployment.log, collection);
    await workerOf('STORE').succeed();
    await workerOf('GOOGLE').fail();
    await makeAllDue(deployment);
    await sweep(deployment, 60_000);
    const failedId = collection.tasks[1]?.id ?? '';
    const query = `mutation { retryTask(id: "${failedId}") { taskId } }`;
    const { retryTask } = z
      .object({ retryTask: z.object({ taskId: z.string() }) })
      .parse(dataOf(await ask(graphql, { query })));
    const running = await readCollection(graphql, collection.id);
    expect(running).toMatchObject({ isFinished: false, expiresAt: null });
    expect(running?.tasks.map(({ id }) => id)).toEqual([collection.tasks[0]?.id, retryTask.taskId]);
    const retry = new FakeWorker(deployment.log, retryTask.taskId);
    await retry.claim();
    await retry.succeed();
    await makeAllDue(deployment);
    await sweep(deployment, 60_000);
    const ended = await readCollection(graphql, collection.id);
    expect(ended).toMatchObject({ isFinished: true, complete: true });
    expect(ended?.tasks[0]?.expiresAt).toBe(ended?.expiresAt);
  });

  test('loses a deleted task, and is gone with the last', async () => {
    const { graphql } = server;
    const { collection } = await collect(graphql, { kinds: ['STORE', 'GOOGLE'] });
    await ask(graphql, { query: `mutation { cancelCollection(id: "${collection.id}") { id } }` });
    const remove = (id = '') => ask(graphql, { query: `mutation { deleteTask(id: "${id}") }` });
    await remove(collection.tasks[0]?.id);
    const rest = await readCollection(graphql, collection.id);
    expect(rest).toMatchObject({ isFinished: true, complete: false });
    expect(rest?.tasks.map(({ id }) => id)).toEqual([collection.tasks[1]?.id]);
    await remove(collection.tasks[1]?.id);
    expect(await readCollection(graphql, collection.id)).toBeNull();
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
