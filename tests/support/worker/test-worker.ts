import { onTestFinished } from 'vitest';
import { type RunningWorker, startWorker } from '../../../worker/start-worker.ts';
import { workerOptions } from './worker-options.ts';

/** Starts a worker with {@link workerOptions}. It stops when the test ends. */
export const startTestWorker = async (
  options: Parameters<typeof workerOptions>[0],
): Promise<RunningWorker> => {
  const worker = await startWorker(workerOptions(options));
  onTestFinished(() => worker.stop());
  return worker;
};
