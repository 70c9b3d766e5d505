import { expect, test } from 'vitest';
import { discourse } from '../../worker/sources/discourse.ts';
import { collectAll, collectInterrupted, searchFor } from './collecting.ts';
import { openSite, refuse } from './site.ts';

interface Forum {
  /** Topics with the IDs and texts of their posts. */
  readonly topics: readonly Topic[];
  /** IDs of posts that each page of the search finds. */
  readonly found: readonly (readonly number[])[];
}

interface Topic {
  readonly id: number;
  readonly title: string;
  /** HTML by the ID of the post; post numbers are tenfold, so that they have gaps. */
  readonly posts: Readonly<Record<number, string>>;
}

/** Twenty posts at once, as Discourse gives them. */
const openForum = (forum: Forum, path = '') =>
  openSite(({ pathname, searchParams }, _, response) => {
    const say = (body: unknown) => response.end(JSON.stringify(body));
    const topicOf = (id: number) => forum.topics.find(({ posts }) => posts[id] !== undefined);
    if (pathname === `${path}/search.json`) {
      const page = Number(searchParams.get('page'));
      const ids = forum.found[page - 1] ?? [];
      const topics = new Set(ids.flatMap((id) => topicOf(id) ?? []));
      return say({
        posts: ids.map((id) => ({
          id,
          username: 'ole',
          blurb: 'A beginning …',
          topic_id: topicOf(id)?.id,
        })),
        topics: [...topics].map(({ id, title }) => ({ id, title, slug: `topic-${id}` })),
        grouped_search_result: { more_full_page_results: page < forum.found.length || null },
      });
    }
    const [, id, part] = /\/t\/(\d+)(\/posts)?\.json$/.exec(pathname) ?? [];
    const topic = forum.topics.find((one) => one.id === Number(id));
    if (topic === undefined) return refuse(response, 404);
    const stream = Object.keys(topic.posts).map(Number);
    const wanted = searchParams.getAll('post_ids[]').map(Number);
    const ids = part ? stream.filter((post) => wanted.includes(post)) : stream.slice(0, 20);
    say({
      id: topic.id,
      title: topic.title,
      slug: `topic-${id}`,
      post_stream: {
        posts: ids.map((post) => ({
          id: post,
          post_number: post === stream[0] ? 1 : post * 10,
          username: 'ida',
          created_at: '2024-05-06T09:00:00.000+02:00',
          cooked: topic.posts[post],
          like_count: 3,
        })),
        ...(part ? {} : { stream }),
      },
    });
  });

const read = (...urls: URL[]) => discourse({ DISCOURSE_URLS: urls });
const acmeKettle = () => searchFor('Acme Kettle');
const fine = (count: number, first = 1) =>
  Object.fromEntries(Array.from({ length: count }, (_, id) => [first + id, `<p>Fine ${id}.</p>`]));

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
    },
    expect.objectContaining({ title: null, body: 'No.', url: `${url.origin}/t/topic-7/7/120` }),
  ]);
  expect(requests.map(({ pathname, search }) => pathname + search)).toEqual([
    '/search.json?q=Acme+Kettle&page=1',
    '/t/7.json',
  ]);
});

