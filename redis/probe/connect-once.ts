import { Redis, type RedisOptions } from 'ioredis';
import { explainConnectionError } from './explain-connection-error.ts';

/** A server, as REDIS_URL or a sentinel names it, with `tls` and the login that apply to it. */
export interface ProbedServer extends RedisOptions {
  readonly host: string;
  readonly port: number;
}

/**
 * Connects once, without a login, and passes the connection to `use`. It is closed afterwards.
 *
 * @throws {UnreachableRedisError} {@link UnsuitableRedisError} if the connection fails, then or later.
 */
export const connectOnce = async <T>(
  { host, port, tls }: ProbedServer,
  use: (redis: Redis) => Promise<T>,
): Promise<T> => {
  const redis = new Redis({
    host,
    port,
    ...(tls ? { tls } : {}),
    lazyConnect: true,
    enableReadyCheck: false,
    disableClientInfo: true,
    retryStrategy: () => null,
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
  });
  // Rejected commands only say that the connection is closed.
  let reported: Error | undefined;
  redis.on('error', (error) => {
    reported ??= error;
  });
  try {
    await redis.connect();
    return await use(redis);
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'ReplyError') throw error;
    throw await explainConnectionError({ host, port, isTls: tls !== undefined }, reported ?? error);
  } finally {
    redis.disconnect();
  }
};

const timeoutMs = 5000;
