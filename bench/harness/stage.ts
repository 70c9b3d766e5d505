import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Redis } from 'ioredis';
import { ensureRedisBinary } from '../../launch/local-redis/ensure-redis-binary.ts';
import { startRedisServer } from '../../launch/local-redis/start-redis-server.ts';
import { openTestBuild, type TestBuild } from '../../tests/support/stack/test-build.ts';

/** What all contenders of a run share: a Redis that has no other clients, and a production build of Reviewcast. */
export interface Stage extends AsyncDisposable {
  readonly redisUrl: string;
  /** A connection of the bench itself. */
  readonly redis: Redis;
  /** The folder of the production build. Built at the first call. */
  dist(): Promise<string>;
  redisVersion(): Promise<string>;
  /** Empties Redis, so that no contender finds what another one left. */
  clear(): Promise<void>;
}

/**
 * @param notify called with one line about each slow step.
 * @param dist the folder of a production build. Default: one is built when it is needed.
 */
export const openStage = async (notify: (line: string) => void, dist?: string): Promise<Stage> => {
  const dir = await mkdtemp(join(tmpdir(), 'reviewcast-bench-'));
  const server = await startRedisServer({ binary: await ensureRedisBinary(notify), dir });
  const redis = new Redis(server.url, { maxRetriesPerRequest: null });
  let building: Promise<TestBuild> | undefined;
  return {
    redisUrl: server.url,
    redis,
    dist: async () => {
      if (dist !== undefined) return resolve(dist);
      building ??= openTestBuild('bench');
      return (await building).dist;
    },
    redisVersion: async () => {
      const info = await redis.info('server');
      return /^redis_version:(.+)$/m.exec(info)?.[1]?.trim() ?? 'unknown';
    },
    clear: async () => {
      await redis.flushall();
      await redis.config('RESETSTAT');
    },
    async [Symbol.asyncDispose]() {
      redis.disconnect();
      await server.stop();
      await rm(dir, { recursive: true, force: true });
      const built = await building?.catch(() => undefined);
      await built?.remove();
    },
  };
};
