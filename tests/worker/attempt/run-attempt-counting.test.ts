import { expect, test } from 'vitest';
import { runAttempt } from '../../../worker/attempt/run-attempt.ts';
import type { Source } from '../../../worker/source/source.ts';
import { SourceError } from '../../../worker/source/source-error.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';
import { fakeSource, pagedSource, pageOf } from '../../support/worker/fake-source.ts';
import { eventsOf, startTask, testContext } from '../../support/worker/test-tasks.ts';

const role = 'work' as const;

test('a run of a schedule marks and counts the reviews that no earlier run found', async () => {
  const deployment = openTestDeployment({ role });
  const newIn = async (total: number, scheduleId: string | null) => {
    const taskId = await startTask(deployment, { scheduleId });
    const sources = [pagedSource('woocommerce', { total, size: 2 })];
    await runAttempt(taskId, testContext(deployment, { sources }));
    const marks = (await deployment.log.reviews(taskId)).map(({ isNew }) => isNew);
    const events = await eventsOf(deployment, taskId);
    expect(events.flatMap((event) => ('reviews' in event ? event.reviews : []))).toEqual(
      await deployment.log.reviews(taskId),
    );
    return [(await deployment.log.find(taskId))?.result?.newReviews, marks];
  };
  expect(await newIn(3, 's1')).toEqual([3, [true, true, true]]);
  expect(await newIn(4, 's1')).toEqual([1, [false, false, false, true]]);
  expect(await newIn(2, 's1')).toEqual([0, [false, false]]);
  expect(await newIn(2, 's2')).toEqual([2, [true, true]]);
  expect(await newIn(2, null)).toEqual([undefined, [null, null]]);
});

test('attempts at the same run mark the same reviews as new, and a run that fails takes none from the next', async () => {
  const deployment = openTestDeployment({ role });
  const marksOf = async (taskId: string) =>
    (await deployment.log.reviews(taskId)).map(({ isNew }) => isNew);
  const interrupted = (total: number, last: number) =>
    fakeSource('woocommerce', async function* ({ resume }) {
      const from = Number(resume ?? 0) + 1;
      yield pageOf(from, from);
      if (from < last) {
        throw new SourceError('SOURCE_UNREACHABLE', 'The shop is down.', { retryable: true });
      }
      if (from < total) yield pageOf(from + 1, total);
    });
  const first = await startTask(deployment, { scheduleId: 's1' });
  const sources = [pagedSource('woocommerce', { total: 2, size: 2 })];
  await runAttempt(first, testContext(deployment, { sources }));

  const failed = await startTask(deployment, { scheduleId: 's1' });
  const once = { attempts: 1, sources: [interrupted(4, 9)] };
  await runAttempt(failed, testContext(deployment, once));
  expect(await deployment.log.find(failed)).toMatchObject({ status: 'FAILURE' });
  expect(await marksOf(failed)).toEqual([false]);

  const retried = await startTask(deployment, { scheduleId: 's1' });
  const context = testContext(deployment, { backoffMs: 0, sources: [interrupted(4, 3)] });
  await runAttempt(retried, context);
  await runAttempt(retried, context);
  await runAttempt(retried, context);
  expect(await deployment.log.find(retried)).toMatchObject({
    status: 'SUCCESS',
    attempt: 3,
    result: { newReviews: 2 },
  });
  expect(await marksOf(retried)).toEqual([false, false, true, true]);
});

test('a settled task is counted once, even if its job is processed again', async () => {
  const deployment = openTestDeployment({ role });
  const failing = fakeSource('woocommerce', () => {
    throw new SourceError('SOURCE_BLOCKED', 'The shop refuses.', { retryable: false });
  });
  const succeeding = pagedSource('woocommerce', { total: 1, size: 1 });
  for (const source of [failing, succeeding]) {
    const taskId = await startTask(deployment);
    const context = testContext(deployment, { sources: [source] });
    await runAttempt(taskId, context);
    await runAttempt(taskId, context);
  }
  expect(await deployment.settlements.lastHour('STORE')).toMatchObject({
    succeeded: 1,
    failed: 1,
    runP95: expect.any(Number),
  });
});

