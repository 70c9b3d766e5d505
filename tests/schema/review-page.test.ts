import { expect, test, vi } from 'vitest';
import type { Review } from '../../contract/review.ts';
import { ofTask } from '../../schema/collected-reviews.ts';
import { type ReviewPageArgs, reviewPage } from '../../schema/review-page.ts';
import type { ReviewSort } from '../../schema/review-sort.ts';
import { reviewOf } from '../support/contract/samples.ts';
import { execute } from '../support/schema/execute.ts';
import { portsOver, taskOf } from '../support/schema/ports.ts';

const page = (reviews: readonly Review[], args: Partial<ReviewPageArgs>) =>
  reviewPage(async () => ofTask('t1', reviews), { first: 50, sort: 'NEWEST', ...args });

const idsOf = ({ edges }: { edges: readonly { node: Review }[] }) =>
  edges.map(({ node }) => node.fingerprint);

const collected = [
  reviewOf('bare'),
  reviewOf('old', { publishedAt: 1, rating: 4, helpfulVotes: 0 }),
  reviewOf('new', { publishedAt: 3, rating: 5, source: 'productpage' }),
  reviewOf('new too', { publishedAt: 3, rating: 4, helpfulVotes: 9 }),
  reviewOf('bare too'),
];

test.each<[ReviewSort, string[]]>([
  ['NEWEST', ['new', 'new too', 'old', 'bare', 'bare too']],
  ['OLDEST', ['old', 'new', 'new too', 'bare', 'bare too']],
  ['HIGHEST_RATED', ['new', 'old', 'new too', 'bare', 'bare too']],
  ['LOWEST_RATED', ['old', 'new too', 'new', 'bare', 'bare too']],
  ['MOST_HELPFUL', ['new too', 'old', 'bare', 'new', 'bare too']],
])(
  '%s sorts reviews without the value last and keeps the order of collection',
  async (sort, ids) => {
    expect(idsOf(await page(collected, { sort }))).toEqual(ids);
  },
);

test('a filter leaves out reviews that do not match and counts those that do', async () => {
  expect(idsOf(await page(collected, { where: { sources: ['productpage'] } }))).toEqual(['new']);
  const rated = await page(collected, { where: { minRating: 4 }, first: 1 });
  expect(rated).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
});

test('pages continue after their cursor until no reviews remain', async () => {
  const first = await page(collected, { first: 3 });
  expect(first.pageInfo).toMatchObject({ hasNextPage: true });
  const second = await page(collected, { first: 3, after: first.pageInfo.endCursor });
  expect(second.pageInfo).toMatchObject({ hasNextPage: false });
  expect([first, second].flatMap(idsOf)).toEqual(['new', 'new too', 'old', 'bare', 'bare too']);
});

test('a cursor remains valid under another filter', async () => {
  const { pageInfo } = await page(collected, { where: { sources: ['productpage'] } });
  const rest = await page(collected, { where: { minRating: 4 }, after: pageInfo.endCursor });
  expect(idsOf(rest)).toEqual(['new too', 'old']);
});

test('a cursor of another sort order is rejected', async () => {
  const { pageInfo } = await page(collected, { sort: 'NEWEST', first: 1 });
  const other = page(collected, { sort: 'OLDEST', after: pageInfo.endCursor });
  await expect(other).rejects.toMatchObject({ extensions: { code: 'INVALID_CURSOR' } });
});

test.each<ReviewSort>(['NEWEST', 'OLDEST', 'HIGHEST_RATED', 'LOWEST_RATED', 'MOST_HELPFUL'])(
  'while reviews are being added, pages sorted by %s neither repeat nor skip one',
  async (sort) => {
    const all = Array.from({ length: 60 }, (_, n) =>
      reviewOf(`r${n}`, {
        publishedAt: n % 7 ? (n * 37) % 11 : null,
        rating: n % 5 || null,
        helpfulVotes: (n * 13) % 4,
      }),
    );
    const seen: string[] = [];
    let after: string | null = null;
    for (let count = 20; count <= 60; count += 5) {
      const next = await page(all.slice(0, count), { sort, first: 6, after });
      seen.push(...idsOf(next));
      after = next.pageInfo.endCursor ?? after;
    }
    expect(new Set(seen).size).toBe(seen.length);
    const order = idsOf(await page(all, { sort, first: 60 }));
    const passed = order.slice(0, order.indexOf(seen.at(-1) ?? '') + 1);
    const presentAtFirst = new Set(all.slice(0, 20).map(({ fingerprint }) => fingerprint));
    expect(passed.filter((id) => presentAtFirst.has(id) && !seen.includes(id))).toEqual([]);
  },
);

test('a thousand reviews are sorted once for all watchers of the same state', async () => {
  const thousand = Array.from({ length: 1000 }, (_, n) =>
    reviewOf(`r${n}`, { publishedAt: (n * 7919) % 1000 }),
  );
  const sorting = vi.spyOn(thousand, 'toSorted');
  await page(thousand, {});
  await page(thousand, { first: 10 });
  expect(sorting).toHaveBeenCalledTimes(1);
});

test('a task and its result serve the same reviews', async () => {
  const result = {
    complete: true,
    summary: {
      count: 5,
      averageRating: 4.3,
      averageSentiment: null,
      ratingHistogram: [0, 0, 0, 2, 1],
      bySource: [],
    },
  };
  const { context } = portsOver({ tasks: [taskOf({ result })], reviews: collected });
  const connection =
    'reviews(where: null, after: null) { totalCount edges { node { fingerprint } } }';
  const source = `{ taskStatus(id: "t1") { ${connection} result { complete ${connection} } } }`;
  const reviews = {
    totalCount: 5,
    edges: ['new', 'new too', 'old', 'bare', 'bare too'].map((fingerprint) => ({
      node: { fingerprint },
    })),
  };
  expect(await execute(source, context)).toEqual({
    data: { taskStatus: { reviews, result: { complete: true, reviews } } },
  });
});
