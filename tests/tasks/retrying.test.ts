import { expect, test } from 'vitest';
import { waitingSource } from '../../contract/task.ts';
import { readRetry } from '../../tasks/retrying.ts';
import { runAttempt } from '../../worker/attempt/run-attempt.ts';
import { SourceError } from '../../worker/source/source-error.ts';
import type { Deployment } from '../support/tasks/deployment.ts';
import { openTestDeployment } from '../support/tasks/test-deployment.ts';
import { fakeSource, foundReview, pagedSource, pageOf } from '../support/worker/fake-source.ts';
import { gate } from '../support/worker/gate.ts';
import { eventsOf, folded, startTask, testContext } from '../support/worker/test-tasks.ts';

const role = 'work' as const;
const input = { kind: 'STORE' as const, sources: ['woocommerce', 'shopify', 'bazaarvoice'] };

/** A source that fails after the pages it yields. */
const failing = (pages = 0) =>
  fakeSource('shopify', async function* () {
    for (let page = 0; page < pages; page += 1) yield pageOf(page * 2 + 1, page * 2 + 2);
    throw new SourceError('SOURCE_BAD_RESPONSE', 'The shop is broken.', { retryable: false });
  });

const working = () => ({
  woocommerce: pagedSource('woocommerce', { total: 120, size: 40 }),
  shopify: pagedSource('shopify', { total: 4, size: 2 }),
  bazaarvoice: pagedSource('bazaarvoice', { total: 0, size: 1 }),
});

/** A finished task of which one source has failed after a page. */
const incompleteTask = async (deployment: Deployment, overrides: object = {}) => {
  const taskId = await startTask(deployment, { ...input, ...overrides });
  const { woocommerce, bazaarvoice } = working();
  const sources = [woocommerce, failing(1), bazaarvoice];
  await runAttempt(taskId, testContext(deployment, { sources }));
  return taskId;
};

const retry = async (deployment: Deployment, taskId: string, scope: 'ALL' | 'FAILED_SOURCES') => {
  const read = await readRetry(deployment.log, taskId, scope);
  if (!read) throw new Error('The task is gone.');
  const { task } = await deployment.starter.start(read.input, { kept: read.kept });
  return task.id;
};

test('a retry of failed sources begins with the reviews of the others, in its record and its log', async () => {
  const deployment = openTestDeployment({ role });
  const old = await incompleteTask(deployment);
  const taskId = await retry(deployment, old, 'FAILED_SOURCES');

  const events = await eventsOf(deployment, taskId);
  expect(events.map(({ type }) => type)).toEqual([
    'TaskQueued',
    ...Array.from({ length: 3 }, () => 'ReviewsFound'),
  ]);
  const task = await deployment.log.find(taskId);
  expect(folded(events)).toEqual(task);
  expect(task).toMatchObject({ status: 'PENDING', retryOf: old, progress: { found: 120 } });
  expect(task?.progress.sources).toMatchObject([
    { source: 'woocommerce', status: 'DONE', found: 120 },
    waitingSource('shopify'),
    { source: 'bazaarvoice', status: 'DONE', found: 0 },
  ]);
  const reviews = await deployment.log.reviews(taskId);
  expect(new Set(reviews.map(({ source }) => source))).toEqual(new Set(['woocommerce']));
  expect(reviews).toHaveLength(120);
});

test('a retry asks the failed sources only, and its result is whole', async () => {
  const deployment = openTestDeployment({ role });
  const old = await incompleteTask(deployment);
  const before = await deployment.log.find(old);
  expect(before?.result?.complete).toBe(false);
  const taskId = await retry(deployment, old, 'FAILED_SOURCES');
  // The old task is no longer needed.
  await deployment.log.forget(old);

  const sources = working();
  await runAttempt(taskId, testContext(deployment, { sources: Object.values(sources) }));
  expect(sources.woocommerce.pulls.resumes).toEqual([]);
  expect(sources.bazaarvoice.pulls.resumes).toEqual([]);
  expect(sources.shopify.pulls.resumes).toEqual([undefined]);
  const events = await eventsOf(deployment, taskId);
  const task = await deployment.log.find(taskId);
  expect(folded(events)).toEqual(task);
  expect(task).toMatchObject({
    status: 'SUCCESS',
    progress: { fraction: 1, found: 124 },
    result: {
      complete: true,
      summary: {
        count: 124,
        bySource: [
          { source: 'woocommerce', count: 120 },
          { source: 'shopify', count: 4 },
          { source: 'bazaarvoice', count: 0 },
        ],
      },
    },
  });
  const found = events.flatMap((event) => (event.type === 'ReviewsFound' ? event.reviews : []));
  expect(found).toEqual(await deployment.log.reviews(taskId));
  expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(124);
});

