import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startLocalRedis } from '../../../launch/local-redis/start-local-redis.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The Redis of this test run. Each test uses its own key prefix. */
    redisUrl: string;
  }
}

/** Starts one Redis for the whole test run. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const dir = await mkdtemp(join(tmpdir(), 'reviewcast-tests-'));
  const redis = await startLocalRedis({ dir, environment: {} });
  project.provide('redisUrl', redis.url);
  return async () => {
    await redis.stop();
    await rm(dir, { recursive: true, force: true });
  };
};
