import { expect, test } from 'vitest';
import { lemmy } from '../../../worker/sources/lemmy/lemmy.ts';
import { collectAll, collectInterrupted, searchFor } from '../../support/sources/collecting.ts';
import { openPages, openSite, refuse } from '../../support/sources/site.ts';

const around = { creator: { name: 'ida', actor_id: 'https://home.test/u/ida' }, community: {} };

const saying = (id: number, kind: string) => ({
  id,
  published: '2024-05-06T07:08:09.123456Z',
  ap_id: `https://home.test/${kind}/${id}`,
});

const post = (id: number, fields: object = {}) => ({
  post: {
    ...saying(id, 'post'),
    name: `Acme Kettle ${id}`,
    body: `It is **fine**, [${id}](https://kettle.test).`,
    ...fields,
  },
  ...around,
  counts: { score: 5, upvotes: 6, downvotes: 1, comments: 2 },
});

const comment = (id: number, fields: object = {}, postName = 'Acme Kettle') => ({
  comment: { ...saying(id, 'comment'), content: `Comment ${id}`, ...fields },
  post: { ...saying(1, 'post'), name: postName },
  ...around,
  counts: { score: -1, upvotes: 0, downvotes: 1 },
});

interface Known {
  readonly posts?: readonly unknown[];
  readonly comments?: readonly unknown[];
}

/** An instance that pages its posts and comments as requested. */
const openInstance = (known: Known) =>
  openPages(({ pathname, searchParams }) => {
    if (pathname !== '/api/v3/search') return undefined;
    const [page = 1, limit = 10] = ['page', 'limit'].map((name) => Number(searchParams.get(name)));
    const part = (all: readonly unknown[] = []) => all.slice((page - 1) * limit, page * limit);
    return {
      type_: 'All',
      posts: part(known.posts),
      comments: part(known.comments),
      communities: [],
      users: [],
    };
  });

const read = (...urls: URL[]) => lemmy({ LEMMY_URLS: urls });
const acmeKettle = () => searchFor('Acme Kettle');
const idsOf = (reviews: readonly { sourceId: string | null }[]) =>
  reviews.map(({ sourceId }) => sourceId?.replace('https://home.test/', ''));

test('posts and comments become reviews in plain text', async () => {
  const { url, requests } = await openInstance({
    posts: [post(1)],
    comments: [comment(2, { published: '2023-09-23T10:41:41.254290' })],
  });
  const { reviews, failure } = await collectAll(read(url), acmeKettle());
  expect(failure).toBeUndefined();
  const rest = { author: 'ida', rating: null, verifiedPurchase: null, productTitle: null };
  expect(reviews).toEqual([
    {
      ...rest,
      sourceId: 'https://home.test/post/1',
      title: 'Acme Kettle 1',
      body: 'It is fine, 1.',
      url: 'https://home.test/post/1',
      publishedAt: Date.UTC(2024, 4, 6, 7, 8, 9, 123),
      helpfulVotes: 5,
    },
    {
      ...rest,
      sourceId: 'https://home.test/comment/2',
      title: null,
      body: 'Comment 2',
      url: 'https://home.test/comment/2',
      // Without a time zone: UTC.
      publishedAt: Date.UTC(2023, 8, 23, 10, 41, 41, 254),
      helpfulVotes: -1,
    },
  ]);
  expect(requests.map(({ searchParams }) => Object.fromEntries(searchParams))).toEqual([
    {
      q: 'Acme Kettle',
      type_: 'All',
      listing_type: 'All',
      sort: 'TopAll',
      page: '1',
      limit: '50',
    },
  ]);
});

test('bare links, images, and deleted, removed, malformed, and unrelated posts are dropped', async () => {
  const { url } = await openInstance({
    posts: [
      post(1, { body: '', url: 'https://kettle.test' }),
      post(2, { body: null }),
      post(3, { body: 'https://kettle.test/acme' }),
      post(4, { body: '![](https://kettle.test/acme.png)' }),
      post(5, { deleted: true }),
      post(6, { removed: true }),
      post(7, { name: 'Toasters' }),
      post(8, { name: 'Kettles', body: 'The one of Acme.' }),
      post(9, { name: 'Spare lid for the Acme Kettle' }),
      { post: { id: 10 } },
      null,
    ],
    comments: [
      comment(11, { content: '*Permanently Deleted*' }),
      comment(12, { deleted: true }),
      comment(13, {}, 'Kettles'),
      comment(14, { content: 'Acme!' }, 'Kettles'),
      comment(15, { content: '> Any good?\n\nVery.' }),
      { ...comment(16, { ap_id: 'javascript:alert(1)' }), creator: undefined, counts: undefined },
    ],
  });
  const { pages, reviews } = await collectAll(read(url), acmeKettle());
  expect(reviews).toMatchObject([
    { sourceId: 'https://home.test/post/8' },
    { sourceId: 'https://home.test/comment/14' },
    { sourceId: 'https://home.test/comment/15', body: 'Very.' },
    { author: null, helpfulVotes: null, url: null },
  ]);
  expect(pages).toMatchObject([{ dropped: 13 }]);
});

