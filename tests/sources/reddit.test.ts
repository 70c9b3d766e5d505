import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { openHttp } from '../../worker/http/open-http.ts';
import { reddit, redditSettings } from '../../worker/sources/reddit.ts';
import { collectAll, collectInterrupted, searchFor } from './collecting.ts';
import { openSite, refuse } from './site.ts';

const userAgent = 'linux:kettles:1.0 (by /u/ida_test)';

const listing = (children: readonly unknown[], after: string | null = null) => ({
  kind: 'Listing',
  data: { after, children, before: null, modhash: '' },
});

const post = (id: string, fields: object = {}) => ({
  kind: 't3',
  data: {
    id,
    subreddit: 'kitchens',
    author: 'ida',
    title: `Acme Kettle, ${id}`,
    selftext: `Mine is **fine** &amp; quiet, says ${id}.`,
    score: 7,
    num_comments: 0,
    created_utc: 1_700_000_000.0,
    permalink: `/r/kitchens/comments/${id}/acme_kettle/?ref=search_posts`,
    url: 'https://www.reddit.com/',
    edited: false,
    over_18: false,
    ...fields,
  },
});

const comment = (id: string, fields: object = {}) => ({
  kind: 't1',
  data: {
    id,
    author: 'ole',
    body: `Comment ${id}`,
    score: -2,
    created_utc: 1_700_000_100.5,
    parent_id: 't3_p1',
    replies: '',
    ...fields,
  },
});

const more = (id: string) => ({ kind: 'more', data: { id, count: 3, children: ['x1', 'x2'] } });

/** In place of an answer that never comes. */
const waiting = Symbol('waiting');

interface Reddit {
  /** The search's answer behind a post, or from the beginning. */
  readonly search: (after: string | null) => unknown;
  readonly comments?: Readonly<Record<string, readonly unknown[]>>;
  /** Answers in place of the API. */
  readonly api?: (url: URL, request: IncomingMessage, response: ServerResponse) => boolean;
  readonly token?: (count: number, response: ServerResponse) => unknown;
}

/** Reddit and where it gives out tokens: `token-1`, `token-2`, … */
const openReddit = async ({ search, comments = {}, api, token }: Reddit) => {
  const sent: { authorization: string | undefined; agent: string | undefined; form: string }[] = [];
  let tokens = 0;
  const site = await openSite(async (url, request, response) => {
    const { authorization, 'user-agent': agent } = request.headers;
    sent.push({ authorization, agent, form: await text(request) });
    response.setHeader('content-type', 'application/json');
    const say = (body: unknown) => response.end(JSON.stringify(body));
    if (url.pathname === '/auth/api/v1/access_token') {
      tokens++;
      const answer = token?.(tokens, response) ?? {
        access_token: `token-${tokens}`,
        token_type: 'bearer',
        expires_in: 86_400,
        scope: '*',
      };
      if (answer !== waiting) say(answer);
    } else if (api?.(url, request, response)) {
      return;
    } else if (url.pathname === '/search') {
      say(search(url.searchParams.get('after')));
    } else {
      const id = /^\/comments\/(\w+)$/.exec(url.pathname)?.[1] ?? '';
      if (comments[id] === undefined) response.statusCode = 404;
      say(comments[id] ? [listing([post(id)]), listing(comments[id])] : { error: 404 });
    }
  });
  const source = reddit({
    REDDIT_CLIENT_ID: 'id',
    REDDIT_CLIENT_SECRET: 'hush-hush',
    REDDIT_USER_AGENT: userAgent,
    REDDIT_URL: site.url,
    REDDIT_AUTH_URL: new URL('auth', site.url),
  });
  const paths = () => site.requests.map(({ pathname }) => pathname);
  return { ...site, source, sent, paths };
};

const acmeKettle = () => searchFor('Acme Kettle');