test('a retry whose worker is lost midway still asks the failed sources only', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await retry(deployment, await incompleteTask(deployment), 'FAILED_SOURCES');
  const lost = pagedSource('shopify', {
    total: 4,
    size: 2,
    before: async ({ pages }) => {
      // Another worker takes the task, as after the loss of this one.
      if (pages === 1) {
        await deployment.log.claim(taskId, { worker: 'w2', claim: 'other', attempts: 5 });
      }
    },
  });
  const first = working();
  await runAttempt(
    taskId,
    testContext(deployment, { sources: [first.woocommerce, lost, first.bazaarvoice] }),
  );
  const second = working();
  await runAttempt(
    taskId,
    testContext(deployment, { sources: Object.values(second), attempts: 9 }),
  );
  const asked = [first, second].flatMap(({ woocommerce, bazaarvoice }) => [
    ...woocommerce.pulls.resumes,
    ...bazaarvoice.pulls.resumes,
  ]);
  expect(asked).toEqual([]);
  expect(await deployment.log.find(taskId)).toMatchObject({
    status: 'SUCCESS',
    result: { complete: true, summary: { count: 124 } },
  });
});

test('a review that a failed source had delivered first is kept if a source that succeeded has a copy', async () => {
  const deployment = openTestDeployment({ role });
  const at = (shop: string) =>
    foundReview(1, {
      sourceId: null,
      publishedAt: 0,
      body: 'Boils a liter in four minutes, and the handle stays cool all the time.',
      url: `https://${shop}.example/kettle`,
    });
  const isDelivered = gate();
  const first = fakeSource('shopify', async function* () {
    yield { reviews: [at('teas')], dropped: 0, resume: '1' };
    isDelivered.open();
    throw new SourceError('SOURCE_BAD_RESPONSE', 'The shop is broken.', { retryable: false });
  });
  const second = fakeSource('woocommerce', async function* () {
    await isDelivered.opened;
    yield { reviews: [at('pots')], dropped: 0, resume: '1' };
  });
  const names = ['woocommerce', 'shopify'];
  const old = await startTask(deployment, { ...input, sources: names });
  await runAttempt(old, testContext(deployment, { sources: [first, second] }));
  const delivered = await deployment.log.reviews(old);
  expect(delivered).toMatchObject([
    { source: 'shopify', copies: [{ source: 'woocommerce', site: 'pots.example' }] },
  ]);

  const taskId = await retry(deployment, old, 'FAILED_SOURCES');
  expect(await deployment.log.find(taskId)).toMatchObject({
    progress: {
      found: 1,
      sources: [
        { status: 'DONE', found: 0 },
        { status: 'WAITING', found: 1 },
      ],
    },
  });
  await runAttempt(taskId, testContext(deployment, { sources: [first, second] }));
  expect(await deployment.log.reviews(taskId)).toEqual(delivered);
  const events = await eventsOf(deployment, taskId);
  expect(events.filter(({ type }) => type === 'CopiesFound')).toEqual([]);
  expect(await deployment.log.find(taskId)).toMatchObject({
    progress: { found: 1 },
    result: { summary: { count: 1 } },
  });
});

test('a source of which a part failed is asked again', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment, { ...input, sources: ['shopify'] });
  const partly = fakeSource('shopify', async function* () {
    const failures = [
      new SourceError('SOURCE_UNREACHABLE', 'One shop is down.', { retryable: true }),
    ];
    yield pageOf(1, 2, { failures });
  });
  await runAttempt(taskId, testContext(deployment, { sources: [partly] }));
  const retried = await retry(deployment, taskId, 'FAILED_SOURCES');
  const { shopify } = working();
  await runAttempt(retried, testContext(deployment, { sources: [shopify] }));
  expect(await deployment.log.find(retried)).toMatchObject({
    result: { complete: true, summary: { count: 4 } },
  });
});

test('a retry of all sources keeps nothing', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await retry(deployment, await incompleteTask(deployment), 'ALL');
  expect(await deployment.log.reviews(taskId)).toEqual([]);
  expect(await eventsOf(deployment, taskId)).toHaveLength(1);
});

test('a retry of a run counts the reviews that are new to the run, and later runs know them', async () => {
  const deployment = openTestDeployment({ role });
  const scheduled = { ...input, scheduleId: 's1' };
  const old = await incompleteTask(deployment, scheduled);
  expect((await deployment.log.find(old))?.result?.newReviews).toBe(122);
  const taskId = await retry(deployment, old, 'FAILED_SOURCES');
  await runAttempt(taskId, testContext(deployment, { sources: Object.values(working()) }));
  expect((await deployment.log.find(taskId))?.result?.newReviews).toBe(124);
  const again = await retry(deployment, taskId, 'ALL');
  await runAttempt(again, testContext(deployment, { sources: Object.values(working()) }));
  expect((await deployment.log.find(again))?.result?.newReviews).toBe(124);
  const later = await startTask(deployment, scheduled);
  await runAttempt(later, testContext(deployment, { sources: Object.values(working()) }));
  expect((await deployment.log.find(later))?.result?.newReviews).toBe(0);
});

test('there is no retry of a task that is unfinished or gone', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment, input);
  expect(await readRetry(deployment.log, taskId, 'ALL')).toBeUndefined();
  expect(await readRetry(deployment.log, 't0', 'FAILED_SOURCES')).toBeUndefined();
});
