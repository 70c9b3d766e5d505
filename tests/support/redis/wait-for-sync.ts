import type { RedisNode } from './redis-node.ts';
import { until } from './until.ts';

/** Resolves once a replica has synchronized with its master. */
export const waitForSync = (replica: RedisNode): Promise<void> =>
  until('a replica is synchronized', async () =>
    (await replica.redis.info('replication')).includes('master_link_status:up'),
  );