test('pictures, previews of links, quotations, bare links and deleted posts are dropped', async () => {
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

test('of another topic those posts are read that were found and say the asked words', async () => {
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

const large: Forum = {
  topics: [
    { id: 7, title: 'Acme Kettle', posts: fine(47) },
    {
      id: 8,
      title: 'Kitchens',
      posts: { 101: '<p>Acme kettle 101</p>', 102: '<p>Acme kettle 102</p>' },
    },
    { id: 9, title: 'The Acme Kettle again', posts: fine(3, 201) },
    { id: 10, title: 'Covers for the Acme Kettle', posts: fine(3, 301) },
  ],
  found: [[5, 101], [301], [6, 102, 201]],
};

test('a topic is read to its end, once, however often it is found', async () => {
  const { url, requests } = await openForum(large);
  const { reviews } = await collectAll(read(url), acmeKettle());
  expect(reviews).toHaveLength(52);
  expect(new Set(reviews.map(({ sourceId }) => sourceId)).size).toBe(52);
  expect(requests.map(({ pathname }) => pathname)).toEqual([
    '/search.json',
    '/t/7.json',
    '/t/7/posts.json',
    '/t/7/posts.json',
    '/t/8/posts.json',
    '/search.json',
    '/search.json',
    '/t/8/posts.json',
    '/t/9.json',
  ]);
});

test('an attempt interrupted behind any page loses and doubles nothing, in several forums', async () => {
  const urls = [(await openForum(large)).url, (await openForum(large)).url];
  const reviews = await collectInterrupted(read(...urls), acmeKettle());
  expect(reviews).toHaveLength(104);
  expect(reviews).toEqual((await collectAll(read(...urls), acmeKettle())).reviews);
});

test('what moves into a page between two attempts is not lost', async () => {
  const forum = { topics: large.topics, found: [[101], [201]] };
  const { url } = await openForum(forum);
  const pages = read(url).collect(acmeKettle());
  const [first, second] = [await pages.next(), await pages.next()];
  expect([first, second].map(({ value }) => value?.reviews.length)).toEqual([1, 3]);
  forum.found = [[201], [102, 5]];
  const { reviews } = await collectAll(read(url), {
    ...acmeKettle(),
    resume: second.value?.resume,
  });
  expect(reviews).toHaveLength(48);
});

test('no page behind the tenth is asked for', async () => {
  const { url, requests } = await openForum({
    topics: [{ id: 9, title: 'Acme Kettle', posts: fine(20) }],
    found: Array.from({ length: 15 }, (_, page) => [page + 1]),
  });
  await collectAll(read(url), acmeKettle());
  expect(requests.map(({ searchParams }) => searchParams.get('page')).filter(Boolean)).toEqual(
    Array.from({ length: 10 }, (_, page) => String(page + 1)),
  );
});

test('nothing is asked for that is not pulled', async () => {
  const { url, requests } = await openForum(large);
  for await (const _ of read(url).collect(acmeKettle())) break;
  expect(requests).toHaveLength(2);
});

test('a topic that is gone, and posts in another form, cost themselves only', async () => {
  const { url } = await openSite(({ pathname }, _, response) => {
    if (pathname === '/t/7.json') return refuse(response, 404);
    if (pathname === '/t/8.json') {
      return response.end(
        '{"post_stream":{"posts":[{"id":1,"post_number":1,"cooked":"Good."},{"id":"x"}]}}',
      );
    }
    response.end(
      JSON.stringify({
        posts: [{ id: 1, topic_id: 7 }, null, { id: 2, topic_id: 8 }],
        topics: [
          { id: 7, title: 'Acme Kettle' },
          { id: 8, title: 'Acme Kettle', slug: '../../x' },
        ],
      }),
    );
  });
  const { pages, failure } = await collectAll(read(url), acmeKettle());
  expect(failure).toBeUndefined();
  expect(pages).toMatchObject([
    { dropped: 2, reviews: [{ body: 'Good.', author: null, url: `${url.origin}/t/-/8/1` }] },
  ]);
});

test('a forum may live below a path', async () => {
  const { url } = await openForum(
    { topics: [{ id: 7, title: 'Acme Kettle', posts: fine(1) }], found: [[1]] },
    '/forum',
  );
  const { reviews } = await collectAll(read(new URL('forum', url)), acmeKettle());
  expect(reviews).toMatchObject([
    { sourceId: `${url.host}/forum#1`, url: `${url.origin}/forum/t/topic-7/7/1` },
  ]);
});

test.each([
  [
    'too many requests',
    429,
    '{"failed":"FAILED","message":"Slow down."}',
    'RATE_LIMITED',
    true,
    '429',
  ],
  ['overloaded', 409, '{"errors":["Exceptional load"]}', 'UNREACHABLE', true, 'overloaded'],
  ['a search that is too short', 400, '{"errors":["Too short"]}', 'BAD_RESPONSE', false, 'short'],
  [
    'an error beside no posts',
    200,
    '{"grouped_search_result":{"error":"Busy."}}',
    'BAD_RESPONSE',
    true,
    'Busy.',
  ],
  ['a forum for members', 403, '{"errors":["Log in"]}', 'UNAUTHORIZED', false, 'DISCOURSE_URLS'],
  [
    'a forum from before 2014',
    200,
    '[{"type":"topic","results":[]}]',
    'BAD_RESPONSE',
    false,
    'too old',
  ],
  ['another envelope', 200, '{"hits":[]}', 'BAD_RESPONSE', false, 'form'],
  ['an answer cut off', 200, '{"posts":[{', 'BAD_RESPONSE', true, 'cut off'],
])('%s is told as that', async (_, status, body, code, retryable, says) => {
  const { url } = await openSite((__, ___, response) => {
    response
      .writeHead(status, { 'content-type': 'application/json', 'retry-after': '30' })
      .end(body);
  });
  const { failure } = await collectAll(read(url), acmeKettle());
  expect(failure).toMatchObject({ code: `SOURCE_${code}`, retryable });
  expect(failure?.message).toContain(says);
  if (status === 429 || status === 409) expect(failure?.restingUntil).toBeGreaterThan(Date.now());
});

test('a forum that shows fewer pages than it promises is read as far', async () => {
  const { url } = await openSite(({ searchParams }, _, response) => {
    if (searchParams.get('page') !== '1') response.statusCode = 400;
    response.end('{"posts":[],"grouped_search_result":{"more_full_page_results":true}}');
  });
  const { pages, failure } = await collectAll(read(url), acmeKettle());
  expect([pages, failure]).toEqual([[], undefined]);
});

test('one forum that fails costs only itself', async () => {
  const bad = await openSite((_, __, response) => refuse(response, 503));
  const good = await openForum(large);
  const { pages, reviews, failure } = await collectAll(read(bad.url, good.url), acmeKettle());
  expect(failure).toBeUndefined();
  expect(reviews).toHaveLength(52);
  expect(pages[0]?.failures?.[0]?.message).toMatch(/^Forum 1 of DISCOURSE_URLS: .* answered 503/);
});
