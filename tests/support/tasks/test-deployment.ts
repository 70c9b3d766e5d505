import { randomUUID } from 'node:crypto';
import { inject, onTestFinished } from 'vitest';
import { type Deployment, type DeploymentOptions, openDeployment } from './deployment.ts';

/** What one process holds of a deployment of the test's own, closed when the test is over. */
export const openTestDeployment = (
  options: Partial<DeploymentOptions> & { role?: 'requests' | 'work' } = {},
): TestDeployment => {
  const { role = 'requests', prefix = randomPrefix(), ...rest } = options;
  const deployment = openDeployment(role, {
    redisUrl: inject('redisUrl'),
    prefix,
    ttlMs: 60_000,
    maxEvents: 1000,
    // Tests break connections on purpose.
    onConnectionError: () => {},
    ...rest,
  });
  onTestFinished(() => deployment.close());
  return { ...deployment, prefix };
};

export interface TestDeployment extends Deployment {
  readonly prefix: string;
}

const randomPrefix = (): string => `test-${randomUUID()}`;
