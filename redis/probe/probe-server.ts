import type { Redis } from 'ioredis';
import { UnsuitableRedisError } from '../requirements.ts';
import { isUnavailable } from '../unavailable.ts';
import { UnreachableRedisError } from '../unreachable.ts';
import { assertRights, missingRight, type UsedNames } from './check-rights.ts';
import { connectOnce, type ProbedServer } from './connect-once.ts';
import { addressOf } from './explain-connection-error.ts';
import { replyCodeOf } from './reply-code.ts';

export interface ProbeOptions {
  readonly names: UsedNames;
  readonly isCluster: boolean;
  /** Whether writes wait for replicas. */
  readonly waits: boolean;
}

/**
 * Checks that a server that stores data can be reached, accepts the login and the database, is of the right kind, and grants the
 * rights that Reviewcast needs. Changes nothing.
 *
 * @throws {UnsuitableRedisError} {@link UnreachableRedisError} with one sentence that says what to change or to check.
 */
export const probeServer = (server: ProbedServer, options: ProbeOptions): Promise<void> =>
  connectOnce(server, async (redis) => {
    const at = addressOf(server);
    try {
      await logIn(redis, server, at);
      await selectDatabase(redis, server, at);
      assertKind(await redis.info(), options.isCluster, at);
      await assertRights(redis, options.names, options);
    } catch (error) {
      throw explainReply(error, at);
    }
  });

const logIn = async (redis: Redis, server: ProbedServer, at: string): Promise<void> => {
  const { username, password } = server;
  const login = username ? ([username, password ?? ''] as const) : undefined;
  try {
    if (login) await redis.auth(...login);
    else if (password) await redis.auth(password);
  } catch (error) {
    if (replyCodeOf(error) === 'WRONGPASS') {
      throw new UnsuitableRedisError(
        `${at} rejects the user or the password in REDIS_URL; correct them.`,
      );
    }
    if (!(error instanceof Error && needsNoPassword.test(error.message))) throw error;
  }
  await redis.ping();
};

/** ioredis tolerates this too. */
const needsNoPassword = /no password is set|without any password configured/;

const selectDatabase = async (
  redis: Redis,
  { db = 0 }: ProbedServer,
  at: string,
): Promise<void> => {
  if (db === 0) return;
  try {
    await redis.select(db);
  } catch (error) {
    const code = replyCodeOf(error);
    if (code === 'NOPERM') throw missingRight(`select database ${db}`);
    if (code !== 'ERR') throw error;
    const why =
      error instanceof Error && error.message.includes('cluster') ? clusterWhy : missingWhy;
    throw new UnsuitableRedisError(`${at} cannot select database ${db}: ${why}.`);
  }
};

const clusterWhy =
  'a cluster has no numbered databases; use redis+cluster://host:port without a database in REDIS_URL';
const missingWhy = 'it has fewer databases; use a lower number, or none, at the end of REDIS_URL';

const assertKind = (info: string, isCluster: boolean, at: string): void => {
  const field = (name: string) => new RegExp(`^${name}:(\\S+)`, 'm').exec(info)?.[1];
  const mode = field('redis_mode');
  if (mode === 'sentinel') {
    throw new UnsuitableRedisError(
      `${at} is a sentinel; use redis+sentinel://host:port/master in REDIS_URL.`,
    );
  }
  if (mode === 'cluster' && !isCluster) {
    throw new UnsuitableRedisError(
      `${at} is a node of a cluster; use redis+cluster://host:port in REDIS_URL.`,
    );
  }
  if (mode === 'standalone' && isCluster) {
    throw new UnsuitableRedisError(
      `${at} is not a node of a cluster; use redis://host:port in REDIS_URL.`,
    );
  }
  if (field('role') === 'slave' && !isCluster) {
    throw new UnreachableRedisError(
      `${at} is a replica, which accepts no writes; name its master in REDIS_URL, or wait for the failover to end.`,
    );
  }
};

const explainReply = (error: unknown, at: string): unknown => {
  switch (replyCodeOf(error)) {
    case undefined:
      return error;
    case 'NOAUTH':
      return new UnsuitableRedisError(
        `${at} requires a password; put user:password@ or :password@ before the host in REDIS_URL.`,
      );
    case 'NOPERM':
      return missingRight('run PING, INFO and EVAL');
    case 'DENIED':
      return new UnsuitableRedisError(
        `${at} is in protected mode and accepts only local connections; configure a password there, and put it into REDIS_URL.`,
      );
  }
  const text = error instanceof Error ? error.message : '';
  if (isUnavailable(error) || text.includes('max number of clients')) {
    return new UnreachableRedisError(
      `${at}, the Redis in REDIS_URL, is not ready (${text.replace(/\.$/, '')}); check its state.`,
    );
  }
  return new UnsuitableRedisError(
    `${at}, the Redis in REDIS_URL, rejects a command that is needed (${text.slice(0, 120).replace(/\.$/, '')}); Redis 7.0 or later is required.`,
  );
};
