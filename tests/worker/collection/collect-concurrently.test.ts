import { expect, test } from 'vitest';
import type { SourceName } from '../../../contract/catalogue.ts';
import { SourceError } from '../../../worker/source/source-error.ts';
import { startCollecting } from '../../support/worker/collecting.ts';
import { gate } from '../../support/worker/gate.ts';
import {
  foundReview,
  inventedSource,
  pagedSource,
  pageOf,
} from '../../support/worker/invented-source.ts';

test('a slow source does not hold a quick one up', async () => {
  const quickIsDone = gate();
  const slow = pagedSource('serpapi', {
    total: 2,
    size: 2,
    before: () => quickIsDone.opened,
  });
  const quick = pagedSource('woocommerce', { total: 6, size: 2 });
  const collecting = startCollecting([slow, quick], {
    report: async (step) => {
      collecting.steps.push(step);
      if (collecting.board.withStatus('DONE').includes('woocommerce')) quickIsDone.open();
    },
  });
  await collecting.finished;
  const order = collecting.steps.flatMap(({ source, reviews }) => reviews.map(() => source));
  expect(order).toEqual([...Array(6).fill('woocommerce'), 'serpapi', 'serpapi']);
});

test('a failing source costs only its own reviews, and those from before it failed stay', async () => {
  const failing = inventedSource('serpapi', async function* () {
    yield pageOf(1, 3);
    throw new SourceError('SOURCE_RATE_LIMITED', 'SerpApi asks for a rest.', {
      retryable: true,
      cooldownUntil: 1_900_000_000_000,
    });
  });
  const collecting = startCollecting([failing, pagedSource('woocommerce', { total: 5, size: 2 })]);
  await collecting.finished;
  expect(collecting.countOf('serpapi')).toBe(3);
  expect(collecting.countOf('woocommerce')).toBe(5);
  expect(collecting.board.get('serpapi')).toMatchObject({
    status: 'FAILED',
    error: { code: 'SOURCE_RATE_LIMITED', source: 'serpapi', retryable: true },
    cooldownUntil: 1_900_000_000_000,
  });
  expect(collecting.board.get('woocommerce')).toMatchObject({ status: 'DONE', error: null });
  expect(collecting.errors).toEqual([]);
});

test.each([
  ['an error of another kind', new TypeError('secret is undefined')],
  ['what is no error at all', 'a secret'],
])(
  'a source that throws %s fails with INTERNAL, is logged, and tells nothing',
  async (_, thrown) => {
    const odd = inventedSource('serpapi', async function* () {
      yield pageOf(1, 1);
      throw thrown;
    });
    const collecting = startCollecting([odd, pagedSource('woocommerce', { total: 2, size: 2 })]);
    await collecting.finished;
    expect(collecting.board.failures).toEqual([
      {
        code: 'INTERNAL',
        message: "The source serpapi failed unexpectedly. See the log of the worker.",
        source: 'serpapi',
        retryable: false,
      },
    ]);
    expect(collecting.errors).toEqual([{ source: 'serpapi', error: thrown }]);
    expect(collecting.countOf('woocommerce')).toBe(2);
  },
);

test('a source that throws as it is asked costs only its own reviews', async () => {
  const broken = inventedSource('serpapi', () => {
    throw new Error('no generator');
  });
  const collecting = startCollecting([broken, pagedSource('woocommerce', { total: 2, size: 2 })]);
  await collecting.finished;
  expect(collecting.board.withStatus('FAILED')).toEqual(['serpapi']);
  expect(collecting.countOf('woocommerce')).toBe(2);
});

test('a part of a source that failed is told, and the source is done all the same', async () => {
  const shut = new SourceError('SOURCE_UNREACHABLE', 'Shop 2 is shut.', { retryable: true });
  const shops = inventedSource('woocommerce', async function* () {
    yield pageOf(1, 2);
    yield pageOf(3, 4, { failures: [shut] });
  });
  const collecting = startCollecting([shops]);
  await collecting.finished;
  expect(collecting.board.get('woocommerce')).toMatchObject({
    status: 'DONE',
    found: 4,
    error: { code: 'SOURCE_UNREACHABLE', message: 'Shop 2 is shut.', source: 'woocommerce' },
  });
});

test('a review that comes twice is reported once, and the double is counted as dropped', async () => {
  const repeating = inventedSource('serpapi', async function* () {
    yield pageOf(1, 3, { dropped: 2 });
    yield { reviews: [foundReview(3), foundReview(4), foundReview(4)], dropped: 1, resume: '4' };
  });
  const collecting = startCollecting([repeating]);
  await collecting.finished;
  expect(collecting.reviews.map(({ author }) => author)).toEqual([
    'Reader 1',
    'Reader 2',
    'Reader 3',
    'Reader 4',
  ]);
  expect(collecting.board.get('serpapi')).toMatchObject({ found: 4, dropped: 5 });
});

test('a review that several sources show is reported once, by whichever had it first', async () => {
  const shown = { body: 'Boils fast, pours well, and the lid stays cool.' };
  const showing = (name: SourceName, sourceId: string | null) =>
    inventedSource(name, async function* () {
      yield { reviews: [foundReview(1, { ...shown, sourceId })], dropped: 0, resume: '1' };
    });
  const collecting = startCollecting([showing('bazaarvoice', '17'), showing('productpage', null)]);
  await collecting.finished;
  expect(collecting.reviews).toHaveLength(1);
  const { board } = collecting;
  expect(board.get('bazaarvoice').dropped + board.get('productpage').dropped).toBe(1);
});

test('a review carries what every source shares', async () => {
  const collecting = startCollecting([pagedSource('serpapi', { total: 1, size: 1 })]);
  await collecting.finished;
  const { sourceId, ...found } = foundReview(1);
  expect(collecting.reviews).toEqual([
    {
      ...found,
      fingerprint: expect.stringMatching(/^r[0-9a-f]{24}$/),
      source: 'serpapi',
      kind: 'GOOGLE',
      sentiment: 0,
    },
  ]);
});

test('no page is pulled before the one before it was reported', async () => {
  const source = pagedSource('serpapi', { total: 3, size: 1 });
  const first = gate();
  const isReported = gate();
  const collecting = startCollecting([source], {
    report: async () => {
      isReported.open();
      await first.opened;
    },
  });
  await isReported.opened;
  await new Promise(setImmediate);
  expect(source.pulls.pages).toBe(1);
  first.open();
  await collecting.finished;
  expect(source.pulls.pages).toBe(3);
});

test('a report that cannot be kept ends the collecting, and is not blamed on the source', async () => {
  const source = pagedSource('serpapi', { total: 4, size: 1 });
  const collecting = startCollecting([source], {
    report: () => Promise.reject(new Error('nowhere to keep it')),
  });
  await expect(collecting.finished).rejects.toThrow('nowhere to keep it');
  expect(collecting.board.withStatus('FAILED')).toEqual([]);
  expect(source.pulls).toMatchObject({ pages: 1, isClosed: true });
});
