import type { Logger } from 'pino';
import type { Keys } from '../../contract/keys.ts';
import type { Connection } from '../../redis/connections.ts';
import { HeldTokenSecret, sharedTokenSecret } from '../../tasks/token-secret.ts';
import { isLoopback } from './exposure.ts';

/** Signs watch tokens and derives task IDs from idempotency keys. */
export interface TokenSecret {
  readonly current: string;
  /** Makes all servers agree on the secret. Undefined: they do, because TOKEN_SECRET is set. */
  readonly confirm: (() => Promise<void>) | undefined;
  close(): void;
}

/** The secret of TOKEN_SECRET, or else the one that all servers share through Redis. */
export const openTokenSecret = async (
  { redis, keys }: { redis: Connection; keys: Keys },
  { tokenSecret }: { tokenSecret: string | undefined },
  logger: Logger,
): Promise<TokenSecret> => {
  if (tokenSecret !== undefined) {
    return { current: tokenSecret, confirm: undefined, close: () => {} };
  }
  const held = new HeldTokenSecret(await sharedTokenSecret(redis, keys), redis, keys, (err) =>
    logger.warn({ err }, 'failed to compare the token secret'),
  );
  return {
    get current() {
      return held.current;
    },
    confirm: () => held.confirm(),
    close: () => held.close(),
  };
};

/** Warns where other machines can reach the server and its secret is not safe. */
export const warnOfTokenSecret = (
  { host, tokenSecret }: { host: string; tokenSecret: string | undefined },
  logger: Pick<Logger, 'warn'>,
): void => {
  if (isLoopback(host)) return;
  if (tokenSecret === undefined) {
    logger.warn(
      'TOKEN_SECRET is not set, so the secret is kept in Redis: if Redis loses its data, watch tokens become invalid and idempotency keys start their tasks again',
    );
  } else if (tokenSecret === publicTokenSecret) {
    logger.warn(
      'TOKEN_SECRET is the public default of docker-compose.yml, so anyone can forge watch tokens: set a secret of your own',
    );
  }
};

/** The default in docker-compose.yml. */
export const publicTokenSecret = 'public-secret-for-one-machine-only-set-your-own';
