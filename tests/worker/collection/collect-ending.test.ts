import { once } from 'node:events';
import { expect, test } from 'vitest';
import { startCollecting } from '../../support/worker/collecting.ts';
import { gate } from '../../support/worker/gate.ts';
import { pagedSource } from '../../support/worker/invented-source.ts';

/** Waits as a request does: until the signal aborts, whose reason it throws. */
const untilAborted = async (signal: AbortSignal): Promise<never> => {
  if (!signal.aborted) await once(signal, 'abort');
  throw signal.reason;
};

test('an abort ends it promptly, closes every source and blames none', async () => {
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
  const collecting = startCollecting([waiting, busy], { maxReviews: 1000, signal: stop.signal });
  await stuck.opened;
  stop.abort();
  const reports = collecting.steps.length;
  await collecting.finished;
  expect(waiting.pulls.isClosed).toBe(true);
  expect(busy.pulls.isClosed).toBe(true);
  expect(collecting.board.withStatus('COLLECTING')).toEqual(['serpapi', 'woocommerce']);
  expect(collecting.board.failures).toEqual([]);
  expect(collecting.errors).toEqual([]);
  expect(collecting.countOf('serpapi')).toBe(2);
  expect(collecting.steps).toHaveLength(reports);
});

test('a source that waits for what others leave pulls nothing more behind an abort', async () => {
  const stop = new AbortController();
  const hasAll = gate();
  const rich = pagedSource('woocommerce', { total: 100, size: 5 });
  const stuck = pagedSource('serpapi', {
    total: 9,
    size: 1,
    before: (_, { signal }) => untilAborted(signal),
  });
  const collecting = startCollecting([rich, stuck], {
    maxReviews: 10,
    signal: stop.signal,
    report: async () => hasAll.open(),
  });
  await hasAll.opened;
  stop.abort();
  await collecting.finished;
  expect(rich.pulls).toMatchObject({ pages: 1, isClosed: true });
  expect(collecting.board.get('woocommerce').status).toBe('COLLECTING');
});

test('nothing is asked where the signal has aborted before', async () => {
  const source = pagedSource('serpapi', { total: 9, size: 1 });
  const collecting = startCollecting([source], { signal: AbortSignal.abort() });
  await collecting.finished;
  expect(source.pulls.resumes).toEqual([]);
  expect(collecting.steps).toEqual([]);
});

test('a source whose clean-up fails when it is let go costs nothing that was kept', async () => {
  const source = pagedSource('serpapi', { total: 9, size: 3 });
  const untidy = {
    ...source,
    async *collect(search: Parameters<typeof source.collect>[0]) {
      try {
        yield* source.collect(search);
      } finally {
        await Promise.reject(new Error('could not tidy up'));
      }
    },
  };
  const collecting = startCollecting([untidy], { maxReviews: 3 });
  await collecting.finished;
  expect(collecting.countOf('serpapi')).toBe(3);
  expect(collecting.errors).toMatchObject([{ source: 'serpapi' }]);
});
