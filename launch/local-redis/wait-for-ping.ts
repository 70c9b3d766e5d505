import { Redis } from 'ioredis';
import type { RunningProcess } from '../processes/start-process.ts';

/**
 * Waits until `server` itself answers PING on `port`, however often the connection is refused before. Resolves with why it
 * does not, once it has ended or 20 s have passed; with undefined when it does.
 */
export const waitForPing = async (
  port: number,
  server: RunningProcess,
): Promise<string | undefined> => {
  const redis = new Redis({
    port,
    host: '127.0.0.1',
    maxRetriesPerRequest: null,
    commandTimeout: attempts * pauseMs,
    retryStrategy: (attempt) => (attempt < attempts ? pauseMs : null),
  });
  redis.on('error', () => undefined);
  try {
    return await Promise.race([answer(redis, server), server.ended]);
  } finally {
    redis.disconnect();
  }
};

const attempts = 400;
const pauseMs = 50;

/** Another Redis that has the port would answer too: it is ours only if it says so. */
const answer = async (redis: Redis, server: RunningProcess): Promise<string | undefined> => {
  try {
    await redis.ping();
    const info = await redis.info('server');
    return info.includes(`process_id:${server.pid}\r\n`) ? undefined : await server.ended;
  } catch (error) {
    return `does not answer PING (${error instanceof Error ? error.message : String(error)})`;
  }
};
