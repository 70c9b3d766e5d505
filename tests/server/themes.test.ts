import { expect, test } from 'vitest';
import { everyReview } from '../../schema/review-matcher.ts';
import { Themes } from '../../server/ports/themes.ts';
import { reviewOf } from '../support/contract/samples.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { ask } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';

const aboutLid = (id: string, body: string, tone: number) =>
  reviewOf(id, {
    title: 'Kettle',
    body,
    mentions: [{ key: 'lid', from: 7, to: 7 + body.length, tone }],
  });

const two = [aboutLid('r1', 'The lid leaks.', -0.5), aboutLid('r2', 'A lovely lid!', 0.6)];

test('themes have quotes that lead to their reviews, and filter reviews', async () => {
  const { graphql, deployment } = await serve();
  const task = await claimedTask(deployment.log);
  await task.write({
    type: 'ReviewsFound',
    source: 'woocommerce',
    reviews: [...two, reviewOf('r3')],
  });
  const query = `query ($id: ID!, $praise: ReviewFilter, $critical: ReviewFilter) {
    taskStatus(id: $id) {
      summary { themes { key label count praised criticized quotes(first: 2) { text sentiment review { fingerprint } } } }
      praise: reviews(where: $praise) { totalCount }
      critical: reviews(where: $critical) { edges { node { fingerprint } } }
      unknown: reviews(where: { theme: "hose" }) { totalCount }
    }
  }`;
  const variables = {
    id: task.taskId,
    praise: { theme: 'lid' },
    critical: { theme: 'lid', polarity: 'CRITICISM' },
  };
  expect(await ask(graphql, { query, variables })).toEqual({
    data: {
      taskStatus: {
        summary: {
          themes: [
            {
              key: 'lid',
              label: 'lid',
              count: 2,
              praised: 1,
              criticized: 1,
              quotes: [
                { text: 'A lovely lid!', sentiment: 0.6, review: { fingerprint: 'r2' } },
                { text: 'The lid leaks.', sentiment: -0.5, review: { fingerprint: 'r1' } },
              ],
            },
          ],
        },
        praise: { totalCount: 2 },
        critical: { edges: [{ node: { fingerprint: 'r1' } }] },
        unknown: { totalCount: 0 },
      },
    },
  });
});

test('while a task runs, themes are computed again only after a time; once it has ended, for its last state', async () => {
  const { deployment } = await serve();
  const { log } = deployment;
  const task = await claimedTask(log);
  const countOf = async (themes: Themes): Promise<number | undefined> => {
    const state = await log.find(task.taskId);
    if (!state) expect.unreachable();
    return (await themes.ofTask(state, everyReview))[0]?.count;
  };
  const slow = new Themes(log, { refreshMs: 3_600_000 });
  const immediate = new Themes(log, { refreshMs: 0 });
  await task.write({ type: 'ReviewsFound', source: 'woocommerce', reviews: two });
  expect([await countOf(slow), await countOf(immediate)]).toEqual([2, 2]);
  const third = aboutLid('r3', 'The lid is fine.', 0.3);
  await task.write({ type: 'ReviewsFound', source: 'woocommerce', reviews: [third] });
  expect([await countOf(slow), await countOf(immediate)]).toEqual([2, 3]);
  await task.succeed();
  expect(await countOf(slow)).toBe(3);
});
