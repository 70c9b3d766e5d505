import { randomBytes } from 'node:crypto';
import type { Keys } from '../contract/keys.ts';
import type { Connection } from '../redis/connections.ts';

/** The secret that all servers of a deployment share: made once and kept in Redis. */
export const sharedTokenSecret = async (redis: Connection, keys: Keys): Promise<string> => {
  await redis.set(keys.tokenSecret, randomBytes(32).toString('base64url'), 'NX');
  const secret = await redis.get(keys.tokenSecret);
  if (secret === null) throw new Error('The token secret vanished from Redis as it was read.');
  return secret;
};
