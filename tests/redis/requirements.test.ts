import { expect, test } from 'vitest';
import { assertKeepsKeys, UnsuitableRedisError } from '../../redis/requirements.ts';
import { startOwnRedis } from '../support/redis/own-redis.ts';
import { openTestDeployment } from '../support/tasks/test-deployment.ts';

test('a Redis that may evict keys is rejected, and the error names the setting', async () => {
  const server = await startOwnRedis({ args: ['--maxmemory-policy', 'allkeys-lru'] });
  const { redis } = openTestDeployment({ redisUrl: server.url });
  await expect(assertKeepsKeys(redis)).rejects.toThrow(UnsuitableRedisError);
  await expect(assertKeepsKeys(redis)).rejects.toThrow(/maxmemory-policy allkeys-lru.*noeviction/);

  // All keys of a task expire, so volatile policies are no better.
  await redis.config('SET', 'maxmemory-policy', 'volatile-ttl');
  await expect(assertKeepsKeys(redis)).rejects.toThrow('volatile-ttl');
  await redis.config('SET', 'maxmemory-policy', 'noeviction');
  await expect(assertKeepsKeys(redis)).resolves.toBeUndefined();
});
