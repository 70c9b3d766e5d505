import { expect, test } from 'vitest';
import { noReviewDetails } from '../../support/contract/samples.ts';
import { collectAll } from '../../support/sources/collecting.ts';
import {
  acmeKettle,
  fine,
  openForum,
  read,
} from '../../support/sources/discourse/discourse-forum.ts';

test('the posts of a topic about the product become reviews in plain text', async () => {
  const { url, requests } = await openForum({
    topics: [
      {
        id: 7,
        title: 'Acme Kettle <3',
        posts: { 11: '<p>It&#39;s <b>fine</b>.</p>', 12: '<p>No.</p>' },
      },
    ],
    found: [[12]],
  });
  const { reviews, failure } = await collectAll(read(url), acmeKettle());
  expect(failure).toBeUndefined();
  expect(reviews).toEqual([
    {
      sourceId: `${url.host}/#11`,
      author: 'ida',
      title: 'Acme Kettle <3',
      body: "It's fine.",
      rating: null,
      url: `${url.origin}/t/topic-7/7/1`,
      publishedAt: Date.UTC(2024, 4, 6, 7),
      verifiedPurchase: null,
      helpfulVotes: 3,
      productTitle: null,
      ...noReviewDetails,
    },
    expect.objectContaining({ title: null, body: 'No.', url: `${url.origin}/t/topic-7/7/120` }),
  ]);
  expect(requests.map(({ pathname, search }) => pathname + search)).toEqual([
    '/search.json?q=Acme+Kettle&page=1',
    '/t/7.json',
  ]);
});

test('images, link previews, quotes, bare links, and deleted posts are dropped', async () => {
  const link = '<a href="https://kettle.test">kettle.test</a>';
  const { url } = await openForum({
    topics: [
      {
        id: 7,
        title: 'Acme Kettle',
        posts: {
          1: '<p><img src="/a.png" alt="Acme"></p>',
          2: `<div class="lightbox-wrapper"><a class="lightbox"><img src="/a.png"><div class="meta"><span class="filename">acme</span></div></a></div>`,
          3: `<aside class="onebox"><article><h3>Acme</h3><p>What the shop says.</p></article></aside>`,
          4: `<p>${link}</p>`,
          5: '<p>(post deleted by author)</p>',
          6: '',
          7: `<aside class="quote" data-post="1"><div class="title">ole:</div><blockquote><p>Is it loud?</p></blockquote></aside><p>Not at all, see ${link}.</p>`,
        },
      },
    ],
    found: [[1]],
  });
  const { pages, reviews } = await collectAll(read(url), acmeKettle());
  expect(reviews.map(({ body }) => body)).toEqual(['Not at all, see kettle.test.']);
  expect(pages).toMatchObject([{ dropped: 6 }]);
});

test('from other topics, only posts that were found and mention the product are read', async () => {
  const { url, requests } = await openForum({
    topics: [
      {
        id: 7,
        title: 'Kettles',
        posts: {
          1: '<p>The Acme one.</p>',
          2: '<p>Acme Kettle!</p>',
          3: '<p>Acme.</p>',
          4: '<p>Mine.</p>',
        },
      },
      { id: 8, title: 'Kitchens', posts: { 5: '<p>An acme toaster.</p>' } },
      { id: 9, title: 'Case for the Acme Kettle', posts: { 6: '<p>It fits.</p>' } },
    ],
    found: [[2, 5, 1, 6]],
  });
  const { pages, reviews } = await collectAll(read(url), acmeKettle());
  expect(reviews.map(({ body }) => body)).toEqual(['The Acme one.', 'Acme Kettle!']);
  expect(pages.reduce((sum, { dropped }) => sum + dropped, 0)).toBe(2);
  expect(
    requests.map(({ pathname, searchParams }) => [pathname, searchParams.getAll('post_ids[]')]),
  ).toEqual([
    ['/search.json', []],
    ['/t/7/posts.json', ['2', '1']],
    ['/t/8/posts.json', ['5']],
  ]);
});

test('a forum may have a base path', async () => {
  const { url } = await openForum(
    { topics: [{ id: 7, title: 'Acme Kettle', posts: fine(1) }], found: [[1]] },
    '/forum',
  );
  const { reviews } = await collectAll(read(new URL('forum', url)), acmeKettle());
  expect(reviews).toMatchObject([
    { sourceId: `${url.host}/forum#1`, url: `${url.origin}/forum/t/topic-7/7/1` },
  ]);
});

test('what the forum says itself is dropped: small actions, hidden and withdrawn posts, and bots', async () => {
  const posts = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((id) => [id, `<p>Says ${id}.</p>`]));
  const { url } = await openForum({
    topics: [
      {
        id: 7,
        title: 'Acme Kettle',
        posts,
        fields: {
          1: {
            post_type: 1,
            hidden: false,
            user_deleted: false,
            action_code: null,
            deleted_at: null,
          },
          2: { post_type: 3, action_code: 'closed.enabled' },
          3: { post_type: 2 },
          4: { hidden: true },
          5: { user_deleted: true },
          6: { deleted_at: '2024-05-06T09:00:00.000Z' },
          7: { username: 'discobot' },
        },
      },
    ],
    found: [[1]],
  });
  const { reviews, pages } = await collectAll(read(url), acmeKettle());
  expect(reviews.map(({ body }) => body)).toEqual(['Says 1.']);
  expect(pages.map(({ dropped }) => dropped)).toEqual([6]);
});
