import { Redis } from 'ioredis';
import { expect, inject, onTestFinished, test } from 'vitest';
import type { ServiceLimit } from '../../../tasks/service-limits.ts';
import { openHttp } from '../../../worker/http/open-http.ts';
import { sourceRateLimiter } from '../../../worker/http/source-rate-limiter.ts';
import { startOwnRedis } from '../../support/redis/own-redis.ts';
import { failureOf } from '../../support/sources/collecting.ts';
import { type Answering, openSite, refuse } from '../../support/sources/site.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';

/** The way out of two workers of one deployment, both asking for the same source. */
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

const well: Answering = (_, __, response) => response.end('well');

test('two workers together keep one limit, over any span of its length', async () => {
  const { one, other } = openWorkers({ requests: 4, seconds: 1 });
  const times: number[] = [];
  const site = await openSite((_, __, response) => {
    times.push(performance.now());
    response.end();
  });
  await Promise.all(
    Array.from({ length: 5 }, () => [one.get(site.url), other.get(site.url)]).flat(),
  );

  expect(times).toHaveLength(10);
  for (const [index, at] of times.entries()) {
    const within = times.slice(index).filter((time) => time < at + 950);
    expect(within.length).toBeLessThanOrEqual(4);
  }
});

test('a host that asks one worker to rest is left alone by the other, and both go on behind it', async () => {
  const { one, other } = openWorkers();
  let rests = true;
  const site = await openSite((_, __, response) => {
    if (rests) refuse(response, 429, { 'retry-after': '1' });
    else response.end('well');
    rests = false;
  });
  const began = Date.now();
  const first = one.get(site.url);
  await expect.poll(() => site.requests.length).toBe(1);
  const second = other.get(site.url);

  expect((await first).text).toBe('well');
  expect((await second).text).toBe('well');
  expect(Date.now() - began).toBeGreaterThanOrEqual(1000);
  expect(site.requests).toHaveLength(3);
});

test('a rest that is too long to wait for is told at once, by whoever asks next, without asking', async () => {
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

test('a rest that an answer names elsewhere than in its headers counts like any other', async () => {
  const { one, other } = openWorkers();
  const site = await openSite(well);
  await one.startCooldown(site.url, Date.now() + 600_000);
  await one.startCooldown(site.url, Date.now() + 1000);

  expect((await failureOf(other.get(site.url))).code).toBe('SOURCE_RATE_LIMITED');
  expect(site.requests).toEqual([]);
});

test('other hosts are asked all the same', async () => {
  const { one } = openWorkers();
  const [resting, awake] = [await openSite(well), await openSite(well)];
  await one.startCooldown(resting.url, Date.now() + 600_000);
  expect((await one.get(awake.url)).text).toBe('well');
});

test('an answer that is to be kept is asked for once by all workers', async () => {
  const { one, other } = openWorkers();
  const site = await openSite((_, __, response) =>
    response.writeHead(200, { 'x-own': 'yes' }).end('well'),
  );
  await one.get(site.url, { cacheMs: 60_000 });
  const again = await other.get(site.url, { cacheMs: 60_000 });

  expect(again).toMatchObject({ status: 200, text: 'well', url: site.url });
  expect(again.headers.get('x-own')).toBe('yes');
  expect(site.requests).toHaveLength(1);
});

test('a failure is not kept', async () => {
  const { one } = openWorkers();
  const site = await openSite((_, __, response) => refuse(response, 400));
  const options = { cacheMs: 60_000, acceptStatuses: [400] };
  await one.get(site.url, options);
  await one.get(site.url, options);
  expect(site.requests).toHaveLength(2);
});

test('while Redis takes no writes a request waits, and no source is blamed for it', async () => {
  const { url } = await startOwnRedis();
  const redis = new Redis(url);
  onTestFinished(() => redis.disconnect());
  const { one } = openWorkers({ requests: 10, seconds: 10 }, url);
  const site = await openSite(well);
  await redis.config('SET', 'maxmemory', '1');
  let isAnswered = false;
  const asked = one.get(site.url).finally(() => {
    isAnswered = true;
  });
  const refusals = async () => /rejected_calls=[1-9]/.test(await redis.info('commandstats'));
  await expect.poll(refusals).toBe(true);
  expect(isAnswered).toBe(false);
  expect(site.requests).toEqual([]);

  await redis.config('SET', 'maxmemory', '0');
  expect((await asked).text).toBe('well');
});
