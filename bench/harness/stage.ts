import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Redis } from 'ioredis';
import { buildWebApplication } from '../../launch/build-web-application.ts';
import { dataPath } from '../../launch/data-path.ts';
import { ensureRedisBinary } from '../../launch/local-redis/ensure-redis-binary.ts';
import { startRedisServer } from '../../launch/local-redis/start-redis-server.ts';
import { buildProcesses } from '../../tooling/build-processes.ts';

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
  // Inside the repository, so that the build finds its dependencies.
  const folder = dataPath(`bench-build-${process.pid}`);
  const build = async (): Promise<string> => {
    await buildWebApplication(notify);
    notify('Building the server and the worker.');
    const output = join(folder, 'dist');
    await buildProcesses(output);
    return output;
  };
  let built = dist === undefined ? undefined : Promise.resolve(resolve(dist));
  return {
    redisUrl: server.url,
    redis,
    dist: () => {
      built ??= build();
      return built;
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
      await Promise.all([dir, folder].map((path) => rm(path, { recursive: true, force: true })));
    },
  };
};
