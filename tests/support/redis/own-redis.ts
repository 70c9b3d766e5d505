import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ensureRedisBinary } from '../../../launch/local-redis/ensure-redis-binary.ts';
import {
  type RedisServer,
  startRedisServer,
} from '../../../launch/local-redis/start-redis-server.ts';

/**
 * Starts a Redis used only by this test, which may kill or reconfigure it. Stopped when the test ends.
 *
 * @param port the one to listen on, where an earlier one of the same test did; any free one when left out.
 */
export const startOwnRedis = async ({
  port,
  args = [],
}: {
  port?: number;
  args?: readonly string[];
} = {}): Promise<RedisServer> => {
  const dir = await mkdtemp(join(tmpdir(), 'reviewcast-own-redis-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const binary = await ensureRedisBinary(console.error);
  const server = await startRedisServer({ binary, dir, args, ...(port ? { port } : {}) });
  onTestFinished(() => server.stop());
  if (port !== undefined && server.port !== port) throw new Error(`Port ${port} is taken.`);
  return server;
};
