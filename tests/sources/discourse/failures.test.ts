import { expect, test } from 'vitest';
import { collectAll } from '../../support/sources/collecting.ts';
import {
  acmeKettle,
  large,
  openForum,
  read,
} from '../../support/sources/discourse/discourse-forum.ts';
import { openSite, refuse } from '../../support/sources/site.ts';

test('deleted topics and malformed posts do not affect the others', async () => {
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
  [
    'a search term that is too short',
    400,
    '{"errors":["Too short"]}',
    'BAD_RESPONSE',
    false,
    'short',
  ],
  [
    'an error without posts',
    200,
    '{"grouped_search_result":{"error":"Busy."}}',
    'BAD_RESPONSE',
    true,
    'Busy.',
  ],
  ['a members-only forum', 403, '{"errors":["Log in"]}', 'UNAUTHORIZED', false, 'DISCOURSE_URLS'],
  [
    'a forum from before 2014',
    200,
    '[{"type":"topic","results":[]}]',
    'BAD_RESPONSE',
    false,
    'before 2014',
  ],
  ['an unknown envelope', 200, '{"hits":[]}', 'BAD_RESPONSE', false, 'unexpected'],
  ['a truncated response', 200, '{"posts":[{', 'BAD_RESPONSE', true, 'truncated'],
])('%s is reported as such', async (_, status, body, code, retryable, says) => {
  const { url } = await openSite((__, ___, response) => {
    response
      .writeHead(status, { 'content-type': 'application/json', 'retry-after': '30' })
      .end(body);
  });
  const { failure } = await collectAll(read(url), acmeKettle());
  expect(failure).toMatchObject({ code: `SOURCE_${code}`, retryable });
  expect(failure?.message).toContain(says);
  if (status === 429 || status === 409) expect(failure?.cooldownUntil).toBeGreaterThan(Date.now());
});

test('one forum that fails does not affect the others', async () => {
  const bad = await openSite((_, __, response) => refuse(response, 503));
  const good = await openForum(large);
  const { pages, reviews, failure } = await collectAll(read(bad.url, good.url), acmeKettle());
  expect(failure).toBeUndefined();
  expect(reviews).toHaveLength(52);
  expect(pages[0]?.failures?.[0]?.message).toMatch(/^Forum 1 of DISCOURSE_URLS: .* returned 503/);
});
