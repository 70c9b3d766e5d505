import { onTestFinished } from 'vitest';
import { JobProcessor, type JobProcessorOptions } from '../../../worker/job-processor.ts';
import type { Deployment } from '../tasks/deployment.ts';
import { silent } from './test-tasks.ts';

/** Takes the jobs of a deployment of kind COMMUNITY, until the test is over. */
export const openJobProcessor = async (
  { redis, keys }: Deployment,
  options: Partial<JobProcessorOptions> & Pick<JobProcessorOptions, 'runAttempt'>,
): Promise<JobProcessor> => {
  const runner = new JobProcessor({
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
