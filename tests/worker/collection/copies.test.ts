import { expect, test } from 'vitest';
import type { SourceName } from '../../../contract/catalogue.ts';
import { limits } from '../../../contract/limits.ts';
import { SeenReviews } from '../../../worker/collection/seen-reviews.ts';
import type { FoundReview } from '../../../worker/source/source.ts';
import { reviewOf } from '../../support/contract/samples.ts';
import { fakeSource, foundReview } from '../../support/worker/fake-source.ts';
import { gate } from '../../support/worker/gate.ts';
import { startCollection } from '../../support/worker/start-collection.ts';

const body = 'Boils a liter in four minutes, and the handle stays cool all the time.';
const at = (shop: string, change: Partial<FoundReview> = {}) =>
  foundReview(1, {
    sourceId: null,
    body,
    publishedAt: 1,
    url: `https://${shop}.example/kettle`,
    ...change,
  });
const placeAt = (source: SourceName, shop: string) => ({
  fingerprint: expect.stringMatching(/^r[0-9a-f]{24}$/),
  source,
  site: `${shop}.example`,
  url: `https://${shop}.example/kettle`,
});

const showing = (name: SourceName, ...pages: FoundReview[][]) =>
  fakeSource(name, async function* () {
    for (const [page, reviews] of pages.entries()) {
      yield { reviews, dropped: 0, resume: `${page + 1}` };
    }
  });

test('copies on the same page are delivered with their review, later ones by themselves', async () => {
  const shops = showing('productpage', [at('teas'), at('pots')], [at('tins'), at('pots')]);
  const collection = startCollection([shops]);
  await collection.finished;
  const [review, ...others] = collection.reviews;
  expect(others).toEqual([]);
  expect(review?.copies).toEqual([placeAt('productpage', 'pots')]);
  expect(collection.reports.flatMap(({ copies }) => copies)).toEqual([
    { fingerprint: review?.fingerprint, copies: [placeAt('productpage', 'tins')] },
  ]);
  expect(collection.progress.get('productpage')).toMatchObject({ found: 1, dropped: 3 });
});

test('copies are reported after their review, however long that takes', async () => {
  const [isReported, isCopied] = [gate(), gate()];
  const order: string[] = [];
  const late = fakeSource('woocommerce', async function* () {
    await isReported.opened;
    yield { reviews: [at('pots')], dropped: 0, resume: '1' };
    isCopied.open();
  });
  const collection = startCollection([showing('productpage', [at('teas')]), late], {
    report: async ({ reviews, copies }) => {
      isReported.open();
      // What a report waits for, such as Redis.
      if (reviews.length > 0) await new Promise((resolve) => setImmediate(setImmediate, resolve));
      order.push(...reviews.map(() => 'review'), ...copies.map(() => 'copies'));
    },
  });
  await collection.finished;
  await isCopied.opened;
  expect(order).toEqual(['review', 'copies']);
});

test('copies of a review that is not wanted any more are not reported', async () => {
  const sources = [
    showing('productpage', [foundReview(2), at('teas')]),
    showing('woocommerce', [at('pots')]),
  ];
  const collection = startCollection(sources, { maxReviews: 1 });
  await collection.finished;
  expect(collection.reviews).toHaveLength(1);
  const delivered = new Set(collection.reviews.map(({ fingerprint }) => fingerprint));
  for (const { copies } of collection.reports) {
    expect(copies.filter(({ fingerprint }) => !delivered.has(fingerprint))).toEqual([]);
  }
});

test('an attempt that reads the same pages again finds no copy twice', async () => {
  const pages = [[at('teas'), at('pots', { author: 'Reader 1 (Ulm)' })], [at('tins')]];
  const first = startCollection([showing('productpage', ...pages)]);
  await first.finished;
  const later = first.reports.flatMap(({ copies }) => copies.flatMap(({ copies }) => copies));
  const existingReviews = first.reviews.map((review) => ({
    ...review,
    copies: [...review.copies, ...later],
  }));
  expect(existingReviews[0]?.copies).toHaveLength(2);

  // Without the name, a copy under another one could not be recognized by its text.
  const anonymous = existingReviews.map((review) => ({ ...review, author: null }));
  for (const existing of [existingReviews, anonymous]) {
    const second = startCollection([showing('productpage', ...pages)], {
      existingReviews: existing,
    });
    await second.finished;
    expect(second.reviews).toEqual([]);
    expect(second.reports.flatMap(({ copies }) => copies)).toEqual([]);
  }
});

test('without names, copies are found all the same', async () => {
  const shops = showing('productpage', [at('teas')], [at('pots', { author: 'R. 1' })]);
  const collection = startCollection([shops], { leaveOutAuthors: true });
  await collection.finished;
  expect(collection.reviews).toMatchObject([{ author: null }]);
  expect(collection.reports.flatMap(({ copies }) => copies)).toHaveLength(1);
});

test('a syndicated review with one ID stands at each retailer, even if it is short', async () => {
  const retailer = (site: string) => foundReview(1, { body: 'Fine!', site });
  const collection = startCollection([
    showing('bazaarvoice', [retailer('depot')], [retailer('mart'), retailer('depot')]),
  ]);
  await collection.finished;
  const found = collection.reports.flatMap(({ copies }) => copies.flatMap(({ copies }) => copies));
  expect(found).toMatchObject([{ source: 'bazaarvoice', site: 'mart', url: null }]);
});

test(`at most ${limits.copies.max} copies of a review are kept`, () => {
  const seen = new SeenReviews([]);
  const own = reviewOf('r1');
  const review = seen.add(own);
  for (let shop = 0; shop < limits.copies.max + 5; shop += 1) {
    expect(seen.add({ ...own, url: `https://shop-${shop}.example` })).toBeUndefined();
  }
  expect(review?.report(own).copies).toHaveLength(limits.copies.max);
});
