import { onTestFinished } from 'vitest';
import { JobProcessor, type JobProcessorOptions } from '../../../worker/job-processor.ts';
import type { Deployment } from '../tasks/deployment.ts';
import { silent } from './test-tasks.ts';

/** Processes the COMMUNITY jobs of a deployment until the test ends. */
export const openJobProcessor = async (
  { redis, keys, queues }: Deployment,
  options: Partial<JobProcessorOptions> & Pick<JobProcessorOptions, 'runAttempt'>,
): Promise<JobProcessor> => {
  const processor = new JobProcessor({
    connection: redis,
    keys,
    kinds: ['COMMUNITY'],
    concurrency: 4,
    lockMs: 10_000,
    logger: silent,
    onTaken: (job, place) => void queues.places.taken(job, place).catch(() => {}),
    ...options,
  });
  onTestFinished(() => processor.drain(0));
  await processor.ready();
  return processor;
};
