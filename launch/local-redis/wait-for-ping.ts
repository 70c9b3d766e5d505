import { Redis } from 'ioredis';
import { z } from 'zod';
import type { RunningProcess } from '../processes/start-process.ts';

/**
 * Waits for `server` to answer on `port`. Resolves with undefined when it does, or with the reason if it exits or 20 s have passed.
 *
 * @param name the `syslog-ident` of the server, which tells it apart from another one on the same port. Sentinels have none.
 */
export const waitForPing = async (
  port: number,
  server: RunningProcess,
  name?: string,
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
    return await Promise.race([answer(redis, server, name), server.ended]);
  } finally {
    redis.disconnect();
  }
};

const maxTries = 400;
const retryMs = 50;

/** Another Redis on the same port would answer too. On Windows some builds report process IDs of their own, so the name is compared. */
const answer = async (
  redis: Redis,
  server: RunningProcess,
  name: string | undefined,
): Promise<string | undefined> => {
  try {
    await redis.ping();
    if (name === undefined) return undefined;
    const [, answered] = z.array(z.string()).parse(await redis.config('GET', 'syslog-ident'));
    return answered === name ? undefined : await server.ended;
  } catch (error) {
    return `does not answer PING (${error instanceof Error ? error.message : String(error)})`;
  }
};
