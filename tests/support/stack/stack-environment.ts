import { inject } from 'vitest';
import type { DemoSites } from '../../../demo/sites/start.ts';

/** The environment of a stack: the Redis of this test run, a deployment of its own, the demo sites, and a short drain. */
export const stackEnvironment = (sites: DemoSites) => ({
  REDIS_URL: inject('redisUrl'),
  REDIS_PREFIX: `test-${crypto.randomUUID()}`,
  PORT: '0',
  LOG_LEVEL: 'warn',
  DRAIN_SECONDS: '1',
  ...sites.environment,
});