test('a post and the comments below it become reviews in plain text', async () => {
  const { source, requests, sent, paths } = await openReddit({
    search: () => listing([post('p1', { num_comments: 2 })]),
    comments: { p1: [comment('c1', { replies: listing([comment('c2')]) })] },
  });
  const { pages, failure } = await collectAll(source, acmeKettle());
  expect(failure).toBeUndefined();
  const rest = { rating: null, verifiedPurchase: null, productTitle: null };
  expect(pages[0]?.reviews).toEqual([
    {
      ...rest,
      sourceId: 't3_p1',
      author: 'ida',
      title: 'Acme Kettle, p1',
      body: 'Mine is fine & quiet, says p1.',
      url: 'https://www.reddit.com/r/kitchens/comments/p1/acme_kettle/',
      publishedAt: 1_700_000_000_000,
      helpfulVotes: 7,
    },
    ...['c1', 'c2'].map((id) => ({
      ...rest,
      sourceId: `t1_${id}`,
      author: 'ole',
      title: null,
      body: `Comment ${id}`,
      url: `https://www.reddit.com/r/kitchens/comments/p1/acme_kettle/${id}/`,
      publishedAt: 1_700_000_100_500,
      helpfulVotes: -2,
    })),
  ]);
  expect(paths()).toEqual(['/auth/api/v1/access_token', '/search', '/comments/p1']);
  expect(requests.map(({ searchParams }) => Object.fromEntries(searchParams))).toEqual([
    {},
    { q: 'Acme Kettle', sort: 'relevance', t: 'all', type: 'link', limit: '100', raw_json: '1' },
    { limit: '500', raw_json: '1' },
  ]);
  const basic = `Basic ${Buffer.from('id:hush-hush').toString('base64')}`;
  expect(sent).toEqual([
    { authorization: basic, agent: userAgent, form: 'grant_type=client_credentials' },
    { authorization: 'Bearer token-1', agent: userAgent, form: '' },
    { authorization: 'Bearer token-1', agent: userAgent, form: '' },
  ]);
});

test('bare links, pictures, deleted, removed, malformed and other posts are dropped', async () => {
  const { source } = await openReddit({
    search: () =>
      listing([
        post('link', { selftext: '' }),
        post('url', { selftext: 'https://kettle.test/acme' }),
        post('named', { selftext: '[Acme Kettle](https://kettle.test/acme)' }),
        post('image', { selftext: '![](https://kettle.test/acme.png)' }),
        post('gone1', { selftext: '[deleted]', author: '[deleted]' }),
        post('gone2', { selftext: '[removed]' }),
        post('gone3', { selftext: '[ Removed by Reddit ]' }),
        post('toaster', { title: 'Toasters', selftext: 'The Acme one.' }),
        post('case', { title: 'A case for the Acme Kettle' }),
        post('body', { title: 'Kitchens', selftext: 'I like my Acme\nkettle.' }),
        post('left', { author: '[deleted]', score: null, permalink: '//evil.test/r/x' }),
        { kind: 't3', data: { id: 5 } },
        { kind: 't5' },
        null,
      ]),
  });
  const { pages, reviews } = await collectAll(source, acmeKettle());
  expect(reviews).toMatchObject([
    { sourceId: 't3_body', body: 'I like my Acme kettle.' },
    { author: null, helpfulVotes: null, url: 'https://www.reddit.com/comments/left/_/' },
  ]);
  expect(pages.reduce((sum, { dropped }) => sum + dropped, 0)).toBe(12);
});

test('the comments below a bare link are read; what is none and what says nothing is left out', async () => {
  const deep = Array.from({ length: 40 }).reduceRight<unknown>(
    (below, _, depth) =>
      listing([comment(`d${depth}`, { replies: below }), more(depth === 39 ? '_' : 'm')]),
    '',
  );
  const { source, paths } = await openReddit({
    search: () => listing([post('p1', { selftext: '', num_comments: 99 })]),
    comments: {
      p1: [
        comment('c1', { body: '[deleted]', author: '[deleted]', replies: deep }),
        comment('c2', { body: '> Is it loud?\n\nNot at all.' }),
        comment('c3', { body: '> Is it loud?' }),
        comment('c4', { body: 'https://kettle.test' }),
        comment('c5', { body: null }),
        more('m'),
        more('_'),
      ],
    },
  });
  const { pages, reviews } = await collectAll(source, acmeKettle());
  expect(reviews.map(({ sourceId, body }) => [sourceId, body])).toEqual([
    ...Array.from({ length: 40 }, (_, depth) => [`t1_d${depth}`, `Comment d${depth}`]),
    ['t1_c2', 'Not at all.'],
  ]);
  expect(pages).toMatchObject([{ dropped: 5 }]);
  expect(paths()).toEqual(['/auth/api/v1/access_token', '/search', '/comments/p1']);
});

