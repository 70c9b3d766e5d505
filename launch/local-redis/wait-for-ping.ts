import { Redis } from 'ioredis';
import type { RunningProcess } from '../processes/start-process.ts';

/**
 * Waits for `server` to answer PING on `port`. Resolves with undefined when it does, or with the reason if it exits or 20 s have
 * passed.
 */
export const waitForPing = async (
  port: number,
  server: RunningProcess,
): Promise<string | undefined> => {
  const redis = new Redis({
    port,
    host: '127.0.0.1',
    maxRetriesPerRequest: null,
    commandTimeout: maxTries * retryMs,
    retryStrategy: (attempt) => (attempt < maxTries ? retryMs : null),
  });
  redis.on('error', () => undefined);
  try {
    return await Promise.race([answer(redis, server), server.ended]);
  } finally {
    redis.disconnect();
  }
};

const maxTries = 400;
const retryMs = 50;

/** Another Redis on the same port would answer too, so the process ID is compared. */
const answer = async (redis: Redis, server: RunningProcess): Promise<string | undefined> => {
  try {
    await redis.ping();
    const info = await redis.info('server');
    return info.includes(`process_id:${server.pid}\r\n`) ? undefined : await server.ended;
  } catch (error) {
    return `does not answer PING (${error instanceof Error ? error.message : String(error)})`;
  }
};
