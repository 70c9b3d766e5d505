import { expect, test } from 'vitest';
import { z } from 'zod';
import { reddit } from '../../../worker/sources/reddit/reddit.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import {
  describeRecorded,
  recorded,
  recordedJson,
} from '../../support/sources/samples/recorded.ts';
import { openSite } from '../../support/sources/site.ts';

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

describeRecorded(() => {
  test('Reddit 1: six posts, one of them in Japanese', async () => {
    const search = recorded('reddit/1-search-app-only.json');
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
    const thread = z
      .tuple([z.unknown(), z.unknown()])
      .parse(recordedJson('reddit/2-comments-small.json'));
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
    const { reviews, pages } = await withComments(
      recordedJson('reddit/4-deleted-comment-info.json'),
    );
    expect(reviews).toHaveLength(1);
    expect(pages).toMatchObject([{ dropped: 1 }]);
  });

  test('Reddit 7: each of eight errors is told as what it is', async () => {
    const errors = z.array(errorSchema).parse(recordedJson('reddit/7-errors.json'));
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
});

const errorSchema = z.object({
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});
