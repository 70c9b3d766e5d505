import { isIP } from 'node:net';
import { Redis, type RedisOptions } from 'ioredis';
import { z } from 'zod';

/**
 * The master that the first sentinel which answers names now; undefined where none does within a second, or where it names a
 * host by a name, which says nothing of an address.
 */
export const namedMaster = async (
  options: RedisOptions,
): Promise<{ host: string; port: number } | undefined> => {
  for (const { host, port } of options.sentinels ?? []) {
    const sentinel = new Redis({
      ...(host === undefined ? {} : { host }),
      port: port ?? usualPort,
      username: options.sentinelUsername,
      password: options.sentinelPassword,
      ...(options.sentinelTLS ? { tls: options.sentinelTLS } : {}),
      connectTimeout: patienceMs,
      commandTimeout: patienceMs,
      enableReadyCheck: false,
      retryStrategy: () => null,
    });
    // A sentinel that is away is passed over.
    sentinel.on('error', () => {});
    const answer = await sentinel
      .call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', options.name ?? '')
      .catch(() => undefined);
    sentinel.disconnect();
    const named = answerSchema.safeParse(answer).data;
    if (named) return isIP(named.host) === 0 ? undefined : named;
  }
  return undefined;
};

const answerSchema = z
  .tuple([z.string(), z.coerce.number().int()])
  .transform(([host, port]) => ({ host, port }));

const usualPort = 26_379;
const patienceMs = 1000;
