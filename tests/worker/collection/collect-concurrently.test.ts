import { expect, test } from 'vitest';
import type { SourceName } from '../../../contract/catalogue.ts';
import { SourceError } from '../../../worker/source/source-error.ts';
import { fakeSource, foundReview, pagedSource, pageOf } from '../../support/worker/fake-source.ts';
import { gate } from '../../support/worker/gate.ts';
import { startCollection } from '../../support/worker/start-collection.ts';

test('a slow source does not delay a fast one', async () => {
  const quickIsDone = gate();
  const slow = pagedSource('serpapi', {
    total: 2,
    size: 2,
    before: () => quickIsDone.opened,
  });
  const quick = pagedSource('woocommerce', { total: 6, size: 2 });
  const collection = startCollection([slow, quick], {
    report: async (step) => {
      collection.reports.push(step);
      if (collection.progress.withStatus('DONE').includes('woocommerce')) quickIsDone.open();
    },
  });
  await collection.finished;
  const order = collection.reports.flatMap(({ source, reviews }) => reviews.map(() => source));
  expect(order).toEqual([...Array(6).fill('woocommerce'), 'serpapi', 'serpapi']);
});

test('a source that fails does not affect others, and its earlier reviews are kept', async () => {
  const failing = fakeSource('serpapi', async function* () {
    yield pageOf(1, 3);
    throw new SourceError('SOURCE_RATE_LIMITED', 'SerpApi asks for a rest.', {
      retryable: true,
      cooldownUntil: 1_900_000_000_000,
    });
  });
  const collection = startCollection([failing, pagedSource('woocommerce', { total: 5, size: 2 })]);
  await collection.finished;
  expect(collection.countOf('serpapi')).toBe(3);
  expect(collection.countOf('woocommerce')).toBe(5);
  expect(collection.progress.get('serpapi')).toMatchObject({
    status: 'FAILED',
    error: { code: 'SOURCE_RATE_LIMITED', source: 'serpapi', retryable: true },
    cooldownUntil: 1_900_000_000_000,
  });
  expect(collection.progress.get('woocommerce')).toMatchObject({ status: 'DONE', error: null });
  expect(collection.errors).toEqual([]);
});

test.each([
  ['an error of another kind', new TypeError('secret is undefined')],
  ['what is no error at all', 'a secret'],
])(
  'a source that throws %s fails with INTERNAL, is logged, and tells nothing',
  async (_, thrown) => {
    const odd = fakeSource('serpapi', async function* () {
      yield pageOf(1, 1);
      throw thrown;
    });
    const collection = startCollection([odd, pagedSource('woocommerce', { total: 2, size: 2 })]);
    await collection.finished;
    expect(collection.progress.failures).toEqual([
      {
        code: 'INTERNAL',
        message: 'The source serpapi failed unexpectedly. See the log of the worker.',
        source: 'serpapi',
        retryable: false,
      },
    ]);
    expect(collection.errors).toEqual([{ source: 'serpapi', error: thrown }]);
    expect(collection.countOf('woocommerce')).toBe(2);
  },
);

test('a source that throws synchronously does not affect others', async () => {
  const broken = fakeSource('serpapi', () => {
    throw new Error('no generator');
  });
  const collection = startCollection([broken, pagedSource('woocommerce', { total: 2, size: 2 })]);
  await collection.finished;
  expect(collection.progress.withStatus('FAILED')).toEqual(['serpapi']);
  expect(collection.countOf('woocommerce')).toBe(2);
});

test('a failed part of a source is reported, and the source is done anyway', async () => {
  const shut = new SourceError('SOURCE_UNREACHABLE', 'Shop 2 is shut.', { retryable: true });
  const shops = fakeSource('woocommerce', async function* () {
    yield pageOf(1, 2);
    yield pageOf(3, 4, { failures: [shut] });
  });
  const collection = startCollection([shops]);
  await collection.finished;
  expect(collection.progress.get('woocommerce')).toMatchObject({
    status: 'DONE',
    found: 4,
    error: { code: 'SOURCE_UNREACHABLE', message: 'Shop 2 is shut.', source: 'woocommerce' },
  });
});

test('a duplicate review is reported once and counted as dropped', async () => {
  const repeating = fakeSource('serpapi', async function* () {
    yield pageOf(1, 3, { dropped: 2 });
    yield { reviews: [foundReview(3), foundReview(4), foundReview(4)], dropped: 1, resume: '4' };
  });
  const collection = startCollection([repeating]);
  await collection.finished;
  expect(collection.reviews.map(({ author }) => author)).toEqual([
    'Reader 1',
    'Reader 2',
    'Reader 3',
    'Reader 4',
  ]);
  expect(collection.progress.get('serpapi')).toMatchObject({ found: 4, dropped: 5 });
});

test('a review found by several sources is reported once, by the first', async () => {
  const shown = { body: 'Boils fast, pours well, and the lid stays cool.' };
  const showing = (name: SourceName, sourceId: string | null) =>
    fakeSource(name, async function* () {
      yield { reviews: [foundReview(1, { ...shown, sourceId })], dropped: 0, resume: '1' };
    });
  const collection = startCollection([showing('bazaarvoice', '17'), showing('productpage', null)]);
  await collection.finished;
  expect(collection.reviews).toHaveLength(1);
  const { progress } = collection;
  expect(progress.get('bazaarvoice').dropped + progress.get('productpage').dropped).toBe(1);
});

test('collection adds the fields that do not depend on the source', async () => {
  const collection = startCollection([pagedSource('serpapi', { total: 1, size: 1 })]);
  await collection.finished;
  const { sourceId, ...found } = foundReview(1);
  expect(collection.reviews).toEqual([
    {
      ...found,
      fingerprint: expect.stringMatching(/^r[0-9a-f]{24}$/),
      source: 'serpapi',
      kind: 'GOOGLE',
      language: 'en',
      sentiment: 0,
      copies: [],
      isNew: null,
      mentions: [],
    },
  ]);
});

test('no page is pulled before the previous one was reported', async () => {
  const source = pagedSource('serpapi', { total: 3, size: 1 });
  const first = gate();
  const isReported = gate();
  const collection = startCollection([source], {
    report: async () => {
      isReported.open();
      await first.opened;
    },
  });
  await isReported.opened;
  await new Promise(setImmediate);
  expect(source.pulls.pages).toBe(1);
  first.open();
  await collection.finished;
  expect(source.pulls.pages).toBe(3);
});

test('a failing report ends collection without an error of the source', async () => {
  const source = pagedSource('serpapi', { total: 4, size: 1 });
  const collection = startCollection([source], {
    report: () => Promise.reject(new Error('nowhere to keep it')),
  });
  await expect(collection.finished).rejects.toThrow('nowhere to keep it');
  expect(collection.progress.withStatus('FAILED')).toEqual([]);
  expect(source.pulls).toMatchObject({ pages: 1, isClosed: true });
});
