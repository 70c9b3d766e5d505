import { expect, test } from 'vitest';
import { reviewFilterOf } from '../../schema/review-filter.ts';
import { everyReview } from '../../schema/review-matcher.ts';
import { Summaries } from '../../server/ports/summaries.ts';
import { reviewOf } from '../support/contract/samples.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { ask } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';

test('a running task is summarized as far as it has been collected, with what its sources report', async () => {
  const { graphql, deployment } = await serve();
  const { log } = deployment;
  const task = await claimedTask(log);
  const stated = {
    resume: null,
    statedRating: 4.2,
    statedCount: 80,
    statedHistogram: [1, 2, 3, 4, 70],
  };
  const reviews = [
    reviewOf('r1', { rating: 5, language: 'en', verifiedPurchase: true, publishedAt: 0 }),
    reviewOf('r2', { rating: 2, language: 'en', publishedAt: Date.UTC(2026, 3, 5) }),
    reviewOf('r3', { rating: 1, language: 'de' }),
  ];
  await task.write({ type: 'ReviewsFound', source: 'woocommerce', reviews });
  await deployment.redis.hset(
    deployment.keys.record(task.taskId),
    'checkpoint',
    JSON.stringify({ woocommerce: stated }),
  );
  const query = `query ($id: ID!, $where: ReviewFilter) {
    taskStatus(id: $id) {
      summary(where: $where) {
        count averageRating ratingHistogram verifiedShare incentivizedShare
        byMonth { month count averageRating }
        byLanguage { language count averageRating }
        bySource { source count statedRating statedCount statedHistogram }
      }
    }
  }`;
  const where = { languages: ['en'] };
  const bySource = { statedRating: 4.2, statedCount: 80, statedHistogram: [1, 2, 3, 4, 70] };
  expect(await ask(graphql, { query, variables: { id: task.taskId, where } })).toEqual({
    data: {
      taskStatus: {
        summary: {
          count: 2,
          averageRating: 3.5,
          ratingHistogram: [0, 1, 0, 0, 1],
          verifiedShare: 1,
          incentivizedShare: null,
          byMonth: [{ month: '2026-04-01T00:00:00.000Z', count: 1, averageRating: 2 }],
          byLanguage: [{ language: 'en', count: 2, averageRating: 3.5 }],
          bySource: [{ source: 'woocommerce', count: 2, ...bySource }],
        },
      },
    },
  });
});

test('a summary is computed once for each state and filter, however many ask', async () => {
  const { deployment } = await serve();
  const { log } = deployment;
  const task = await claimedTask(log);
  await task.find('Warm sound.', 'Flat bass.');
  let reads = 0;
  const summaries = new Summaries({
    reviews(taskId: string) {
      reads += 1;
      return log.reviews(taskId);
    },
    findWithBookkeeping: (taskId) => log.findWithBookkeeping(taskId),
  });
  const countOf = async (where?: object): Promise<number> => {
    const state = await log.find(task.taskId);
    if (!state) expect.unreachable();
    return (await summaries.read(state, reviewFilterOf({ where }))).count;
  };
  const warm = { text: 'warm' };
  expect(await Promise.all([countOf(), countOf(), countOf()])).toEqual([2, 2, 2]);
  expect(await Promise.all([countOf(warm), countOf(warm)])).toEqual([1, 1]);
  expect([await countOf(), await countOf(warm)]).toEqual([2, 1]);
  expect(reads).toBe(2);
  await task.find('Warm lights.');
  expect([await countOf(), await countOf(warm)]).toEqual([3, 2]);
  expect(reads).toBe(4);
});

test('a summary that could not be computed is computed by the next who asks', async () => {
  const { deployment } = await serve();
  const { log } = deployment;
  const task = await claimedTask(log);
  await task.find('Warm sound.');
  const state = await log.find(task.taskId);
  if (!state) expect.unreachable();
  let isDown = true;
  const summaries = new Summaries({
    reviews: (taskId) => (isDown ? Promise.reject(new Error('No reply.')) : log.reviews(taskId)),
    findWithBookkeeping: (taskId) => log.findWithBookkeeping(taskId),
  });
  await expect(summaries.read(state, everyReview)).rejects.toThrow('No reply.');
  isDown = false;
  expect(await summaries.read(state, everyReview)).toMatchObject({ count: 1 });
});
