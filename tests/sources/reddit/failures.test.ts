import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { redditSettings } from '../../../worker/sources/reddit/reddit.ts';
import { collectAll } from '../../support/sources/collecting.ts';
import {
  acmeKettle,
  comment,
  listing,
  openReddit,
  post,
} from '../../support/sources/reddit/reddit-site.ts';
import { refuse } from '../../support/sources/site.ts';

test('a deleted thread does not affect the others', async () => {
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

test.each([
  [
    'a token rejected twice',
    401,
    'application/json',
    '{"error": 401}',
    'UNAUTHORIZED',
    'CLIENT_ID',
  ],
  ['a denied request', 403, 'application/json', '{"error": 403}', 'UNAUTHORIZED', 'CLIENT_ID'],
  ['a block page', 403, 'text/html', '<h1>whoa there</h1>', 'BLOCKED', 'blocks'],
  ['too many requests', 429, 'text/html', '<h1>whoa there</h1>', 'RATE_LIMITED', 'Requests resume'],
  [
    'too many in JSON',
    429,
    'application/json',
    '{"error": 429}',
    'RATE_LIMITED',
    'Requests resume',
  ],
  ['withheld by law', 451, 'application/json', '', 'BLOCKED', 'legal'],
  ['a timeout of its proxy', 522, 'application/json', '', 'UNREACHABLE', '522'],
  ['a truncated response', 200, 'application/json', '{"kind": "List', 'BAD_RESPONSE', 'truncated'],
  ['an unknown envelope', 200, 'application/json', '{"kind": "t3"}', 'BAD_RESPONSE', 'unexpected'],
])('%s is reported without the secret', async (_, status, type, body, code, says) => {
  const { source } = await openReddit(answering(status, type, body));
  const { failure } = await collectAll(source, acmeKettle());
  expect(failure?.code).toBe(`SOURCE_${code}`);
  expect(failure?.message).toContain(says);
  expect(failure?.message).not.toMatch(/hush|token-/);
  expect(failure?.retryable).toBe(!/UNAUTHORIZED|BLOCKED|unexpected/.test(`${code} ${says}`));
});

const answering = (status: number, type: string, body: string) => ({
  search: () => listing([]),
  api: (_: URL, __: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, { 'content-type': type }).end(body);
    return true;
  },
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
