import { onTestFinished } from 'vitest';
import { JobRunner, type JobRunnerOptions } from '../../../worker/job-runner.ts';
import type { Deployment } from '../tasks/deployment.ts';
import { silent } from './test-tasks.ts';

/** Takes the jobs of a deployment of kind COMMUNITY, until the test is over. */
export const openJobRunner = async (
  { redis, keys }: Deployment,
  options: Partial<JobRunnerOptions> & Pick<JobRunnerOptions, 'run'>,
): Promise<JobRunner> => {
  const runner = new JobRunner({
    connection: redis,
    keys,
    kinds: ['COMMUNITY'],
    concurrency: 4,
    lockMs: 10_000,
    logger: silent,
    ...options,
  });
  onTestFinished(() => runner.drain(0));
  await runner.ready();
  return runner;
};
