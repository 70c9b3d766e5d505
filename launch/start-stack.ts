import { join } from 'node:path';
import { findFreePort } from './free-port.ts';
import { type LocalRedis, startLocalRedis } from './local-redis/start-local-redis.ts';
import { type Service, startService } from './processes/start-service.ts';

export interface StackOptions {
  /** The data folder of the Redis, if one is started. */
  readonly redisDir: string;
  /** Keeps the data of the Redis across restarts. */
  readonly keepData: boolean;
  /** Takes precedence over the environment of this process. */
  readonly environment: Readonly<Record<string, string>>;
  /** Called with one line about each step that a user should know of. */
  readonly notify: (line: string) => void;
  /** Called with each line that the server or the worker prints after it is ready. */
  readonly log: (line: string) => void;
  /** Stops the stack when it aborts, even during startup. */
  readonly signal: AbortSignal;
  /** The folder of a production build to run. Default: runs the sources. */
  readonly dist?: string;
}

export interface Stack {
  /** The GraphQL endpoint: http://HOST:PORT/graphql. */
  readonly url: string;
  readonly redis: LocalRedis;
  /** Resolves with the reason if the server or the worker exits without having been stopped. */
  readonly died: Promise<Error>;
  /** Stops the server and the worker, then the Redis. */
  stop(): Promise<void>;
}

/**
 * Starts a Redis, a server, and a worker, each in its own process, and resolves when all are ready. If PORT is not set, the server
 * listens on 4000 or on the first free port above it.
 *
 * @throws with the last lines of the process that failed to start. The others are stopped.
 */
export const startStack = async (options: StackOptions): Promise<Stack> => {
  const { signal, notify, log, dist } = options;
  const environment = { ...process.env, ...options.environment };
  const redis = await startLocalRedis({
    dir: options.redisDir,
    appendOnly: options.keepData,
    environment,
    notify,
  });
  const services: Service[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(services.map((service) => service.stop(graceMs(environment))));
    await redis.stop();
  };
  signal.addEventListener('abort', () => void stop(), { once: true });
  try {
    signal.throwIfAborted();
    const port = environment['PORT'] || String(await portFor(environment['HOST'], notify));
    const own = { ...environment, REDIS_URL: redis.url, PORT: port };
    for (const name of ['server', 'worker'] as const) {
      const file = dist === undefined ? {} : { file: join(dist, `${name}.js`) };
      services.push(await startService({ name, environment: own, log, ...file }));
      signal.throwIfAborted();
    }
    const [server] = await Promise.all(services.map(({ ready }) => ready));
    const died = Promise.race(services.map((service) => service.died));
    return { url: server ?? '', redis, died, stop };
  } catch (error) {
    // Also after an abort: the service that was starting at that time was not in the list yet.
    await stop();
    throw error;
  }
};

/** A draining process is killed 5 s after its own deadline. */
const graceMs = (environment: NodeJS.ProcessEnv): number =>
  Number(environment['DRAIN_SECONDS'] || 10) * 1000 + 5000;

const defaultPort = 4000;

const portFor = async (
  host: string | undefined,
  notify: (line: string) => void,
): Promise<number> => {
  const port = await findFreePort(host || '127.0.0.1', defaultPort);
  if (port !== defaultPort) notify(`Port ${defaultPort} is in use. The server uses ${port}.`);
  return port;
};
