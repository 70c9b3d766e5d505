import { randomUUID } from 'node:crypto';
import { inject, onTestFinished } from 'vitest';
import { type Deployment, type DeploymentOptions, openDeployment } from './deployment.ts';

/** A deployment used only by this test, closed when the test ends. */
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
