import { expect, test } from 'vitest';
import { collectAll, collectInterrupted } from '../../support/sources/collecting.ts';
import {
  acmeKettle,
  comment,
  listing,
  openReddit,
  post,
} from '../../support/sources/reddit/reddit-site.ts';

/** Listings of two posts each, one with a comment. */
const manyThreads = {
  search: (after: string | null) => {
    const first = after === null ? 0 : Number(after.slice(4)) + 1;
    const ids = [first, first + 1].map((number) => `p${number}`);
    const children = ids.map((id, index) => post(id, { num_comments: index }));
    return listing(children, first < 8 ? `t3_${ids[1]}` : null);
  },
  comments: Object.fromEntries(
    Array.from({ length: 10 }, (_, number) => [`p${number}`, [comment(`c${number}`)]]),
  ),
};

test('listings are read to the last, each after the last post of the previous one', async () => {
  const { source, requests } = await openReddit(manyThreads);
  const { reviews } = await collectAll(source, acmeKettle());
  expect(reviews).toHaveLength(15);
  const after = requests
    .filter(({ pathname }) => pathname === '/search')
    .map(({ searchParams }) => searchParams.get('after'));
  expect(after).toEqual([null, 't3_p1', 't3_p3', 't3_p5', 't3_p7']);
});

test('no request is sent before its page is pulled', async () => {
  const { source, paths } = await openReddit(manyThreads);
  for await (const _ of source.collect(acmeKettle())) break;
  expect(paths()).toEqual(['/auth/api/v1/access_token', '/search']);
});

test('a listing that names itself as the next one ends the search', async () => {
  const { source, requests } = await openReddit({ search: () => listing([post('p1')], 't3_p1') });
  await collectAll(source, acmeKettle());
  expect(requests).toHaveLength(3);
});

test('an attempt interrupted after any page neither loses nor duplicates reviews', async () => {
  const { source } = await openReddit(manyThreads);
  const reviews = await collectInterrupted(source, acmeKettle());
  expect(reviews).toEqual((await collectAll(source, acmeKettle())).reviews);
});

test('a post that moves into the listing between two attempts is not lost', async () => {
  let posts = ['p1', 'p2', 'p3'];
  const { source } = await openReddit({ search: () => listing(posts.map((id) => post(id))) });
  const first = await source.collect(acmeKettle()).next();
  posts = ['p3', 'p0', 'p1', 'p2'];
  const { reviews } = await collectAll(source, {
    ...acmeKettle(),
    resume: first.value?.resume,
  });
  expect(reviews.map(({ sourceId }) => sourceId)).toEqual(['t3_p3', 't3_p0', 't3_p2']);
});
