import { randomBytes } from 'node:crypto';
import type { Keys } from '../contract/keys.ts';
import type { Connection } from '../redis/connections.ts';

/** Returns the token secret shared by all servers. The first server generates it and stores it in Redis. */
export const sharedTokenSecret = async (redis: Connection, keys: Keys): Promise<string> => {
  await redis.set(keys.tokenSecret, randomBytes(32).toString('base64url'), 'NX');
  const secret = await redis.get(keys.tokenSecret);
  if (secret === null)
    throw new Error('Redis lost the token secret. Check that nothing else deletes its keys.');
  return secret;
};