const many = (count: number, of: (id: number) => unknown, first = 1) =>
  Array.from({ length: count }, (_, id) => of(first + id));

test('pages are read until both posts and comments end', async () => {
  const { url, requests } = await openInstance({
    posts: many(20, post),
    comments: many(120, comment, 1000),
  });
  const { reviews } = await collectAll(read(url), acmeKettle());
  expect(reviews).toHaveLength(140);
  expect(requests).toHaveLength(3);
});

test('no request is sent before its page is pulled', async () => {
  const { url, requests } = await openInstance({ posts: many(120, post) });
  for await (const _ of read(url).collect(acmeKettle())) break;
  expect(requests).toHaveLength(1);
});

test('an attempt interrupted after any page neither loses nor duplicates reviews, in several instances', async () => {
  const [one, other] = [
    await openInstance({ posts: many(120, post), comments: many(60, comment, 1000) }),
    await openInstance({ posts: many(50, post, 500) }),
  ];
  const source = read(one.url, other.url);
  const reviews = await collectInterrupted(source, acmeKettle());
  expect(reviews).toHaveLength(230);
  expect(reviews).toEqual((await collectAll(source, acmeKettle())).reviews);
});

test('a post that moves to a page already read is not lost', async () => {
  const known = { posts: many(70, post) };
  const { url } = await openInstance(known);
  const first = await read(url).collect(acmeKettle()).next();
  const moved = known.posts.splice(60, 1);
  known.posts.splice(10, 0, ...moved);
  // A post already read is deleted, so the later ones move up.
  known.posts.splice(3, 1);
  const { reviews } = await collectAll(read(url), { ...acmeKettle(), resume: first.value?.resume });
  const all = new Set([...idsOf(first.value?.reviews ?? []), ...idsOf(reviews)]);
  expect(all.size).toBe(70);
});

test('items on two overlapping pages are yielded once', async () => {
  const { url } = await openPages(({ searchParams }) => {
    const first = searchParams.get('page') === '1' ? 1 : 48;
    return { posts: many(first === 1 ? 50 : 20, post, first), comments: [] };
  });
  const { reviews } = await collectAll(read(url), acmeKettle());
  expect(reviews).toHaveLength(67);
});

test('a post known to two instances has one ID', async () => {
  const [one, other] = [
    await openInstance({ posts: [post(1)] }),
    await openInstance({ posts: [post(99, { ap_id: 'https://home.test/post/1' })] }),
  ];
  const { reviews } = await collectAll(read(one.url, other.url), acmeKettle());
  expect(idsOf(reviews)).toEqual(['post/1', 'post/1']);
});

test.each([
  [429, '{"error":"rate_limit_error"}', 'RATE_LIMITED', true, 'Requests resume'],
  [429, '{"error":"too_many_requests"}', 'RATE_LIMITED', true, 'Requests resume'],
  [400, '{"error":"rate_limit_error"}', 'RATE_LIMITED', true, 'rate_limit_error'],
  [400, '{"error":"instance_is_private"}', 'BAD_RESPONSE', false, 'instance_is_private'],
  [502, '', 'UNREACHABLE', true, '502'],
  [200, '{"posts":{}}', 'BAD_RESPONSE', false, 'posts'],
  [200, '{"posts":[{', 'BAD_RESPONSE', true, 'truncated'],
])('status %i with %s is reported as such', async (status, body, code, retryable, says) => {
  const { url } = await openSite((_, __, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  const { failure } = await collectAll(read(url), acmeKettle());
  expect(failure).toMatchObject({ code: `SOURCE_${code}`, retryable });
  expect(failure?.message).toContain(says);
});

test('one instance that fails does not affect the others', async () => {
  const bad = await openSite((_, __, response) => refuse(response, 500));
  const good = await openInstance({ posts: [post(1)] });
  const { pages, failure } = await collectAll(read(bad.url, good.url), acmeKettle());
  expect(failure).toBeUndefined();
  expect(pages[0]?.reviews).toHaveLength(1);
  expect(pages[0]?.failures?.[0]?.message).toMatch(/^Instance 1 of LEMMY_URLS: .* returned 500/);
});
