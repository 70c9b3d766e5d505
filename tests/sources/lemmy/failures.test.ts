import { expect, test } from 'vitest';
import { collectAll } from '../../support/sources/collecting.ts';
import {
  acmeKettle,
  openInstance,
  post,
  read,
} from '../../support/sources/lemmy/lemmy-instance.ts';
import { openSite, refuse } from '../../support/sources/site.ts';

test.each([
  [429, '{"error":"rate_limit_error"}', 'RATE_LIMITED', true, 'Requests resume'],
  [429, '{"error":"too_many_requests"}', 'RATE_LIMITED', true, 'Requests resume'],
  [400, '{"error":"rate_limit_error"}', 'RATE_LIMITED', true, 'rate_limit_error'],
  [400, '{"error":"instance_is_private"}', 'BAD_RESPONSE', false, 'instance_is_private'],
  [502, '', 'UNREACHABLE', true, '502'],
  [200, '{"posts":{}}', 'BAD_RESPONSE', false, 'posts'],
  [200, '{"posts":[{', 'BAD_RESPONSE', true, 'truncated'],
])('status %i with %s is reported as such', async (status, body, code, retryable, says) => {
  const { url } = await openSite((_, __, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  const { failure } = await collectAll(read(url), acmeKettle());
  expect(failure).toMatchObject({ code: `SOURCE_${code}`, retryable });
  expect(failure?.message).toContain(says);
});

test('one instance that fails does not affect the others', async () => {
  const bad = await openSite((_, __, response) => refuse(response, 500));
  const good = await openInstance({ posts: [post(1)] });
  const { pages, failure } = await collectAll(read(bad.url, good.url), acmeKettle());
  expect(failure).toBeUndefined();
  expect(pages[0]?.reviews).toHaveLength(1);
  expect(pages[0]?.failures?.[0]?.message).toMatch(/^Instance 1 of LEMMY_URLS: .* returned 500/);
});
