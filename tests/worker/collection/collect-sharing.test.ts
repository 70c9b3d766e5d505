import { expect, test } from 'vitest';
import { fakeSource, pagedSource, pageOf } from '../../support/worker/fake-source.ts';
import { gate } from '../../support/worker/gate.ts';
import { startCollection } from '../../support/worker/start-collection.ts';

test('no more pages are pulled once maxReviews are collected', async () => {
  const source = pagedSource('serpapi', { total: 1000, size: 10 });
  const collection = startCollection([source], { maxReviews: 30 });
  await collection.finished;
  expect(collection.reviews).toHaveLength(30);
  expect(source.pulls).toMatchObject({ pages: 3, isClosed: true });
  expect(collection.progress.get('serpapi').status).toBe('DONE');
});

test('a page is cut to the number of reviews wanted', async () => {
  const collection = startCollection([pagedSource('serpapi', { total: 100, size: 100 })], {
    maxReviews: 7,
  });
  await collection.finished;
  expect(collection.reviews).toHaveLength(7);
});

test('sources with enough reviews share equally', async () => {
  const names = ['hackernews', 'woocommerce', 'serpapi'] as const;
  const collection = startCollection(
    names.map((name) => pagedSource(name, { total: 100, size: 7 })),
    { maxReviews: 30 },
  );
  await collection.finished;
  expect(names.map((name) => collection.countOf(name))).toEqual([10, 10, 10]);
});

test('quota that a source does not use goes to others', async () => {
  const collection = startCollection(
    [
      pagedSource('serpapi', { total: 3, size: 2 }),
      pagedSource('woocommerce', { total: 100, size: 4 }),
    ],
    { maxReviews: 20 },
  );
  await collection.finished;
  expect(collection.countOf('serpapi')).toBe(3);
  expect(collection.countOf('woocommerce')).toBe(17);
});

test('the rest of a page is reported when another source ends early, without another pull', async () => {
  const richWaits = gate();
  const rich = pagedSource('woocommerce', { total: 100, size: 10 });
  const poor = pagedSource('serpapi', { total: 0, size: 1 });
  const late = fakeSource('serpapi', async function* (search) {
    await richWaits.opened;
    yield* poor.collect(search);
  });
  const collection = startCollection([rich, late], {
    maxReviews: 10,
    report: async (step) => {
      collection.reports.push(step);
      if (collection.countOf('woocommerce') === 5) richWaits.open();
    },
  });
  await collection.finished;
  expect(collection.reports.map(({ reviews }) => reviews.length).filter(Boolean)).toEqual([5, 5]);
  expect(rich.pulls.pages).toBe(1);
});

test('a source knows how many reviews are still wanted from it', async () => {
  const wanted: number[] = [];
  const asking = pagedSource('serpapi', {
    total: 100,
    size: 4,
    before: async (_, search) => {
      wanted.push(search.wanted());
    },
  });
  await startCollection([asking], { maxReviews: 10 }).finished;
  expect(wanted).toEqual([10, 6, 2]);
});

test('duplicates do not use up quota', async () => {
  const repeating = fakeSource('serpapi', async function* () {
    yield pageOf(1, 5);
    yield pageOf(1, 5);
    yield pageOf(1, 12);
  });
  const collection = startCollection([repeating], { maxReviews: 10 });
  await collection.finished;
  expect(collection.reviews).toHaveLength(10);
});
