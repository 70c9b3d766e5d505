import { describe, expect, test } from 'vitest';
import { requestedCooldown } from '../../../worker/http/requested-cooldown.ts';
import { retryAfter } from '../../../worker/http/retry-after.ts';
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

describe('an answer asks for a rest', () => {
  test.each([
    ['429 by Retry-After', 429, { 'retry-after': '4' }, 4000],
    ['503 by Retry-After', 503, { 'retry-after': '30' }, 30_000],
    ['429 by its reset', 429, { 'x-ratelimit-reset': '12.5' }, 12_500],
    ['429 without a word, for two minutes', 429, {}, 120_000],
    [
      'a good one that was the last',
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
      'a reset that cannot be meant, for a day at most',
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
    ['with a Retry-After that is no refusal', 200, { 'retry-after': '60' }],
    ['with nonsense', 200, { 'x-ratelimit-remaining': 'none', 'x-ratelimit-reset': 'soon' }],
  ])('not %s', (_, status, headers: Record<string, string>) => {
    expect(requestedCooldown(status, new Headers(headers), now)).toBeUndefined();
  });
});

test('the failure says until when the service rests', async () => {
  const site = await openSite((_, __, response) => refuse(response, 429, { 'retry-after': '60' }));
  const before = Date.now();
  const failure = await failureOf(openTestHttp().get(site.url));
  expect(failure).toMatchObject({ code: 'SOURCE_RATE_LIMITED', retryable: true });
  expect(failure.cooldownUntil).toBeGreaterThanOrEqual(before + 60_000);
  expect(failure.cooldownUntil).toBeLessThanOrEqual(Date.now() + 60_000);
});
