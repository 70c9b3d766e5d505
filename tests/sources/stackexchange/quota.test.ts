import { expect, test } from 'vitest';
import { collectAll, openTestHttp, searchFor } from '../../support/sources/collecting.ts';
import {
  openApi,
  question,
  read,
  searchRecordingCooldowns,
} from '../../support/sources/stackexchange/stackexchange-service.ts';

test('a backoff starts a cooldown', async () => {
  const { url } = await openApi({ questions: [question(1)], wrapper: { backoff: 10 } });
  const { cooldowns, search } = searchRecordingCooldowns();
  const before = Date.now();
  const { reviews } = await collectAll(read(url), search);
  expect(reviews).toHaveLength(1);
  expect(cooldowns).toHaveLength(1);
  expect(cooldowns[0]).toBeGreaterThanOrEqual(before + 10_000);
  expect(cooldowns[0]).toBeLessThan(before + 20_000);
});

test.each([0, -81])(
  'a remaining quota of %i loses no items and starts a cooldown until midnight',
  async (left) => {
    const { url } = await openApi({ questions: [question(1)], wrapper: { quota_remaining: left } });
    const { cooldowns, search } = searchRecordingCooldowns();
    const { reviews, failure } = await collectAll(read(url), search);
    expect(failure).toBeUndefined();
    expect(reviews).toHaveLength(1);
    expect((cooldowns[0] ?? 1) % 86_400_000).toBe(0);
    expect(cooldowns[0]).toBeGreaterThan(Date.now());
  },
);

test('responses are cached for a minute', async () => {
  const { url } = await openApi({ questions: [question(1, { answer_count: 1 })] });
  const http = openTestHttp();
  const kept: unknown[] = [];
  const watching = {
    ...http,
    get: (...[at, options]: Parameters<typeof http.get>) => {
      kept.push(options?.cacheMs);
      return http.get(at, options);
    },
  };
  await collectAll(read(url), searchFor('Acme Kettle', { http: watching }));
  expect(kept).toEqual([60_000, 60_000]);
});