test('an attempt leaves when its sources last succeeded, and how they last failed', async () => {
  const deployment = openTestDeployment({ role });
  const failing = fakeSource('woocommerce', () => {
    throw new SourceError('SOURCE_BLOCKED', 'The shop refuses.', { retryable: false });
  });
  const succeeding = pagedSource('shopify', { total: 1, size: 1 });
  const collect = async (...sources: Source[]) => {
    const taskId = await startTask(deployment, { sources: sources.map(({ name }) => name) });
    await runAttempt(taskId, testContext(deployment, { sources }));
    const latestOf = await deployment.sourceOutcomes.latest();
    return { woocommerce: latestOf('woocommerce'), shopify: latestOf('shopify') };
  };
  const blocked = {
    code: 'SOURCE_BLOCKED',
    message: 'The shop refuses.',
    source: 'woocommerce',
    retryable: false,
  };
  const first = await collect(failing, succeeding);
  expect(first).toEqual({
    woocommerce: { successAt: undefined, failure: { at: expect.any(Number), error: blocked } },
    shopify: { successAt: expect.any(Number), failure: undefined },
  });
  const second = await collect(pagedSource('woocommerce', { total: 1, size: 1 }));
  expect(second.woocommerce.failure).toEqual(first.woocommerce.failure);
  expect(second.woocommerce.successAt).toBeGreaterThanOrEqual(first.shopify.successAt ?? Infinity);
  expect(second.shopify).toEqual(first.shopify);
});

test('a source that fails in part has both succeeded and failed', async () => {
  const deployment = openTestDeployment({ role });
  const error = new SourceError('SOURCE_UNREACHABLE', 'One shop is down.', { retryable: true });
  const source = fakeSource('woocommerce', async function* () {
    yield { reviews: [], dropped: 0, resume: 'end', failures: [error] };
  });
  const taskId = await startTask(deployment);
  await runAttempt(taskId, testContext(deployment, { sources: [source] }));
  expect((await deployment.sourceOutcomes.latest())('woocommerce')).toMatchObject({
    successAt: expect.any(Number),
    failure: { error: { code: 'SOURCE_UNREACHABLE' } },
  });
});

test('what all callers see of a failed page does not name the page that a caller named', async () => {
  const deployment = openTestDeployment({ role });
  const source = fakeSource('productpage', () => {
    throw new SourceError('SOURCE_BLOCKED', 'secret.example refuses.', { retryable: false });
  });
  const taskId = await startTask(deployment, { sources: ['productpage'] });
  await runAttempt(taskId, testContext(deployment, { sources: [source] }));
  const { failure } = (await deployment.sourceOutcomes.latest())('productpage');
  expect(failure?.error).toMatchObject({ code: 'SOURCE_BLOCKED', source: 'productpage' });
  expect(failure?.error.message).not.toContain('secret.example');
});

test('a source that has not been asked has neither succeeded nor failed', async () => {
  const deployment = openTestDeployment({ role });
  const sources = [
    pagedSource('woocommerce', { total: 1, size: 1 }),
    pagedSource('shopify', { total: 1, size: 1 }),
  ];
  const taskId = await startTask(deployment, {
    sources: ['woocommerce', 'shopify'],
    maxReviews: 1,
  });
  await runAttempt(taskId, testContext(deployment, { sources }));
  const latestOf = await deployment.sourceOutcomes.latest();
  expect(latestOf('woocommerce').successAt).toEqual(expect.any(Number));
  expect(latestOf('shopify')).toEqual({ successAt: undefined, failure: undefined });
});

test('a task that fails because its workers were lost counts as failed', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  await deployment.log.claim(taskId, { worker: 'worker-0', claim: 'lost', attempts: 1 });
  const end = await runAttempt(taskId, testContext(deployment, { attempts: 1 }));
  expect(end).toEqual({ kind: 'done', succeeded: false });
  expect(await deployment.settlements.lastHour('STORE')).toMatchObject({ succeeded: 0, failed: 1 });
});
