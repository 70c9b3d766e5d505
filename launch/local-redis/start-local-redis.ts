import { claimFolder } from './claim-folder.ts';
import { ensureRedisBinary } from './ensure-redis-binary.ts';
import { startRedisServer } from './start-redis-server.ts';

export interface LocalRedisOptions {
  /** Data folder of a Redis that is started; made when missing. */
  readonly dir: string;
  /** Keep the data over a restart, in an append-only file in `dir`. */
  readonly appendOnly?: boolean;
  /** Where REDIS_URL is looked for; the process's own environment when left out. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Told in one line of what takes time or changes the machine; standard error when left out. */
  readonly say?: (line: string) => void;
}

export interface LocalRedis {
  readonly url: string;
  readonly port: number;
  /** Null when it is not ours. */
  readonly pid: number | null;
  /** Ends the Redis that was started; leaves alone what REDIS_URL names. */
  stop(): Promise<void>;
}

/**
 * A Redis to work with: what REDIS_URL names, else one of our own on a free port of 127.0.0.1, from the path or installed
 * from the distribution.
 *
 * @throws with the one line to type where there is none and none can be installed; when `appendOnly` is asked for and
 *   another process that lives uses the folder.
 */
export const startLocalRedis = async (options: LocalRedisOptions): Promise<LocalRedis> => {
  const url = (options.environment ?? process.env)['REDIS_URL'];
  if (url) return named(url);
  const say = options.say ?? ((line: string) => console.error(line));
  const binary = await ensureRedisBinary(say);
  const { dir, appendOnly } = options;
  if (!appendOnly) return startRedisServer({ binary, dir });
  const release = await claimFolder(dir);
  try {
    const redis = await startRedisServer({ binary, dir, args: ['--appendonly', 'yes'] });
    return { ...redis, stop: () => redis.stop().finally(release) };
  } catch (error) {
    await release();
    throw error;
  }
};

const named = (url: string): LocalRedis => {
  if (!URL.canParse(url)) {
    throw new Error(
      'REDIS_URL is set to something else; it must be an address: redis://host:6379.',
    );
  }
  return { url, port: Number(new URL(url).port || 6379), pid: null, stop: async () => undefined };
};
