import { expect, inject, onTestFinished, test } from 'vitest';
import type { ServiceLimit } from '../../../tasks/service-limits.ts';
import { openHttp } from '../../../worker/http/open-http.ts';
import { sourceRateLimiter } from '../../../worker/http/source-rate-limiter.ts';
import { failureOf } from '../../support/sources/collecting.ts';
import { openSite, refuse } from '../../support/sources/site.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';
import { expectRate } from '../../support/worker/expect-rate.ts';

/** An Http that may fetch foreign URLs from loopback, with the same limit for every host. */
const openLimited = (limit?: ServiceLimit) => {
  const { serviceLimits } = openTestDeployment({ redisUrl: inject('redisUrl') });
  const client = openHttp({
    allowHosts: ['127.0.0.1'],
    rateLimiterOf: (source) => sourceRateLimiter(source, limit, serviceLimits),
  });
  onTestFinished(() => client.close());
  return { http: client.bind(new AbortController().signal, 'productpage'), serviceLimits };
};

/** Redirects `/3` to `/2`, `/2` to `/1`, and so on to `to`. Answers other paths with their name. */
const openRedirects = async (to = '/end') => {
  const times: number[] = [];
  const site = await openSite(({ pathname }, _, response) => {
    times.push(performance.now());
    const left = Number(pathname.slice(1));
    if (left > 1) refuse(response, 302, { location: `/${left - 1}` });
    else if (left === 1) refuse(response, 307, { location: to });
    else response.end(pathname);
  });
  return { ...site, times };
};

const limit = { requests: 4, seconds: 1 };

test.each([
  ['configured services', false],
  ['URLs from callers, and their robots.txt,', true],
])('every redirect of %s takes a permit of its host', async (_, untrusted) => {
  const { http } = openLimited(limit);
  const startedAt = performance.now();
  const site = await openRedirects();
  const five = new URL('/5', site.url);
  const responses = await Promise.all([five, five].map((url) => http.get(url, { untrusted })));
  expect(responses.map(({ text }) => text)).toEqual(['/end', '/end']);
  expect(site.times.length).toBeGreaterThanOrEqual(12);
  expectRate(site.times, startedAt, limit);
});

test('a redirect to another host takes a permit of that host', async () => {
  const { http } = openLimited(limit);
  const startedAt = performance.now();
  const target = await openRedirects();
  const entries = await Promise.all(
    Array.from({ length: 8 }, () => openRedirects(new URL('/end', target.url).href)),
  );
  await Promise.all(entries.map(({ url }) => http.get(new URL('/1', url))));
  expect(target.times).toHaveLength(8);
  expectRate(target.times, startedAt, limit);
});

test('the time that a redirect waits for its permit does not count as the time of the response', async () => {
  const { http } = openLimited({ requests: 1, seconds: 1 });
  const site = await openRedirects();
  const response = await http.get(new URL('/2', site.url), { timeoutMs: 900 });
  expect(response.text).toBe('/end');
});

test('a stream that is redirected takes a permit for each request', async () => {
  const { http } = openLimited(limit);
  const startedAt = performance.now();
  const site = await openRedirects();
  for (let i = 0; i < 2; i += 1) {
    let text = '';
    for await (const part of http.stream(new URL('/3', site.url))) text += part;
    expect(text).toBe('/end');
  }
  expect(site.times).toHaveLength(8);
  expectRate(site.times, startedAt, limit);
});

test('a cooldown applies to the host that requested it, not to the one that redirected there', async () => {
  const { http, serviceLimits } = openLimited();
  const limited = await openSite((_, __, response) =>
    refuse(response, 429, { 'retry-after': '600' }),
  );
  const entry = await openRedirects(limited.url.href);
  const first = await failureOf(http.get(new URL('/1', entry.url)));
  expect(first).toMatchObject({ code: 'SOURCE_RATE_LIMITED', retryable: true });
  expect([...(await serviceLimits.cooldowns()).keys()]).toEqual([
    `productpage@${limited.url.host}`,
  ]);

  const second = await failureOf(http.get(new URL('/1', entry.url)));
  expect(second).toMatchObject({
    code: 'SOURCE_RATE_LIMITED',
    cooldownUntil: first.cooldownUntil,
  });
  expect(limited.requests).toHaveLength(1);
  expect((await http.get(new URL('/end', entry.url))).text).toBe('/end');
});

test('a cooldown that a redirect requests holds up the requests after it', async () => {
  const { http } = openLimited();
  const site = await openSite((_, __, response) =>
    refuse(response, 302, {
      location: '/next',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '600',
    }),
  );
  expect(await failureOf(http.get(site.url))).toMatchObject({ code: 'SOURCE_RATE_LIMITED' });
  expect(site.requests).toHaveLength(1);
});
