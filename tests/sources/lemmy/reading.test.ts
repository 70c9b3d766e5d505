import { expect, test } from 'vitest';
import { noReviewDetails } from '../../support/contract/samples.ts';
import { collectAll, collectInterrupted } from '../../support/sources/collecting.ts';
import {
  acmeKettle,
  comment,
  idsOf,
  many,
  openInstance,
  post,
  read,
} from '../../support/sources/lemmy/lemmy-instance.ts';
import { openPages } from '../../support/sources/site.ts';

test('posts and comments become reviews in plain text', async () => {
  const { url, requests } = await openInstance({
    posts: [post(1)],
    comments: [comment(2, { published: '2023-09-23T10:41:41.254290' })],
  });
  const { reviews, failure } = await collectAll(read(url), acmeKettle());
  expect(failure).toBeUndefined();
  const rest = {
    author: 'ida',
    rating: null,
    verifiedPurchase: null,
    productTitle: null,
    ...noReviewDetails,
    unhelpfulVotes: 1,
  };
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

test('bots and the notices of moderators are dropped', async () => {
  const { url } = await openInstance({
    comments: [
      comment(1, {}, 'Acme Kettle', { bot_account: false }),
      comment(2, {}, 'Acme Kettle', { bot_account: true }),
      comment(3, { distinguished: true }),
      comment(4, {}, 'Acme Kettle', { name: 'price-bot' }),
      comment(5, { content: 'I am a bot. Acme Kettle: 39 €.' }),
      comment(6, {}, 'Acme Kettle', { name: 'talbot' }),
    ],
  });
  const { reviews } = await collectAll(read(url), acmeKettle());
  expect(idsOf(reviews)).toEqual(['comment/1', 'comment/6']);
});
