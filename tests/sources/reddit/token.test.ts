import { expect, onTestFinished, test } from 'vitest';
import { openHttp } from '../../../worker/http/open-http.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import {
  acmeKettle,
  listing,
  openReddit,
  post,
  waiting,
} from '../../support/sources/reddit/reddit-site.ts';

test('one token serves all jobs until it expires', async () => {
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

test('a job canceled while it requests the token does not fail the others', async () => {
  let answerLater = () => {};
  const requested = new Promise<void>((resolve) => {
    answerLater = resolve;
  });
  const { source, paths } = await openReddit({
    search: () => listing([post('p1')]),
    token: (count, response) => {
      answerLater();
      // The first request is never answered.
      if (count === 1) response.flushHeaders();
      return count === 1 ? waiting : undefined;
    },
  });
  const job = new AbortController();
  const client = openHttp();
  onTestFinished(() => client.close());
  const http = client.bind(job.signal, 'reddit');
  const canceled = source.collect(searchFor('Acme Kettle', { http, signal: job.signal })).next();
  const other = collectAll(source, acmeKettle());
  await requested;
  job.abort(new Error('canceled'));
  await expect(canceled).rejects.toThrow('canceled');
  expect((await other).reviews).toHaveLength(1);
  expect(paths().filter((path) => path.startsWith('/auth'))).toHaveLength(2);
});

test('a rejected token is renewed once', async () => {
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

test.each([
  ['wrong credentials', 401, { message: 'Unauthorized', error: 401 }, 'UNAUTHORIZED'],
  ['an OAuth error', 200, { error: 'unsupported_grant_type' }, 'UNAUTHORIZED'],
  ['an OAuth error with status 400', 400, { error: 'invalid_grant' }, 'UNAUTHORIZED'],
  ['too many token requests', 429, { message: 'Too Many Requests', error: 429 }, 'RATE_LIMITED'],
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
