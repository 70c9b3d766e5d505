import { readFileSync } from 'node:fs';
import { type Cluster, Redis, type RedisOptions, type Result } from 'ioredis';

export type Connection = Redis | Cluster;

/**
 * What a connection is for.
 * - `requests`: fails fast, so that a caller is answered while Redis is gone.
 * - `work`: waits for Redis to come back and sends again what was not answered; BullMQ's workers need it so.
 * - `subscriber`: hears publications.
 */
export type Role = 'requests' | 'work' | 'subscriber';

/** Milliseconds that a request waits for Redis, so that a caller is answered within 2 s. */
export const requestTimeoutMs = 1500;

/**
 * Opens connections to one Redis, each with a name that `CLIENT LIST` shows.
 *
 * @param onError is told of each broken connection; ioredis mends it by itself.
 */
export const connector = (url: string, onError: (role: Role, error: Error) => void) => {
  const open = (role: Role): Connection => {
    const connection = new Redis(url, {
      ...byRole[role],
      connectionName: `reviewcast-${role}`,
      connectTimeout: 5000,
      keepAlive: 10_000,
      retryStrategy: (times) => Math.min(50 * times, 1000),
      scripts,
    });
    connection.on('error', (error) => onError(role, error));
    return connection;
  };
  return { open };
};

export type Connector = ReturnType<typeof connector>;

const scripts = {
  writeTask: {
    lua: readFileSync(new URL('../event-log/event-log.lua', import.meta.url), 'utf8'),
    numberOfKeys: 3,
  },
  replaceIfHeld: {
    lua: "if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) return 1",
    numberOfKeys: 1,
  },
} as const;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    /** See event-log.lua. */
    writeTask(
      record: string,
      log: string,
      reviews: string,
      ...texts: string[]
    ): Result<unknown, Context>;
    /** SET where the key still holds `held`; answers 1 if so. */
    replaceIfHeld(key: string, held: string, value: string, ttlMs: number): Result<number, Context>;
  }
}

const byRole: Record<Role, RedisOptions> = {
  requests: { maxRetriesPerRequest: 1, commandTimeout: requestTimeoutMs },
  work: { maxRetriesPerRequest: null },
  // subscriber.ts subscribes again by itself: what ioredis does there ends the process when it fails.
  subscriber: { autoResubscribe: false, enableOfflineQueue: false },
};
