import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ann, bearer, ben, keys } from '../support/server/callers.ts';
import { collect, collecting, readCollection } from '../support/server/collecting.ts';
import { ask } from '../support/server/polling.ts';
import { serve, startTestServer, type TestServer } from '../support/server/test-server.ts';
import { errorsOf } from '../support/server/transport.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ listIntervalMs: 20, ttlSeconds: 60 });
});
afterAll(() => server[Symbol.asyncDispose]());

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
