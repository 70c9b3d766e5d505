import type { Connection } from './connections.ts';

/**
 * Refuses a Redis that may evict keys, since it would lose tasks without a word.
 *
 * @throws {UnfitRedis} naming the setting, what it held and what it must be.
 */
export const assertKeepsKeys = async (redis: Connection): Promise<void> => {
  const info = await redis.info('memory');
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1];
  if (policy !== undefined && policy !== 'noeviction') throw new UnfitRedis(policy);
};

export class UnfitRedis extends Error {
  override name = 'UnfitRedis';
  constructor(policy: string) {
    super(
      `The Redis of REDIS_URL has maxmemory-policy ${policy}, which may drop tasks that were accepted. Set it to noeviction.`,
    );
  }
}