test('below a title without the asked words a comment must say them itself', async () => {
  const { source } = await openReddit({
    search: () =>
      listing([post('p1', { title: 'Acme', selftext: 'Which kettle?', num_comments: 2 })]),
    comments: { p1: [comment('c1'), comment('c2', { body: 'The kettle with the lamp.' })] },
  });
  const { reviews } = await collectAll(source, acmeKettle());
  expect(reviews.map(({ sourceId }) => sourceId)).toEqual(['t3_p1', 't1_c2']);
});

test('a thread that is gone costs itself only', async () => {
  const { source } = await openReddit({
    search: () => listing(['p1', 'p2', 'p3'].map((id) => post(id, { num_comments: 1 }))),
    comments: { p3: [comment('c3')] },
    api: ({ pathname }, _, response) => {
      if (pathname !== '/comments/p2') return false;
      refuse(response, 451);
      return true;
    },
  });
  const { reviews, failure } = await collectAll(source, acmeKettle());
  expect(failure).toBeUndefined();
  expect(reviews.map(({ sourceId }) => sourceId)).toEqual(['t3_p1', 't3_p2', 't3_p3', 't1_c3']);
});

/** Listings of two posts each, one of them with a comment. */
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

test('listings are read to the last, each behind the last post of the one before', async () => {
  const { source, requests } = await openReddit(manyThreads);
  const { reviews } = await collectAll(source, acmeKettle());
  expect(reviews).toHaveLength(15);
  const after = requests
    .filter(({ pathname }) => pathname === '/search')
    .map(({ searchParams }) => searchParams.get('after'));
  expect(after).toEqual([null, 't3_p1', 't3_p3', 't3_p5', 't3_p7']);
});

test('nothing is asked for that is not pulled', async () => {
  const { source, paths } = await openReddit(manyThreads);
  for await (const _ of source.collect(acmeKettle())) break;
  expect(paths()).toEqual(['/auth/api/v1/access_token', '/search']);
});

test('a listing that names itself as the next one ends the search', async () => {
  const { source, requests } = await openReddit({ search: () => listing([post('p1')], 't3_p1') });
  await collectAll(source, acmeKettle());
  expect(requests).toHaveLength(3);
});

test('an attempt interrupted behind any page loses and doubles nothing', async () => {
  const { source } = await openReddit(manyThreads);
  const reviews = await collectInterrupted(source, acmeKettle());
  expect(reviews).toEqual((await collectAll(source, acmeKettle())).reviews);
});

