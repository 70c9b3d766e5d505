import { expect, test } from 'vitest';
import { z } from 'zod';
import { reddit } from '../../../worker/sources/reddit/reddit.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { jsonRecording, recording } from '../../support/sources/recordings.ts';
import { listing, userAgent } from '../../support/sources/reddit/reddit-site.ts';
import { openSite } from '../../support/sources/site.ts';

/** A Reddit that issues a token and answers API requests with `answer`. */
const openReddit = async (answer: Parameters<typeof openSite>[0]) => {
  const { url } = await openSite((at, request, response) => {
    if (at.pathname !== '/api/v1/access_token') return answer(at, request, response);
    response.end('{"access_token":"t","token_type":"bearer","expires_in":3600,"scope":"*"}');
  });
  return reddit({
    REDDIT_CLIENT_ID: 'id',
    REDDIT_CLIENT_SECRET: 'hush',
    REDDIT_USER_AGENT: userAgent,
    REDDIT_URL: url,
    REDDIT_AUTH_URL: url,
  });
};

test('posts are read without a rating, whatever their language and score', async () => {
  const source = await openReddit(({ pathname }, _, response) =>
    response.end(
      pathname === '/search'
        ? recording('reddit/search.json')
        : JSON.stringify([listing([]), listing([])]),
    ),
  );
  const { reviews, failure } = await collectAll(source, searchFor('Stirwell'));
  expect(failure).toBeUndefined();
  expect(reviews).toMatchObject([
    {
      sourceId: 't3_5xk20a',
      author: 'copper_otter',
      publishedAt: 1_488_100_200_000,
      helpfulVotes: 0,
      rating: null,
    },
    { sourceId: 't3_6bq9tz', author: 'LanternJaw', helpfulVotes: 2, rating: null },
    {
      sourceId: 't3_2wd7mm',
      author: 'nori_maki',
      title: expect.stringMatching(/^\p{Script=Katakana}/u),
      rating: null,
    },
  ]);
});

test('comments and their replies are read, whether `replies` is a listing or an empty string', async () => {
  const [post, comments] = z
    .tuple([z.unknown(), z.unknown()])
    .parse(jsonRecording('reddit/thread.json'));
  const collectWith = async (answered: unknown) => {
    const source = await openReddit(({ pathname }, _, response) =>
      response.end(JSON.stringify(pathname === '/search' ? post : [post, answered])),
    );
    return collectAll(source, searchFor('Stirwell firmware'));
  };
  expect((await collectWith(comments)).reviews).toMatchObject([
    { sourceId: 't3_4ch81f', author: 'millstone', helpfulVotes: 9 },
    {
      sourceId: 't1_d1ha001',
      author: 'oat_rigger',
      body: 'Small question: do I lose my presets?',
    },
    { sourceId: 't1_d1hb7v2', author: 'millstone', body: 'No, they stay.' },
  ]);

  const { reviews, pages } = await collectWith(jsonRecording('reddit/deleted-comment.json'));
  expect(reviews).toHaveLength(1);
  expect(pages).toMatchObject([{ dropped: 1 }]);
});

test('each error response has its own code', async () => {
  const failures = [];
  for (const { status, headers, body } of errorsSchema.parse(jsonRecording('reddit/errors.json'))) {
    const source = await openReddit((_, __, response) =>
      response.writeHead(status, headers).end(body),
    );
    const { failure } = await collectAll(source, searchFor('Stirwell'));
    failures.push([status, failure?.code, failure?.retryable]);
  }
  expect(failures).toEqual([
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

const errorsSchema = z.array(
  z.object({
    status: z.number(),
    headers: z.record(z.string(), z.string()),
    body: z.string(),
  }),
);
