import type { RedisNode } from './redis-node.ts';
import { until } from './until.ts';

/** Resolves once a replica has been given what its master held, and follows it. */
export const inStep = (replica: RedisNode): Promise<void> =>
  until('a replica is in step', async () =>
    (await replica.redis.info('replication')).includes('master_link_status:up'),
  );
