import { once } from 'node:events';
import { Redis } from 'ioredis';
import { expect, onTestFinished, test } from 'vitest';
import { startOwnRedis } from '../support/redis/own-redis.ts';
import { openTestDeployment } from '../support/tasks/test-deployment.ts';

test('nothing is written to database 0 when a restarted Redis lacks the database', async () => {
  const before = await startOwnRedis();
  const { redis } = openTestDeployment({ redisUrl: `${before.url}/3` });
  await redis.set('{t}', 'before');
  await before.stop();
  const after = await startOwnRedis({ port: before.port, args: ['--databases', '2'] });

  const [rejected] = await once(redis, 'error', { signal: AbortSignal.timeout(10_000) }).catch(
    (error: unknown) => [error],
  );
  expect(rejected).toBeInstanceOf(Error);
  await expect.poll(() => redis.set('{t}', 'after').catch(() => 'failed')).toBe('failed');

  const admin = new Redis(after.url);
  onTestFinished(() => admin.disconnect());
  expect(await admin.dbsize()).toBe(0);
});
