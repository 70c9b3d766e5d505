import { describe, expect, test } from 'vitest';
import { requestedCooldown, retryAfter } from '../../../worker/http/requested-cooldown.ts';
import { failureOf, openTestHttp } from '../../support/sources/collecting.ts';
import { openSite, refuse } from '../../support/sources/site.ts';

const now = Date.UTC(2026, 0, 1);

describe('Retry-After', () => {
  test.each([
    ['5', now + 5000],
    ['Thu, 01 Jan 2026 00:01:00 GMT', now + 60_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', undefined],
    ['0', undefined],
    ['soon', undefined],
    ['1e9', undefined],
    ['99999999999', now + 86_400_000],
    [null, undefined],
  ])('%s', (header, expected) => {
    expect(retryAfter(header, now)).toBe(expected);
  });
});

describe('a response requests a cooldown', () => {
  test.each([
    ['429 by Retry-After', 429, { 'retry-after': '4' }, 4000],
    ['503 by Retry-After', 503, { 'retry-after': '30' }, 30_000],
    ['429 by its reset', 429, { 'x-ratelimit-reset': '12.5' }, 12_500],
    ['429 without headers, for two minutes', 429, {}, 120_000],
    [
      'success that exhausts the limit',
      200,
      { 'x-ratelimit-remaining': '0.0', 'x-ratelimit-reset': '90' },
      90_000,
    ],
    [
      'a reset in seconds since 1970',
      200,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 7) },
      7000,
    ],
    [
      'a reset too far away, for at most a day',
      429,
      { 'x-ratelimit-reset': '999999999' },
      86_400_000,
    ],
  ])('%s', (_, status, headers: Record<string, string>, ms) => {
    expect(requestedCooldown(status, new Headers(headers), now)).toBe(now + ms);
  });

  test.each([
    ['with requests left', 200, { 'x-ratelimit-remaining': '599.0', 'x-ratelimit-reset': '30' }],
    ['without a reset', 200, { 'x-ratelimit-remaining': '0' }],
    ['success with Retry-After', 200, { 'retry-after': '60' }],
    ['with invalid headers', 200, { 'x-ratelimit-remaining': 'none', 'x-ratelimit-reset': 'soon' }],
  ])('not %s', (_, status, headers: Record<string, string>) => {
    expect(requestedCooldown(status, new Headers(headers), now)).toBeUndefined();
  });
});

test('the error says when the cooldown ends', async () => {
  const site = await openSite((_, __, response) => refuse(response, 429, { 'retry-after': '60' }));
  const before = Date.now();
  const failure = await failureOf(openTestHttp().get(site.url));
  expect(failure).toMatchObject({ code: 'SOURCE_RATE_LIMITED', retryable: true });
  expect(failure.cooldownUntil).toBeGreaterThanOrEqual(before + 60_000);
  expect(failure.cooldownUntil).toBeLessThanOrEqual(Date.now() + 60_000);
});
