import { z } from 'zod';
import { UnsuitableRedisError } from '../requirements.ts';
import { connectOnce, type ProbedServer } from './connect-once.ts';
import { addressOf } from './explain-connection-error.ts';
import { replyCodeOf } from './reply-code.ts';

/** Asks a sentinel for the address of the master. */
export const findMaster = (
  sentinel: ProbedServer,
  name: string,
): Promise<{ host: string; port: number }> =>
  connectOnce(sentinel, async (redis) => {
    const at = addressOf(sentinel);
    const reply = await redis
      .call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', name)
      .catch((error: unknown) => {
        const code = replyCodeOf(error);
        if (code === undefined) throw error;
        throw new UnsuitableRedisError(
          code === 'NOAUTH'
            ? `${at} requires a password, which is not supported for sentinels; check the hosts and ports in REDIS_URL.`
            : `${at} is not a sentinel; check the hosts and ports in REDIS_URL.`,
        );
      });
    const named = replySchema.safeParse(reply).data;
    if (named) return named;
    throw new UnsuitableRedisError(
      `The sentinel ${at} monitors no master with the name at the end of REDIS_URL (${name}); correct it.`,
    );
  });

const replySchema = z
  .tuple([z.string(), z.coerce.number().int()])
  .transform(([host, port]) => ({ host, port }));
