import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { discourse } from '../../worker/sources/discourse.ts';
import { lemmy } from '../../worker/sources/lemmy.ts';
import { reddit } from '../../worker/sources/reddit.ts';
import { stackexchange } from '../../worker/sources/stackexchange.ts';
import { collectAll, searchFor } from './collecting.ts';
import { openPages, openSite } from './site.ts';

const folder = new URL('../../../shared/samples/', import.meta.url);
const missing = !existsSync(folder);
const sample = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const json = (name: string): unknown => JSON.parse(sample(name));

const errorSchema = z.object({
  cassette: z.string(),
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

const errors = missing ? [] : z.array(errorSchema).parse(json('reddit/7-errors.json'));

/** Reddit whose token is given, and whose API answers as `answer` says. */
const openReddit = async (answer: Parameters<typeof openSite>[0]) => {
  const { url } = await openSite((at, request, response) => {
    if (at.pathname !== '/api/v1/access_token') return answer(at, request, response);
    response.end('{"access_token":"t","token_type":"bearer","expires_in":3600,"scope":"*"}');
  });
  return reddit({
    REDDIT_CLIENT_ID: 'id',
    REDDIT_CLIENT_SECRET: 'hush',
    REDDIT_USER_AGENT: 'linux:samples:1.0 (by /u/nobody_here)',
    REDDIT_URL: url,
    REDDIT_AUTH_URL: url,
  });
};

const empty = '{"kind":"Listing","data":{"after":null,"children":[]}}';

describe.skipIf(missing)('recorded responses (skipped where ../shared/samples is missing)', () => {
  test('Reddit 1: six posts, one of them in Japanese', async () => {
    const search = sample('reddit/1-search-app-only.json');
    const source = await openReddit(({ pathname }, _, response) =>
      response.end(pathname === '/search' ? search : `[${empty},${empty}]`),
    );
    const { reviews, failure } = await collectAll(source, searchFor('PRAW'));
    expect(failure).toBeUndefined();
    expect(
      reviews.map(({ sourceId, author, publishedAt, helpfulVotes }) => [
        sourceId,
        author,
        (publishedAt ?? 0) / 1000,
        helpfulVotes,
      ]),
    ).toEqual([
      ['t3_3gpbiu', 'dClauzel', 1439370514, 0],
      ['t3_3x4kt2', 'GrinningMouth38', 1450299786, 2],
      ['t3_3b4erh', 'Ouiski', 1435268798, 2],
      ['t3_1qvzkd', 'DAsSNipez', 1384770349, 2],
      ['t3_3qc02b', 'Doomhammer458', 1445894438, 2],
      ['t3_4at068', 'nmtake', 1458221634, 15],
    ]);
    expect(reviews.map(({ rating }) => rating)).toEqual(Array.from({ length: 6 }, () => null));
    expect(reviews[5]?.title).toMatch(/^\p{Script=Hiragana}/u);
  });

  test('Reddit 2 and 4: a post and two comments, one of them a reply; a deleted one is none', async () => {
    const thread = z.tuple([z.unknown(), z.unknown()]).parse(json('reddit/2-comments-small.json'));
    const withComments = async (comments: unknown) => {
      const source = await openReddit(({ pathname }, _, response) =>
        response.end(JSON.stringify(pathname === '/search' ? thread[0] : [thread[0], comments])),
      );
      return collectAll(source, searchFor('PRAW testing'));
    };
    expect((await withComments(thread[1])).reviews).toMatchObject([
      { sourceId: 't3_2gmzqe', author: 'bboe', helpfulVotes: 11 },
      {
        sourceId: 't1_cklfmye',
        author: 'paneer_burrito',
        body: expect.stringMatching(/^Quick question: I remember/),
      },
      { sourceId: 't1_cklhv0f', author: 'bboe', body: expect.stringMatching(/^Yes it does\./) },
    ]);
    const { reviews, pages } = await withComments(json('reddit/4-deleted-comment-info.json'));
    expect(reviews).toHaveLength(1);
    expect(pages).toMatchObject([{ dropped: 1 }]);
  });

  test('Reddit 7: each of eight errors is told as what it is', async () => {
    const told = [];
    for (const { status, headers, body } of errors) {
      const source = await openReddit((_, __, response) =>
        response.writeHead(status, headers).end(body),
      );
      const { failure } = await collectAll(source, searchFor('PRAW'));
      told.push([status, failure?.code, failure?.retryable]);
    }
    expect(told).toEqual([
      [429, 'SOURCE_RATE_LIMITED', true],
      [429, 'SOURCE_RATE_LIMITED', true],
      [403, 'SOURCE_UNAUTHORIZED', false],
      [404, 'SOURCE_BAD_RESPONSE', false],
      [451, 'SOURCE_BLOCKED', false],
      [401, 'SOURCE_UNAUTHORIZED', false],
      [200, 'SOURCE_BAD_RESPONSE', true],
      [522, 'SOURCE_UNREACHABLE', true],
    ]);
  });

  test('Discourse 3: one post of one topic, whose text comes from the topic', async () => {
    const search = json('discourse/3-search-modern.json');
    const { url, requests } = await openPages(({ pathname }) =>
      pathname === '/search.json'
        ? search
        : { post_stream: { posts: [{ id: 10, post_number: 1, cooked: '<p>In full.</p>' }] } },
    );
    const { reviews } = await collectAll(
      discourse({ DISCOURSE_URLS: [url] }),
      searchFor('Welcome Discourse'),
    );
    expect(reviews).toMatchObject([
      {
        body: 'In full.',
        title: 'Welcome to Discourse',
        url: `${url.href}t/welcome-to-discourse/7/1`,
      },
    ]);
    expect(requests.map(({ pathname }) => pathname)).toEqual(['/search.json', '/t/7.json']);
  });

  test('Discourse 4: too many requests, and overloaded', async () => {
    const shapes = z
      .record(z.string(), z.object({ status: z.number(), body: z.unknown().optional() }))
      .parse(json('discourse/4-search-error-shapes.json'));
    const told = [];
    for (const { status, body } of Object.values(shapes)) {
      const { url } = await openSite((_, __, response) =>
        response.writeHead(status).end(JSON.stringify(body ?? { errors: ['page'] })),
      );
      const { failure } = await collectAll(discourse({ DISCOURSE_URLS: [url] }), searchFor('x y'));
      told.push([status, failure?.code, failure?.retryable]);
    }
    expect(told).toEqual([
      [429, 'SOURCE_RATE_LIMITED', true],
      [409, 'SOURCE_UNREACHABLE', true],
      [400, 'SOURCE_BAD_RESPONSE', false],
    ]);
  });

  test('Lemmy 1: a post of 0.18, its time UTC', async () => {
    const { url } = await openPages(() => json('lemmy/1-search-postview-0.18.json'));
    const { reviews } = await collectAll(lemmy({ LEMMY_URLS: [url] }), searchFor('Muffed'));
    expect(reviews).toMatchObject([
      {
        sourceId: 'https://sh.itjust.works/post/5716352',
        author: 'freshfieldreds',
        helpfulVotes: 13,
        publishedAt: Date.parse('2023-09-23T10:41:41.254Z'),
        body: expect.not.stringMatching(/\*/),
      },
    ]);
  });

  test('Lemmy 2: of two posts without a creator one has no text', async () => {
    const { url } = await openPages(() => json('lemmy/2-search-abbreviated.json'));
    const { pages } = await collectAll(lemmy({ LEMMY_URLS: [url] }), searchFor('privacy matters'));
    expect(pages).toMatchObject([
      {
        dropped: 1,
        reviews: [
          {
            author: null,
            helpfulVotes: 512,
            publishedAt: Date.parse('2026-05-29T23:20:46.372Z'),
            body: expect.stringMatching(/why privacy still matters/),
          },
        ],
      },
    ]);
  });

  const openStackExchange = async (name: string, status = 200) => {
    const first = sample(name);
    const { url, requests } = await openSite(({ searchParams }, _, response) => {
      const body = searchParams.get('page') === '1' ? first : '{"items":[],"has_more":false}';
      response.writeHead(status, { 'content-encoding': 'gzip' }).end(gzipSync(body));
    });
    const source = stackexchange({ STACKEXCHANGE_SITES: ['gaming'], STACKEXCHANGE_URL: url });
    return { ...(await collectAll(source, searchFor('Starcraft rating'))), requests };
  };

  test('Stack Exchange 1: a question without its text is none; a quota below zero fails nothing', async () => {
    const { pages, failure, requests } = await openStackExchange(
      'stackexchange/1-questions-gaming.json',
    );
    expect(failure).toBeUndefined();
    expect(pages[0]).toMatchObject({ reviews: [], dropped: 1 });
    // Its title fits, so that its answers are asked for; and there is more.
    expect(
      requests.map(({ pathname, searchParams }) => [pathname, searchParams.get('page')]),
    ).toEqual([
      ['/2.3/search/advanced', '1'],
      ['/2.3/questions/62531/answers', '1'],
      ['/2.3/questions/62531/answers', '2'],
      ['/2.3/search/advanced', '2'],
    ]);
  });

  test('Stack Exchange 3: an answer with a backoff is read', async () => {
    const { pages, failure } = await openStackExchange('stackexchange/3-backoff.json');
    expect(failure).toBeUndefined();
    expect(pages[0]).toMatchObject({ dropped: 1 });
  });

  test('Stack Exchange 5: an error says which variable', async () => {
    const { failure } = await openStackExchange('stackexchange/5-error.json', 400);
    expect(failure).toMatchObject({ code: 'SOURCE_UNAUTHORIZED', retryable: false });
    expect(failure?.message).toContain('STACKEXCHANGE_KEY');
  });
});
