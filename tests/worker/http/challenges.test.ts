import { describe, expect, test } from 'vitest';
import { failureOf, openTestHttp } from '../../support/sources/collecting.ts';
import { openSite } from '../../support/sources/site.ts';

const openAnswer = (status: number, headers: Readonly<Record<string, string>>, body = '') =>
  openSite(({ pathname }, _, response) => {
    if (pathname === '/robots.txt') response.writeHead(404).end();
    else response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
  });

describe('a challenge of a firewall is blocked, whatever its status', () => {
  test.each([
    [200, { 'x-amzn-waf-action': 'challenge' }],
    [202, { 'x-amzn-waf-action': 'challenge' }],
    [405, { 'x-amzn-waf-action': 'captcha' }],
    [403, { 'cf-mitigated': 'challenge' }],
    [503, { 'cf-mitigated': 'challenge' }],
    [429, { 'x-vercel-mitigated': 'challenge' }],
    [403, { 'x-sucuri-block': 'BLK01' }],
  ])('%i %j', async (status, headers) => {
    const { url } = await openAnswer(status, headers, '<p>Fine');
    for (const untrusted of [true, false]) {
      const failure = await failureOf(openTestHttp().get(url, { untrusted }));
      expect(failure).toMatchObject({ code: 'SOURCE_BLOCKED', retryable: false });
      expect(failure.message).toContain(String(status));
    }
  });
});

const robotCheck = '<title>Just a moment...</title><p>Checking your browser before you continue.';

test.each([405, 429, 500, 503])('%i with a robot check is blocked', async (status) => {
  const { url } = await openAnswer(status, {}, robotCheck);
  const failure = await failureOf(openTestHttp().get(url, { untrusted: true }));
  expect(failure).toMatchObject({ code: 'SOURCE_BLOCKED', retryable: false });
  expect(failure.message).toContain(`returned ${status} with a robot check`);
});

test.each([
  [503, {}, '<title>Down for maintenance</title><p>Back soon.', 'SOURCE_UNREACHABLE'],
  [503, { 'retry-after': '60' }, robotCheck, 'SOURCE_UNREACHABLE'],
  [429, { 'retry-after': '60' }, robotCheck, 'SOURCE_RATE_LIMITED'],
  [429, {}, '<title>Too many requests</title>', 'SOURCE_RATE_LIMITED'],
  [500, { 'content-type': 'text/plain' }, robotCheck, 'SOURCE_UNREACHABLE'],
  [404, {}, robotCheck, 'SOURCE_BAD_RESPONSE'],
])('%i %j %s is %4$s', async (status, headers, body, code) => {
  const { url } = await openAnswer(status, headers, body);
  expect(await failureOf(openTestHttp().get(url, { untrusted: true }))).toMatchObject({ code });
});

test.each([{ 'x-amzn-waf-action': 'allow' }, { 'cf-mitigated': '' }, { 'cf-ray': '1' }])(
  'a page with %j is read',
  async (headers) => {
    const { url } = await openAnswer(200, headers, 'page');
    expect((await openTestHttp().get(url)).text).toBe('page');
  },
);
