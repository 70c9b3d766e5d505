import { findFreePort } from './free-port.ts';
import { type LocalRedis, startLocalRedis } from './local-redis/start-local-redis.ts';
import { type Service, startService } from './service.ts';

export interface StackOptions {
  /** Data folder of the Redis, if one is started. */
  readonly redisDir: string;
  /** Keep the Redis's data over a restart. */
  readonly keepData: boolean;
  /** Goes before the process's own environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Told in one line of what people should know. */
  readonly say: (line: string) => void;
  /** Told of each line that the server and the worker print once they are ready. */
  readonly log: (line: string) => void;
  /** Stops the stack when it aborts, also while it starts. */
  readonly signal: AbortSignal;
}

export interface Stack {
  /** The GraphQL endpoint: http://HOST:PORT/graphql. */
  readonly url: string;
  readonly redis: LocalRedis;
  /** Resolves with the reason when the server or the worker ends without having been stopped. */
  readonly died: Promise<Error>;
  /** Stops the server and the worker, then the Redis. */
  stop(): Promise<void>;
}

/**
 * Starts a Redis, a server and a worker, each a process of its own, and resolves once all are ready. Without PORT the server
 * gets 4000, or the first free port above it.
 *
 * @throws with the last lines of the one that does not start; nothing of the stack is left running then.
 */
export const startStack = async (options: StackOptions): Promise<Stack> => {
  const { signal, say } = options;
  const environment = { ...process.env, ...options.environment };
  const redis = await startLocalRedis({
    dir: options.redisDir,
    appendOnly: options.keepData,
    environment,
    say,
  });
  const services: Service[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(services.map((service) => service.stop(drainMs(environment))));
    await redis.stop();
  };
  signal.addEventListener('abort', () => void stop(), { once: true });
  try {
    signal.throwIfAborted();
    const port = environment['PORT'] || String(await portFor(environment['HOST'], say));
    const own = { ...environment, REDIS_URL: redis.url, PORT: port };
    for (const name of ['server', 'worker'] as const) {
      services.push(await startService({ name, environment: own, log: options.log }));
      signal.throwIfAborted();
    }
    const [server] = await Promise.all(services.map(({ ready }) => ready));
    const died = Promise.race(services.map((service) => service.died));
    return { url: server ?? '', redis, died, stop };
  } catch (error) {
    // Again where an abort has come before: what was being started then was not among its services.
    await stop();
    throw error;
  }
};

/** Processes that drain are killed 5 s behind their own deadline. */
const drainMs = (environment: NodeJS.ProcessEnv): number =>
  Number(environment['DRAIN_SECONDS'] || 10) * 1000 + 5000;

const usualPort = 4000;

const portFor = async (host: string | undefined, say: (line: string) => void): Promise<number> => {
  const port = await findFreePort(host || '127.0.0.1', usualPort);
  if (port !== usualPort) say(`Port ${usualPort} is taken: the server gets ${port}.`);
  return port;
};
