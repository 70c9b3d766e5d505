import { expect, test } from 'vitest';
import { startCollecting } from '../../support/worker/collecting.ts';
import { gate } from '../../support/worker/gate.ts';
import { inventedSource, pagedSource, pageOf } from '../../support/worker/invented-source.ts';

test('nothing more is pulled once all that was wanted is there', async () => {
  const source = pagedSource('serpapi', { total: 1000, size: 10 });
  const collecting = startCollecting([source], { maxReviews: 30 });
  await collecting.finished;
  expect(collecting.reviews).toHaveLength(30);
  expect(source.pulls).toMatchObject({ pages: 3, isClosed: true });
  expect(collecting.board.get('serpapi').status).toBe('DONE');
});

test('a page larger than what is wanted is cut', async () => {
  const collecting = startCollecting([pagedSource('serpapi', { total: 100, size: 100 })], {
    maxReviews: 7,
  });
  await collecting.finished;
  expect(collecting.reviews).toHaveLength(7);
});

test('sources that have enough share equally', async () => {
  const names = ['hackernews', 'woocommerce', 'serpapi'] as const;
  const collecting = startCollecting(
    names.map((name) => pagedSource(name, { total: 100, size: 7 })),
    { maxReviews: 30 },
  );
  await collecting.finished;
  expect(names.map((name) => collecting.countOf(name))).toEqual([10, 10, 10]);
});

test('what a poor source leaves goes to the rich one', async () => {
  const collecting = startCollecting(
    [
      pagedSource('serpapi', { total: 3, size: 2 }),
      pagedSource('woocommerce', { total: 100, size: 4 }),
    ],
    { maxReviews: 20 },
  );
  await collecting.finished;
  expect(collecting.countOf('serpapi')).toBe(3);
  expect(collecting.countOf('woocommerce')).toBe(17);
});

test('the surplus of a page goes out when another source ends early, without another pull', async () => {
  const richWaits = gate();
  const rich = pagedSource('woocommerce', { total: 100, size: 10 });
  const poor = pagedSource('serpapi', { total: 0, size: 1 });
  const late = inventedSource('serpapi', async function* (search) {
    await richWaits.opened;
    yield* poor.collect(search);
  });
  const collecting = startCollecting([rich, late], {
    maxReviews: 10,
    report: async (step) => {
      collecting.steps.push(step);
      if (collecting.countOf('woocommerce') === 5) richWaits.open();
    },
  });
  await collecting.finished;
  expect(collecting.steps.map(({ reviews }) => reviews.length).filter(Boolean)).toEqual([5, 5]);
  expect(rich.pulls.pages).toBe(1);
});

test('a source is told how many are still wanted of it', async () => {
  const wanted: number[] = [];
  const asking = pagedSource('serpapi', {
    total: 100,
    size: 4,
    before: async (_, search) => {
      wanted.push(search.wanted());
    },
  });
  await startCollecting([asking], { maxReviews: 10 }).finished;
  expect(wanted).toEqual([10, 6, 2]);
});

test('doubles cost nothing of what a source may give', async () => {
  const repeating = inventedSource('serpapi', async function* () {
    yield pageOf(1, 5);
    yield pageOf(1, 5);
    yield pageOf(1, 12);
  });
  const collecting = startCollecting([repeating], { maxReviews: 10 });
  await collecting.finished;
  expect(collecting.reviews).toHaveLength(10);
});
