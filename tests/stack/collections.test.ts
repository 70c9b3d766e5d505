import { randomUUID } from 'node:crypto';
import { expect, inject, onTestFinished, test } from 'vitest';
import type { Review } from '../../contract/review.ts';
import { configuredSources } from '../../worker/sources/configured-sources.ts';
import { ServiceProcess } from '../faults/harness/service-process.ts';
import { openCuttingProxy } from '../support/redis/cutting-proxy.ts';
import { startRedisCluster } from '../support/redis/start-redis-cluster.ts';
import {
  type CollectionView,
  collect,
  collecting,
  collectionOf,
  readCollection,
  watchCollection,
} from '../support/server/collecting.ts';
import { ask } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { webSocket } from '../support/server/web-socket.ts';
import { openTestDeployment } from '../support/tasks/test-deployment.ts';
import { fakeSource, foundReview } from '../support/worker/fake-source.ts';
import { gate } from '../support/worker/gate.ts';
import { startTestWorker } from '../support/worker/test-worker.ts';

/** What stands at two places. */
const shared: Partial<Review> = {
  author: 'Jane Doe',
  publishedAt: Date.UTC(2026, 4, 4),
  rating: 4,
  body: 'It boils a liter in three minutes, pours without a drip, and the handle stays cool.',
};

const redisOf = {
  'a single server': async () => inject('redisUrl'),
  'a cluster': async () => {
    const cluster = await startRedisCluster();
    onTestFinished(() => cluster[Symbol.asyncDispose]());
    return cluster.url;
  },
};

test.each(['a single server', 'a cluster'] as const)(
  'on %s, two servers and three workers collect, merge, and push one collection',
  async (redis) => {
    const redisUrl = await redisOf[redis]();
    const options = { redisUrl, listIntervalMs: 20 };
    const one = await serve(options);
    const other = await serve({ ...options, prefix: one.prefix });
    const mayEnd = gate();
    const sources = {
      ...configuredSources({}),
      sources: [
        fakeSource('hackernews', async function* () {
          yield { reviews: [foundReview(1)], dropped: 0, resume: '1' };
        }),
        fakeSource('shopify', async function* () {
          yield { reviews: [foundReview(2, shared), foundReview(3)], dropped: 0, resume: '1' };
        }),
        fakeSource('serpapi', async function* () {
          yield { reviews: [foundReview(4, shared)], dropped: 0, resume: '1' };
          await mayEnd.opened;
        }),
      ],
    };
    await Promise.all(
      [1, 2, 3].map(() => startTestWorker({ redisUrl, prefix: one.prefix, sources })),
    );
    const input = { sources: ['hackernews', 'shopify', 'serpapi'], idempotencyKey: 'k' };
    const [first, second] = await Promise.all([
      collect(one.graphql, input),
      collect(other.graphql, input),
    ]);
    expect(second.collection.id).toBe(first.collection.id);

    const watch = async (graphql: string): Promise<CollectionView[]> => {
      const views: CollectionView[] = [];
      for await (const result of webSocket.results(graphql, watchCollection(first.collection.id))) {
        const view = collectionOf(result);
        if (view) views.push(view);
        if (view?.found === 3) mayEnd.open();
      }
      return views;
    };
    const watched = await Promise.all([one, other].map(({ graphql }) => watch(graphql)));
    for (const views of watched) {
      expect(views.at(-1)).toMatchObject({ isFinished: true, complete: true, found: 3 });
      const fractions = views.map(({ fraction }) => fraction);
      expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    }
    await expect
      .poll(async () => {
        const view = await readCollection(other.graphql, first.collection.id);
        return new Set([view?.expiresAt, ...(view?.tasks ?? []).map(({ expiresAt }) => expiresAt)]);
      })
      .toEqual(new Set([expect.any(String)]));
  },
);

test('a server that is killed in the middle of collectReviews loses nothing: the same key finishes the collection', async () => {
  const redisUrl = inject('redisUrl');
  const proxy = await openCuttingProxy(redisUrl);
  onTestFinished(() => proxy[Symbol.asyncDispose]());
  const prefix = `test-${randomUUID()}`;
  const doomed = new ServiceProcess('server', {
    module: 'server',
    dist: inject('dist'),
    environment: { REDIS_URL: proxy.url, REDIS_PREFIX: prefix, PORT: '0', LOG_LEVEL: 'fatal' },
    onProblem: () => {},
  });
  await doomed.start();
  onTestFinished(() => doomed.kill());
  const deployment = openTestDeployment({ prefix });
  const input = { kinds: ['COMMUNITY', 'STORE', 'GOOGLE'], idempotencyKey: 'k' };

  // The first task has been written, and the others may have been.
  const cut = proxy.cutReply(({ args }) => args.some((arg) => arg.includes(':log')));
  const answered = ask(doomed.address, collecting(input)).catch(() => undefined);
  await cut;
  proxy.refuse();
  await doomed.kill();
  expect((await answered)?.data ?? null).toBeNull();
  expect((await deployment.index.page(undefined, undefined, 10)).length).toBeGreaterThan(0);

  const { graphql } = await serve({ prefix });
  const { collection, joined } = await collect(graphql, input);
  expect(joined).toBe(true);
  expect(collection.tasks.map(({ kind, status }) => [kind, status])).toEqual([
    ['COMMUNITY', 'PENDING'],
    ['STORE', 'PENDING'],
    ['GOOGLE', 'PENDING'],
  ]);
  const listed = await deployment.index.page(undefined, undefined, 10);
  expect(listed.map(({ taskId }) => taskId).toSorted()).toEqual(
    collection.tasks.map(({ id }) => id).toSorted(),
  );
  for (const { kind, id } of collection.tasks) {
    expect(await deployment.queues.has(kind, id)).toBe(true);
  }
  expect((await collect(graphql, input)).collection.id).toBe(collection.id);
});