test('a post that has moved into the listing between two attempts is not lost', async () => {
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

test('one token serves all jobs for as long as Reddit says', async () => {
  const { source, paths } = await openReddit({ search: () => listing([]) });
  await Promise.all([collectAll(source, acmeKettle()), collectAll(source, acmeKettle())]);
  await collectAll(source, acmeKettle());
  expect(paths().filter((path) => path.startsWith('/auth'))).toHaveLength(1);
  const brief = await openReddit({
    search: () => listing([]),
    token: (count) => ({ access_token: `token-${count}`, token_type: 'bearer', expires_in: 30 }),
  });
  await collectAll(brief.source, acmeKettle());
  await collectAll(brief.source, acmeKettle());
  expect(brief.paths().filter((path) => path.startsWith('/auth'))).toHaveLength(2);
});

test('a job that is cancelled while it asks for the token does not fail the others', async () => {
  let answerLater = () => {};
  const asked = new Promise<void>((resolve) => {
    answerLater = resolve;
  });
  const { source, paths } = await openReddit({
    search: () => listing([post('p1')]),
    token: (count, response) => {
      answerLater();
      // The first never has an answer.
      if (count === 1) response.flushHeaders();
      return count === 1 ? waiting : undefined;
    },
  });
  const job = new AbortController();
  const client = openHttp();
  onTestFinished(() => client.close());
  const http = client.bind(job.signal, 'reddit');
  const cancelled = source.collect(searchFor('Acme Kettle', { http, signal: job.signal })).next();
  const other = collectAll(source, acmeKettle());
  await asked;
  job.abort(new Error('cancelled'));
  await expect(cancelled).rejects.toThrow('cancelled');
  expect((await other).reviews).toHaveLength(1);
  expect(paths().filter((path) => path.startsWith('/auth'))).toHaveLength(2);
});

test('a token that is refused is renewed once', async () => {
  const { source, sent } = await openReddit({
    search: () => listing([post('p1')]),
    api: (_, request, response) => {
      if (request.headers.authorization === 'Bearer token-2') return false;
      response.statusCode = 401;
      response.end('{"error": 401}');
      return true;
    },
  });
  const { reviews, failure } = await collectAll(source, acmeKettle());
  expect(failure).toBeUndefined();
  expect(reviews).toHaveLength(1);
  expect(sent.map(({ authorization }) => authorization?.slice(0, 14))).toEqual([
    expect.stringMatching(/^Basic /),
    'Bearer token-1',
    expect.stringMatching(/^Basic /),
    'Bearer token-2',
  ]);
});

const answering = (status: number, type: string, body: string) => ({
  search: () => listing([]),
  api: (_: URL, __: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, { 'content-type': type }).end(body);
    return true;
  },
});

test.each([
  ['a token refused twice', 401, 'application/json', '{"error": 401}', 'UNAUTHORIZED', 'CLIENT_ID'],
  ['a request not allowed', 403, 'application/json', '{"error": 403}', 'UNAUTHORIZED', 'CLIENT_ID'],
  ['a block page', 403, 'text/html', '<h1>whoa there</h1>', 'BLOCKED', 'keeps programs out'],
  ['too many requests', 429, 'text/html', '<h1>whoa there</h1>', 'RATE_LIMITED', 'asked again'],
  ['too many in JSON', 429, 'application/json', '{"error": 429}', 'RATE_LIMITED', 'asked again'],
  ['withheld by law', 451, 'application/json', '', 'BLOCKED', 'legal'],
  ['a timeout of its proxy', 522, 'application/json', '', 'UNREACHABLE', '522'],
  ['an answer cut off', 200, 'application/json', '{"kind": "List', 'BAD_RESPONSE', 'cut off'],
  ['another envelope', 200, 'application/json', '{"kind": "t3"}', 'BAD_RESPONSE', 'form'],
])('%s is told without the secret', async (_, status, type, body, code, says) => {
  const { source } = await openReddit(answering(status, type, body));
  const { failure } = await collectAll(source, acmeKettle());
  expect(failure?.code).toBe(`SOURCE_${code}`);
  expect(failure?.message).toContain(says);
  expect(failure?.message).not.toMatch(/hush|token-/);
  expect(failure?.retryable).toBe(!/UNAUTHORIZED|BLOCKED|form/.test(`${code} ${says}`));
});

test.each([
  ['credentials that are wrong', 401, { message: 'Unauthorized', error: 401 }, 'UNAUTHORIZED'],
  ['an error of OAuth', 200, { error: 'unsupported_grant_type' }, 'UNAUTHORIZED'],
  ['an error of OAuth with its status', 400, { error: 'invalid_grant' }, 'UNAUTHORIZED'],
  ['too many tokens', 429, { message: 'Too Many Requests', error: 429 }, 'RATE_LIMITED'],
  ['a token that cannot be sent', 200, { access_token: 'a\nb', expires_in: 1 }, 'BAD_RESPONSE'],
])('%s: there is no token', async (_, status, body, code) => {
  const { source, paths } = await openReddit({
    search: () => listing([]),
    token: (__, response) => {
      response.statusCode = status;
      return body;
    },
  });
  const { failure } = await collectAll(source, acmeKettle());
  expect(failure?.code).toBe(`SOURCE_${code}`);
  if (code === 'UNAUTHORIZED') {
    expect(failure?.message).toContain('REDDIT_CLIENT_ID and REDDIT_CLIENT_SECRET');
  }
  expect(paths()).toEqual(['/auth/api/v1/access_token']);
});

test.each([
  ['linux:kettles:1.0 (by /u/ida)', true],
  ['python:com.example.kettles:v1.2.3 (by u/ida-2)', true],
  ['Mozilla/5.0', false],
  ['linux:kettles:1.0', false],
  ['linux:kettles:1.0 (by /u/ida)\r\nx: y', false],
])('the User-Agent %j is allowed: %j', (agent, isAllowed) => {
  const { success } = redditSettings.shape.REDDIT_USER_AGENT.safeParse(agent);
  expect(success).toBe(isAllowed);
});
