import { expect, test } from 'vitest';
import { Changes } from '../../server/feed/changes.ts';
import { LiveViews } from '../../server/feed/live-views.ts';
import type { CollectionSnapshot } from '../../server/ports/collections/collection-snapshot.ts';
import { followCollection } from '../../server/ports/collections/follow-collection.ts';
import { openTestStarter } from '../support/tasks/test-starter.ts';

test('all who watch a collection share one read, which only a change of its tasks causes', async () => {
  const { collections, collectionStarter, log, subscriber, keys, redis, finish } =
    openTestStarter();
  const { collection } = await collectionStarter.start({
    plan: {
      owner: '',
      productName: 'Kettle',
      maxReviews: 10,
      productUrls: [],
      keepFor: 60,
      parts: [{ kind: 'STORE', sources: ['shopify'] }],
    },
    named: {},
  });
  const changes = new Changes(subscriber, keys.changed);
  const liveCollections = new LiveViews<CollectionSnapshot>({
    changes,
    everyMs: 1,
    onError: (error) => {
      throw error;
    },
  });
  let reads = 0;
  const findReadable = (taskId: string) => {
    reads += 1;
    return log.findReadable(taskId);
  };
  const viewer = { kind: 'anyone' } as const;
  const dependencies = { eventLog: { findReadable }, collections, liveCollections };
  const watch = async () =>
    (await followCollection(dependencies, viewer, collection.id))[Symbol.asyncIterator]();
  const watchers = await Promise.all([watch(), watch(), watch()]);
  const first = await Promise.all(watchers.map((watcher) => watcher.next()));
  expect(new Set(first.map(({ value }) => value)).size).toBe(1);
  // Each looks whether the collection exists. One read is shared.
  expect(reads).toBe(4);

  await redis.publish(keys.changed, 'another-task ');
  await finish(collection.tasks[0]?.taskId ?? '');
  const ends = await Promise.all(
    watchers.map(async (watcher) => {
      let last: unknown;
      for (;;) {
        const { value, done } = await watcher.next();
        if (done) return last;
        last = value;
      }
    }),
  );
  expect(new Set(ends).size).toBe(1);
  expect(ends[0]).toMatchObject({ isFinished: true });
  // At most one for each of the two events.
  expect(reads).toBeLessThanOrEqual(6);
  expect(liveCollections.watched).toBe(0);
});
