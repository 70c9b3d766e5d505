import { expect, test } from 'vitest';
import { fakeSource, pagedSource, pageOf } from '../../support/worker/fake-source.ts';
import { type Collection, startCollection } from '../../support/worker/start-collection.ts';

const resumesOf = ({ reports }: Collection, source: string) =>
  reports
    .filter((report) => report.source === source)
    .map(({ checkpoint }) => checkpoint[source]?.resume);

test('only the last report of a page has its resume token', async () => {
  const rich = pagedSource('woocommerce', { total: 12, size: 6 });
  const poor = pagedSource('serpapi', { total: 0, size: 1 });
  const collection = startCollection([rich, poor], { maxReviews: 8 });
  await collection.finished;
  const steps = collection.reports.filter(({ source }) => source === 'woocommerce');
  const seen = steps.map(({ reviews, checkpoint }) => [
    reviews.length,
    checkpoint['woocommerce']?.resume,
  ]);
  // Six make a page; of the second only two were wanted, so a later attempt is to read it again.
  expect(seen).toEqual([
    [6, '6'],
    [2, '6'],
    [0, '6'],
  ]);
});

test('a report has the tokens of its time', async () => {
  const collection = startCollection([pagedSource('serpapi', { total: 6, size: 2 })]);
  await collection.finished;
  expect(resumesOf(collection, 'serpapi')).toEqual(['2', '4', '6', '6']);
});

test('the next attempt continues after the stored reviews, without duplicates', async () => {
  const first = startCollection([pagedSource('serpapi', { total: 9, size: 4 })], { maxReviews: 6 });
  await first.finished;
  const again = pagedSource('serpapi', { total: 9, size: 4 });
  const second = startCollection([again], {
    existingReviews: first.reviews,
    checkpoint: first.reports.at(-1)?.checkpoint ?? {},
  });
  await second.finished;
  expect(again.pulls.resumes).toEqual(['4']);
  expect(second.reviews.map(({ author }) => author)).toEqual(['Reader 7', 'Reader 8', 'Reader 9']);
});

test('an attempt pulls nothing if all wanted reviews are already stored', async () => {
  const first = startCollection([pagedSource('serpapi', { total: 9, size: 3 })], { maxReviews: 6 });
  await first.finished;
  const again = pagedSource('serpapi', { total: 9, size: 3 });
  const second = startCollection([again], { maxReviews: 6, existingReviews: first.reviews });
  await second.finished;
  expect(again.pulls.pages).toBe(0);
  expect(second.progress.get('serpapi').status).toBe('DONE');
});

test('the token of a source that does not run again is kept', async () => {
  const serpapi = {
    resume: 'other token',
    statedRating: 4,
    statedCount: 2,
    statedHistogram: [0, 0, 1, 0, 1],
  };
  const collection = startCollection([pagedSource('woocommerce', { total: 1, size: 1 })], {
    checkpoint: { serpapi },
  });
  await collection.finished;
  expect(collection.reports.at(-1)?.checkpoint['serpapi']).toEqual(serpapi);
});

test('reported ratings are kept if a later page has none', async () => {
  const stating = fakeSource('serpapi', async function* () {
    yield pageOf(1, 1, { stated: { rating: 4.4, count: 1200 } });
    yield pageOf(2, 2);
    yield pageOf(3, 3, { stated: { rating: null, count: 1201 } });
  });
  const collection = startCollection([stating]);
  await collection.finished;
  const stated = collection.reports.map(({ checkpoint }) => [
    checkpoint['serpapi']?.statedRating,
    checkpoint['serpapi']?.statedCount,
  ]);
  expect(stated).toEqual([
    [4.4, 1200],
    [4.4, 1200],
    [4.4, 1201],
    [4.4, 1201],
  ]);
});
