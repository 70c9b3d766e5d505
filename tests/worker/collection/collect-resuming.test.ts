import { expect, test } from 'vitest';
import { type Started, startCollecting } from '../../support/worker/collecting.ts';
import { inventedSource, pagedSource, pageOf } from '../../support/worker/invented-source.ts';

const resumesOf = ({ steps }: Started, source: string) =>
  steps
    .filter((step) => step.source === source)
    .map(({ checkpoint }) => checkpoint[source]?.resume);

test('a resume token stands in the report that keeps the last of its page, in none before', async () => {
  const rich = pagedSource('woocommerce', { total: 12, size: 6 });
  const poor = pagedSource('serpapi', { total: 0, size: 1 });
  const collecting = startCollecting([rich, poor], { maxReviews: 8 });
  await collecting.finished;
  const steps = collecting.steps.filter(({ source }) => source === 'woocommerce');
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

test('a report holds the tokens as they were then', async () => {
  const collecting = startCollecting([pagedSource('serpapi', { total: 6, size: 2 })]);
  await collecting.finished;
  expect(resumesOf(collecting, 'serpapi')).toEqual(['2', '4', '6', '6']);
});

test('the next attempt goes on behind what was kept, with no double', async () => {
  const first = startCollecting([pagedSource('serpapi', { total: 9, size: 4 })], { maxReviews: 6 });
  await first.finished;
  const again = pagedSource('serpapi', { total: 9, size: 4 });
  const second = startCollecting([again], {
    existingReviews: first.reviews,
    checkpoint: first.steps.at(-1)?.checkpoint ?? {},
  });
  await second.finished;
  expect(again.pulls.resumes).toEqual(['4']);
  expect(second.reviews.map(({ author }) => author)).toEqual(['Reader 7', 'Reader 8', 'Reader 9']);
});

test('an attempt that finds all that was wanted pulls nothing', async () => {
  const first = startCollecting([pagedSource('serpapi', { total: 9, size: 3 })], { maxReviews: 6 });
  await first.finished;
  const again = pagedSource('serpapi', { total: 9, size: 3 });
  const second = startCollecting([again], { maxReviews: 6, existingReviews: first.reviews });
  await second.finished;
  expect(again.pulls.pages).toBe(0);
  expect(second.board.get('serpapi').status).toBe('DONE');
});

test('the token of a source that is not asked again is passed on', async () => {
  const serpapi = { resume: 'its own', statedRating: 4, statedCount: 2 };
  const collecting = startCollecting([pagedSource('woocommerce', { total: 1, size: 1 })], {
    checkpoint: { serpapi },
  });
  await collecting.finished;
  expect(collecting.steps.at(-1)?.checkpoint['serpapi']).toEqual(serpapi);
});

test('what a source states is kept, though a later page says nothing of it', async () => {
  const stating = inventedSource('serpapi', async function* () {
    yield pageOf(1, 1, { stated: { rating: 4.4, count: 1200 } });
    yield pageOf(2, 2);
    yield pageOf(3, 3, { stated: { rating: null, count: 1201 } });
  });
  const collecting = startCollecting([stating]);
  await collecting.finished;
  const stated = collecting.steps.map(({ checkpoint }) => [
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
