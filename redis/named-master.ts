import { isIP } from 'node:net';
import { Redis, type RedisOptions } from 'ioredis';
import { z } from 'zod';

/**
 * Asks the sentinels for the current master, one after the other, and returns the address from the first reply.
 *
 * @returns undefined if a sentinel names the master by host name, which cannot be compared with an address, or if none replies
 * within a second.
 */
export const namedMaster = async (
  options: RedisOptions,
): Promise<{ host: string; port: number } | undefined> => {
  for (const { host, port } of options.sentinels ?? []) {
    const sentinel = new Redis({
      ...(host === undefined ? {} : { host }),
      port: port ?? defaultPort,
      username: options.sentinelUsername,
      password: options.sentinelPassword,
      ...(options.sentinelTLS ? { tls: options.sentinelTLS } : {}),
      connectTimeout: timeoutMs,
      commandTimeout: timeoutMs,
      enableReadyCheck: false,
      retryStrategy: () => null,
    });
    // A sentinel that is unavailable is skipped.
    sentinel.on('error', () => {});
    const reply = await sentinel
      .call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', options.name ?? '')
      .catch(() => undefined);
    sentinel.disconnect();
    const named = replySchema.safeParse(reply).data;
    if (named) return isIP(named.host) === 0 ? undefined : named;
  }
  return undefined;
};

const replySchema = z
  .tuple([z.string(), z.coerce.number().int()])
  .transform(([host, port]) => ({ host, port }));

const defaultPort = 26_379;
const timeoutMs = 1000;
