import { inject } from 'vitest';
import type { DemoSites } from '../../../demo/sites/start.ts';

/** What the processes of a stack read: the Redis of this test run, a deployment of their own, the sites, and no time to drain. */
export const stackEnvironment = (sites: DemoSites) => ({
  REDIS_URL: inject('redisUrl'),
  REDIS_PREFIX: `test-${crypto.randomUUID()}`,
  PORT: '0',
  LOG_LEVEL: 'warn',
  DRAIN_SECONDS: '1',
  ...sites.environment,
});
