import { unknownVariables } from '../../process/read-environment.ts';
import { ensureRedisBinary } from './ensure-redis-binary.ts';
import { lockFolder } from './lock-folder.ts';
import { startRedisServer } from './start-redis-server.ts';

export interface LocalRedisOptions {
  /** The data folder, for a Redis that is started. Created if it does not exist. */
  readonly dir: string;
  /** Keeps the data across restarts, in an append-only file in `dir`. Default: false. */
  readonly appendOnly?: boolean;
  /** The environment that REDIS_URL is read from. Default: that of this process. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Called with one line about each slow step or change to the machine. Default: prints to standard error. */
  readonly notify?: (line: string) => void;
}

export interface LocalRedis {
  readonly url: string;
  /** Null for an existing Redis. */
  readonly pid: number | null;
  /** Stops the Redis that was started. Leaves an existing one running. */
  stop(): Promise<void>;
}

/**
 * The Redis that REDIS_URL names, or else a new one on a free port of 127.0.0.1, from the PATH or installed from the distribution.
 *
 * @throws with the command to run if Redis is not installed and cannot be; if REDIS_URL is missing but a variable with nearly its
 *   name is set; if `appendOnly` is set and a running process uses the folder.
 */
export const startLocalRedis = async (options: LocalRedisOptions): Promise<LocalRedis> => {
  const environment = options.environment ?? process.env;
  const url = environment['REDIS_URL']?.trim();
  if (url) return { url, pid: null, stop: async () => undefined };
  const typos = unknownVariables(['REDIS_URL'], environment);
  if (typos.length > 0) throw new Error(typos.join('\n'));
  const say = options.notify ?? ((line: string) => console.error(line));
  const binary = await ensureRedisBinary(say);
  const { dir, appendOnly } = options;
  if (!appendOnly) return startRedisServer({ binary, dir });
  const release = await lockFolder(dir);
  try {
    const redis = await startRedisServer({ binary, dir, args: ['--appendonly', 'yes'] });
    return { ...redis, stop: () => redis.stop().finally(release) };
  } catch (error) {
    await release();
    throw error;
  }
};
