import { deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { stackexchange, stackexchangeSettings } from '../../worker/sources/stackexchange.ts';
import { collectAll, collectInterrupted, openTestHttp, searchFor } from './collecting.ts';
import { openSite } from './site.ts';

const key = 'hush-hush((';

const owner = { display_name: 'Ida &amp; Ole', user_id: 5, user_type: 'registered' };

const question = (id: number, fields: object = {}) => ({
  question_id: id,
  title: `Is the Acme Kettle &#39;${id}&#39; &lt;ok&gt;?`,
  body: `<p>Mine is <em>fine</em> &amp; quiet.</p>`,
  score: 4,
  answer_count: 0,
  creation_date: 1_700_000_000,
  link: `https://kitchens.test/questions/${id}/is-the-acme-kettle`,
  owner,
  ...fields,
});

const answer = (id: number, question_id: number, fields: object = {}) => ({
  answer_id: id,
  question_id,
  body: `<p>Answer ${id}.</p>`,
  score: -1,
  creation_date: 1_700_000_500,
  owner: { display_name: 'user77', user_type: 'does_not_exist' },
  ...fields,
});

interface Content {
  readonly questions: readonly object[];
  readonly answers?: readonly { readonly question_id: number }[];
  /** What stands beside the items. */
  readonly wrapper?: object;
}

/** The API, always compressed, with pages of the size asked for or a smaller one. */
const openApi = (content: Content, largest = 100) =>
  openSite(({ pathname, searchParams }, _, response) => {
    const [page = 1, asked = 30] = ['page', 'pagesize'].map((name) =>
      Number(searchParams.get(name)),
    );
    const size = Math.min(asked, largest);
    const ids = /^\/2\.3\/questions\/([\d;]+)\/answers$/.exec(pathname)?.[1]?.split(';');
    const all = ids
      ? (content.answers ?? []).filter((one) => ids.includes(String(one.question_id)))
      : content.questions;
    const body = {
      items: all.slice((page - 1) * size, page * size),
      has_more: page * size < all.length,
      quota_max: 300,
      quota_remaining: 250,
      ...content.wrapper,
    };
    response.setHeader('content-encoding', ids ? 'deflate' : 'gzip');
    response.end((ids ? deflateSync : gzipSync)(JSON.stringify(body)));
  });

const read = (url: URL, sites = ['kitchens']) =>
  stackexchange({
    STACKEXCHANGE_SITES: sites,
    STACKEXCHANGE_KEY: key,
    STACKEXCHANGE_URL: url,
  });

/** A search whose Http tells how long it was asked to rest, in milliseconds from now. */
const restingSearch = () => {
  const rests: number[] = [];
  const http = openTestHttp();
  const rest = async (_: URL, until: number) => {
    rests.push(until);
  };
  return { rests, search: searchFor('Acme Kettle', { http: { ...http, rest } }) };
};

const acmeKettle = () => searchFor('Acme Kettle');
const idsOf = (reviews: readonly { sourceId: string | null }[]) =>
  reviews.map(({ sourceId }) => sourceId?.replace('kitchens#', ''));

test('questions and their answers become reviews in plain text', async () => {
  const { url, requests } = await openApi({
    questions: [question(12, { answer_count: 1 }), question(3, { answer_count: 1 }), question(4)],
    answers: [answer(20, 12), answer(21, 3)],
  });
  const { reviews, failure } = await collectAll(read(url), acmeKettle());
  expect(failure).toBeUndefined();
  const rest = { rating: null, verifiedPurchase: null, productTitle: null };
  expect(reviews[0]).toEqual({
    ...rest,
    sourceId: 'kitchens#12',
    author: 'Ida & Ole',
    title: "Is the Acme Kettle '12' <ok>?",
    body: 'Mine is fine & quiet.',
    url: 'https://kitchens.test/questions/12/is-the-acme-kettle',
    publishedAt: 1_700_000_000_000,
    helpfulVotes: 4,
  });
  expect(reviews[3]).toEqual({
    ...rest,
    sourceId: 'kitchens#20',
    author: 'user77',
    title: null,
    body: 'Answer 20.',
    url: 'https://kitchens.test/a/20',
    publishedAt: 1_700_000_500_000,
    helpfulVotes: -1,
  });
  expect(idsOf(reviews)).toEqual(['12', '3', '4', '20', '21']);
  const common = { site: 'kitchens', page: '1', pagesize: '100', filter: 'withbody', key };
  expect(
    requests.map(({ pathname, searchParams }) => [pathname, Object.fromEntries(searchParams)]),
  ).toEqual([
    ['/2.3/search/advanced', { ...common, q: 'Acme Kettle', sort: 'relevance', order: 'desc' }],
    ['/2.3/questions/3;12/answers', { ...common, sort: 'creation', order: 'asc' }],
  ]);
});

test('what has no words, or is about another thing, is dropped', async () => {
  const { url } = await openApi({
    questions: [
      question(1, { body: '<p><img src="/acme.png"></p>', answer_count: 4 }),
      question(2, { title: 'Which toaster?' }),
      question(3, {
        title: 'Lids',
        body: '<p>Does one for the Acme <b>kettle</b> exist?</p>',
        answer_count: 2,
      }),
      question(4, { title: 'Cover for Acme Kettle', answer_count: 1 }),
      question(5, { owner: undefined, score: null, link: 'javascript:alert(1)' }),
      { title: 'Acme Kettle' },
    ],
    answers: [
      answer(11, 1),
      answer(12, 1, { body: '<p><a href="https://kettle.test">Acme Kettle</a></p>' }),
      answer(13, 1, { body: '<blockquote><p>Acme Kettle</p></blockquote>' }),
      answer(14, 3),
      answer(15, 3, { body: '<p>Yes, of the Acme Kettle.</p>' }),
      answer(16, 4),
    ],
  });
  const { pages, reviews } = await collectAll(read(url), acmeKettle());
  expect(idsOf(reviews)).toEqual(['3', '5', '11', '15']);
  expect(reviews[1]).toMatchObject({ author: null, helpfulVotes: null, url: null });
  expect(pages).toMatchObject([{ dropped: 4 }, { dropped: 3 }]);
});

const many = {
  questions: Array.from({ length: 25 }, (_, id) => question(id + 1, { answer_count: 2 })),
  answers: Array.from({ length: 50 }, (_, id) => answer(id + 101, (id % 25) + 1)),
};

test('pages are read to the last, with all answers of a page in one request where they fit', async () => {
  const { url, requests } = await openApi(many, 10);
  const { reviews } = await collectAll(read(url), acmeKettle());
  expect(new Set(idsOf(reviews)).size).toBe(75);
  expect(requests.map(({ pathname }) => pathname.split('/').at(-1))).toEqual([
    ...['advanced', 'answers', 'answers', 'advanced', 'answers', 'answers', 'advanced', 'answers'],
  ]);
});

test('nothing is asked for that is not pulled', async () => {
  const { url, requests } = await openApi(many, 10);
  for await (const _ of read(url).collect(acmeKettle())) break;
  expect(requests).toHaveLength(1);
});

test('an attempt interrupted behind any page loses and doubles nothing, on several sites', async () => {
  const { url } = await openApi(many, 10);
  const source = read(url, ['kitchens', 'cooking.stackexchange']);
  const reviews = await collectInterrupted(source, acmeKettle());
  expect(new Set(idsOf(reviews)).size).toBe(150);
  expect(reviews).toEqual((await collectAll(source, acmeKettle())).reviews);
});

test('a question that moves into a page between two attempts is not lost, nor are its answers', async () => {
  const content = { questions: [question(1, { answer_count: 1 })], answers: [answer(11, 1)] };
  const { url } = await openApi(content);
  const pages = read(url).collect(acmeKettle());
  await pages.next();
  const second = await pages.next();
  content.questions.unshift(question(2, { answer_count: 1 }));
  content.answers.unshift(answer(10, 2));
  const { reviews } = await collectAll(read(url), {
    ...acmeKettle(),
    resume: second.value?.resume,
  });
  expect(idsOf(reviews)).toEqual(['2', '10', '11']);
});

test('a backoff lets the API rest', async () => {
  const { url } = await openApi({ questions: [question(1)], wrapper: { backoff: 10 } });
  const { rests, search } = restingSearch();
  const before = Date.now();
  const { reviews } = await collectAll(read(url), search);
  expect(reviews).toHaveLength(1);
  expect(rests).toHaveLength(1);
  expect(rests[0]).toBeGreaterThanOrEqual(before + 10_000);
  expect(rests[0]).toBeLessThan(before + 20_000);
});

test.each([0, -81])(
  'a quota of %i left costs nothing, and lets the API rest until midnight',
  async (left) => {
    const { url } = await openApi({ questions: [question(1)], wrapper: { quota_remaining: left } });
    const { rests, search } = restingSearch();
    const { reviews, failure } = await collectAll(read(url), search);
    expect(failure).toBeUndefined();
    expect(reviews).toHaveLength(1);
    expect((rests[0] ?? 1) % 86_400_000).toBe(0);
    expect(rests[0]).toBeGreaterThan(Date.now());
  },
);

test('the same question is kept for a minute', async () => {
  const { url } = await openApi({ questions: [question(1, { answer_count: 1 })] });
  const http = openTestHttp();
  const kept: unknown[] = [];
  const watching = {
    ...http,
    get: (...[at, options]: Parameters<typeof http.get>) => {
      kept.push(options?.keepMs);
      return http.get(at, options);
    },
  };
  await collectAll(read(url), searchFor('Acme Kettle', { http: watching }));
  expect(kept).toEqual([60_000, 60_000]);
});

test.each([
  [405, 'key_required', '`key` is required', 'UNAUTHORIZED', false, 'STACKEXCHANGE_KEY'],
  [400, 'bad_parameter', `no application has the key ${key}`, 'UNAUTHORIZED', false, 'key …'],
  [400, 'bad_parameter', 'No site found for name', 'BAD_RESPONSE', false, 'STACKEXCHANGE_SITES'],
  [
    502,
    'throttle_violation',
    'more requests available in 90 seconds',
    'RATE_LIMITED',
    true,
    '90 s',
  ],
  [500, 'internal_error', 'oops', 'UNREACHABLE', true, 'oops'],
  [503, 'temporarily_unavailable', null, 'UNREACHABLE', true, 'temporarily'],
])('the error %i %s is told without the key', async (id, name, message, code, retryable, says) => {
  const { url } = await openSite((_, __, response) => {
    const error = { error_id: id, error_name: name, error_message: message };
    response
      .writeHead(400, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      .end(gzipSync(JSON.stringify(error)));
  });
  const { rests, search } = restingSearch();
  const { failure } = await collectAll(read(url), search);
  expect(failure).toMatchObject({ code: `SOURCE_${code}`, retryable });
  expect(failure?.message).toMatch(/^Site kitchens of STACKEXCHANGE_SITES: /);
  expect(failure?.message).toContain(says);
  expect(failure?.message).not.toContain(key);
  expect(rests).toEqual(id === 502 ? [failure?.restingUntil] : []);
});

test.each([
  ['{"items":[{', true, 'cut off'],
  ['{"items":{}}', false, 'items'],
])('the answer %s is a bad response that says so', async (body, retryable, says) => {
  const { url } = await openSite((_, __, response) => response.end(body));
  const { failure } = await collectAll(read(url), acmeKettle());
  expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE', retryable });
  expect(failure?.message).toContain(says);
});

test('names of sites are told from other things, and count once', () => {
  const { STACKEXCHANGE_SITES: sites } = stackexchangeSettings.shape;
  expect(sites.parse('superuser, cooking.stackexchange,superuser,')).toEqual([
    'superuser',
    'cooking.stackexchange',
  ]);
  expect(sites.safeParse('https://superuser.com').success).toBe(false);
  expect(sites.safeParse(' , ').success).toBe(false);
});
