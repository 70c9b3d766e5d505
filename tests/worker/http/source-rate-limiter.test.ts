import { Redis } from 'ioredis';
import { expect, inject, onTestFinished, test } from 'vitest';
import type { ServiceLimit } from '../../../tasks/service-limits.ts';
import { openHttp } from '../../../worker/http/open-http.ts';
import { sourceRateLimiter } from '../../../worker/http/source-rate-limiter.ts';
import { startOwnRedis } from '../../support/redis/own-redis.ts';
import { failureOf } from '../../support/sources/collecting.ts';
import { type Answering, openSite, refuse } from '../../support/sources/site.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';
import { expectRate } from '../../support/worker/expect-rate.ts';

/** The HTTP clients of two workers of one deployment, bound to the same source. */
const openWorkers = (limit?: ServiceLimit, redisUrl = inject('redisUrl')) => {
  const deployment = openTestDeployment({ redisUrl });
  const open = () => {
    const client = openHttp({
      rateLimiterOf: (source) => sourceRateLimiter(source, limit, deployment.serviceLimits),
      responseCache: deployment.responseCache,
    });
    onTestFinished(() => client.close());
    return client.bind(new AbortController().signal, 'lemmy');
  };
  return { one: open(), other: open(), limits: deployment.serviceLimits };
};

const succeed: Answering = (_, __, response) => response.end('ok');

test('two workers share one limit, over any span of its length', async () => {
  const limit = { requests: 4, seconds: 1 };
  const { one, other } = openWorkers(limit);
  const times: number[] = [];
  const site = await openSite((_, __, response) => {
    times.push(performance.now());
    response.end();
  });
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: 5 }, () => [one.get(site.url), other.get(site.url)]).flat(),
  );

  expect(times).toHaveLength(10);
  expectRate(times, startedAt, limit);
});

test('what all workers have used of a limit is that of the busiest host, and is released after the span', async () => {
  const limit = { requests: 44, seconds: 1 };
  const { one, other, limits } = openWorkers(limit);
  const [busy, quiet] = [await openSite(succeed), await openSite(succeed)];
  expect(await limits.used('lemmy', limit)).toBe(0);
  await Promise.all([one.get(busy.url), other.get(busy.url), one.get(busy.url)]);
  await Promise.all([one.get(quiet.url), other.get(quiet.url)]);

  expect(await limits.used('lemmy', limit)).toBe(3);
  expect(await limits.used('reddit', limit)).toBe(0);
  await expect.poll(() => limits.used('lemmy', limit)).toBe(0);
});

test('a request without a permit is not counted as used', async () => {
  const { limits } = openWorkers();
  const limit = { requests: 2, seconds: 60 };
  const service = { source: 'lemmy', host: 'lemmy.example' };
  expect(await limits.acquire(service, limit)).toBeUndefined();
  expect(await limits.acquire(service, limit)).toBeGreaterThan(Date.now());
  expect(await limits.used('lemmy', limit)).toBe(1);
});

test('a cooldown requested from one worker applies to the other, and both retry after it', async () => {
  const { one, other } = openWorkers();
  let isCoolingDown = true;
  const site = await openSite((_, __, response) => {
    if (isCoolingDown) refuse(response, 429, { 'retry-after': '1' });
    else response.end('ok');
    isCoolingDown = false;
  });
  const startedAt = Date.now();
  const first = one.get(site.url);
  await expect.poll(() => site.requests.length).toBe(1);
  const second = other.get(site.url);

  expect((await first).text).toBe('ok');
  expect((await second).text).toBe('ok');
  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(1000);
  expect(site.requests).toHaveLength(3);
});

test('a cooldown that is too long to wait for fails requests of all workers at once', async () => {
  const { one, other, limits } = openWorkers();
  const site = await openSite((_, __, response) => refuse(response, 429, { 'retry-after': '600' }));
  const first = await failureOf(one.get(site.url));
  const second = await failureOf(other.get(site.url));

  expect(site.requests).toHaveLength(1);
  expect(second).toMatchObject({ code: 'SOURCE_RATE_LIMITED', retryable: true });
  expect(second.cooldownUntil).toBe(first.cooldownUntil);
  expect([...(await limits.cooldowns())]).toEqual([
    [`lemmy@${site.url.host}`, first.cooldownUntil],
  ]);
});

test('a cooldown that a source starts applies to all workers and is never shortened', async () => {
  const { one, other } = openWorkers();
  const site = await openSite(succeed);
  await one.startCooldown(site.url, Date.now() + 600_000);
  await one.startCooldown(site.url, Date.now() + 1000);

  expect((await failureOf(other.get(site.url))).code).toBe('SOURCE_RATE_LIMITED');
  expect(site.requests).toEqual([]);
});

test('a platform has a limit and cooldowns of its own, whichever source asks', async () => {
  const { one, other, limits } = openWorkers({ requests: 100, seconds: 60 });
  const site = await openSite((_, __, response) => refuse(response, 429, { 'retry-after': '600' }));
  await failureOf(one.of('judgeme').get(site.url));
  expect((await failureOf(other.of('judgeme').get(site.url))).code).toBe('SOURCE_RATE_LIMITED');
  expect(site.requests).toHaveLength(1);
  expect([...(await limits.cooldowns()).keys()]).toEqual([`judgeme@${site.url.host}`]);
  await failureOf(one.get(site.url));
  expect(site.requests).toHaveLength(2);
});

test('a cooldown does not affect other hosts', async () => {
  const { one } = openWorkers();
  const [limited, available] = [await openSite(succeed), await openSite(succeed)];
  await one.startCooldown(limited.url, Date.now() + 600_000);
  expect((await one.get(available.url)).text).toBe('ok');
});

test('a cached response is requested once by all workers', async () => {
  const { one, other } = openWorkers();
  const site = await openSite((_, __, response) =>
    response.writeHead(200, { 'x-own': 'yes' }).end('ok'),
  );
  await one.get(site.url, { cacheMs: 60_000 });
  const again = await other.get(site.url, { cacheMs: 60_000 });

  expect(again).toMatchObject({ status: 200, text: 'ok', url: site.url });
  expect(again.headers.get('x-own')).toBe('yes');
  expect(site.requests).toHaveLength(1);
});

test('a failure is not cached', async () => {
  const { one } = openWorkers();
  const site = await openSite((_, __, response) => refuse(response, 400));
  const options = { cacheMs: 60_000, acceptStatuses: [400] };
  await one.get(site.url, options);
  await one.get(site.url, options);
  expect(site.requests).toHaveLength(2);
});

test('while Redis accepts no writes a request waits, and no source fails', async () => {
  const { url } = await startOwnRedis();
  const redis = new Redis(url);
  onTestFinished(() => redis.disconnect());
  const { one } = openWorkers({ requests: 10, seconds: 10 }, url);
  const site = await openSite(succeed);
  await redis.config('SET', 'maxmemory', '1');
  let isDone = false;
  const response = one.get(site.url).finally(() => {
    isDone = true;
  });
  const refusals = async () => /rejected_calls=[1-9]/.test(await redis.info('commandstats'));
  await expect.poll(refusals).toBe(true);
  expect(isDone).toBe(false);
  expect(site.requests).toEqual([]);

  await redis.config('SET', 'maxmemory', '0');
  expect((await response).text).toBe('ok');
});
