import { randomUUID } from 'node:crypto';
import { inject, onTestFinished } from 'vitest';
import { type Deployment, type DeploymentOptions, openDeployment } from '../../tasks/deployment.ts';

/** What one process holds of a deployment of the test's own, closed when the test is over. */
export const openTestDeployment = (
  options: Partial<DeploymentOptions> & { role?: 'requests' | 'work' } = {},
): Deployment => {
  const { role = 'requests', ...rest } = options;
  const deployment = openDeployment(role, {
    redisUrl: inject('redisUrl'),
    prefix: randomPrefix(),
    ttlMs: 60_000,
    maxEvents: 1000,
    // Tests break connections on purpose.
    onConnectionError: () => {},
    ...rest,
  });
  onTestFinished(() => deployment.close());
  return deployment;
};

export const randomPrefix = (): string => `test-${randomUUID()}`;
