import { expect, test } from 'vitest';
import { openProxyPool } from '../support/server/proxy-pool.ts';
import { serve } from '../support/server/test-server.ts';

const body = JSON.stringify({ query: '{ __typename }' });

test('with DRAIN_DELAY_SECONDS, no POST through a load balancer fails while a server shuts down', async () => {
  const first = await serve({ drainDelayMs: 1500 });
  const second = await serve({ prefix: first.prefix });
  const pool = openProxyPool([first.url, second.url], 50);
  const results: (number | string)[] = [];
  let isPosting = true;
  const clients = Array.from({ length: 8 }, async () => {
    while (isPosting) results.push(await pool.post(body));
  });
  await expect.poll(() => results.length).toBeGreaterThan(100);
  await first.stop();
  expect(pool.ready).toEqual([second.url]);
  const afterStop = results.length;
  await expect.poll(() => results.length).toBeGreaterThan(afterStop + 100);
  isPosting = false;
  await Promise.all(clients);
  expect(results.filter((result) => result !== 200)).toEqual([]);
});
