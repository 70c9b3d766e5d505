import { expect, test } from 'vitest';
import type { Review } from '../../contract/review.ts';
import { type ReviewPageArgs, reviewPage } from '../../schema/review-page.ts';
import type { ReviewSort } from '../../schema/review-sort.ts';
import { execute } from '../support/schema/execute.ts';
import { portsOver, reviewOf, taskOf } from '../support/schema/ports.ts';

const page = (reviews: readonly Review[], args: ReviewPageArgs) =>
  reviewPage('t1', async () => reviews, args);

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
  '%s puts reviews without the value last and keeps the order of collecting',
  async (sort, ids) => {
    expect(idsOf(await page(collected, { sort }))).toEqual(ids);
  },
);

test('a filter leaves out what does not fit and counts the rest', async () => {
  expect(idsOf(await page(collected, { where: { sources: ['productpage'] } }))).toEqual(['new']);
  const rated = await page(collected, { where: { minRating: 4 }, first: 1 });
  expect(rated).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
});

test('pages go on behind their cursor until there are no more', async () => {
  const first = await page(collected, { first: 3 });
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  const second = await page(collected, { first: 3, after: first.pageInfo.endCursor });
  expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  expect([first, second].flatMap(idsOf)).toEqual(['new', 'new too', 'old', 'bare', 'bare too']);
});

test('a cursor under one filter is a place under another', async () => {
  const { pageInfo } = await page(collected, { where: { sources: ['productpage'] } });
  const rest = await page(collected, { where: { minRating: 4 }, after: pageInfo.endCursor });
  expect(idsOf(rest)).toEqual(['new too', 'old']);
});

test.each<ReviewSort>(['NEWEST', 'OLDEST', 'HIGHEST_RATED', 'LOWEST_RATED', 'MOST_HELPFUL'])(
  'while reviews are added, pages by %s repeat none and skip none of the first',
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
    for (let there = 20; there <= 60; there += 5) {
      const next = await page(all.slice(0, there), { sort, first: 6, after });
      seen.push(...idsOf(next));
      after = next.pageInfo.endCursor ?? after;
    }
    expect(new Set(seen).size).toBe(seen.length);
    const order = idsOf(await page(all, { sort, first: 60 }));
    const passed = order.slice(0, order.indexOf(seen.at(-1) ?? '') + 1);
    const thereAtFirst = new Set(all.slice(0, 20).map(({ fingerprint }) => fingerprint));
    expect(passed.filter((id) => thereAtFirst.has(id) && !seen.includes(id))).toEqual([]);
  },
);

test('a thousand reviews are sorted once for all that watch the same state', async () => {
  let compared = 0;
  const counted = (n: number): Review => ({
    ...reviewOf(`r${n}`),
    get publishedAt() {
      compared += 1;
      return (n * 7919) % 1000;
    },
  });
  const thousand = Array.from({ length: 1000 }, (_, n) => counted(n));
  await page(thousand, {});
  const once = compared;
  await page(thousand, { first: 10 });
  expect(once).toBeGreaterThan(0);
  expect(compared).toBe(once);
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
