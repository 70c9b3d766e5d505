import { once } from 'node:events';
import { expect, test } from 'vitest';
import { pagedSource } from '../../support/worker/fake-source.ts';
import { gate } from '../../support/worker/gate.ts';
import { startCollection } from '../../support/worker/start-collection.ts';

/** Waits as a request does: until the signal aborts, whose reason it throws. */
const untilAborted = async (signal: AbortSignal): Promise<never> => {
  if (!signal.aborted) await once(signal, 'abort');
  throw signal.reason;
};

test('an abort ends collection promptly and closes every source without an error', async () => {
  const stop = new AbortController();
  const stuck = gate();
  const waiting = pagedSource('serpapi', {
    total: 9,
    size: 1,
    before: async (pulls, { signal }) => {
      if (pulls.pages < 2) return;
      stuck.open();
      await untilAborted(signal);
    },
  });
  const busy = pagedSource('woocommerce', {
    total: 1000,
    size: 1,
    before: () => new Promise(setImmediate),
  });
  const collection = startCollection([waiting, busy], { maxReviews: 1000, signal: stop.signal });
  await stuck.opened;
  stop.abort();
  const reports = collection.reports.length;
  await collection.finished;
  expect(waiting.pulls.isClosed).toBe(true);
  expect(busy.pulls.isClosed).toBe(true);
  expect(collection.progress.withStatus('COLLECTING')).toEqual(['serpapi', 'woocommerce']);
  expect(collection.progress.failures).toEqual([]);
  expect(collection.errors).toEqual([]);
  expect(collection.countOf('serpapi')).toBe(2);
  expect(collection.reports).toHaveLength(reports);
});

test('a source that waits for quota yields no more pages after an abort', async () => {
  const stop = new AbortController();
  const hasAll = gate();
  const rich = pagedSource('woocommerce', { total: 100, size: 5 });
  const stuck = pagedSource('serpapi', {
    total: 9,
    size: 1,
    before: (_, { signal }) => untilAborted(signal),
  });
  const collection = startCollection([rich, stuck], {
    maxReviews: 10,
    signal: stop.signal,
    report: async () => hasAll.open(),
  });
  await hasAll.opened;
  stop.abort();
  await collection.finished;
  expect(rich.pulls).toMatchObject({ pages: 1, isClosed: true });
  expect(collection.progress.get('woocommerce').status).toBe('COLLECTING');
});

test('no source is started if the signal has already aborted', async () => {
  const source = pagedSource('serpapi', { total: 9, size: 1 });
  const collection = startCollection([source], { signal: AbortSignal.abort() });
  await collection.finished;
  expect(source.pulls.resumes).toEqual([]);
  expect(collection.reports).toEqual([]);
});

test('a source whose cleanup fails loses no reviews', async () => {
  const source = pagedSource('serpapi', { total: 9, size: 3 });
  const failingCleanup = {
    ...source,
    async *collect(search: Parameters<typeof source.collect>[0]) {
      try {
        yield* source.collect(search);
      } finally {
        await Promise.reject(new Error('cleanup failed'));
      }
    },
  };
  const collection = startCollection([failingCleanup], { maxReviews: 3 });
  await collection.finished;
  expect(collection.countOf('serpapi')).toBe(3);
  expect(collection.errors).toMatchObject([{ source: 'serpapi' }]);
});
