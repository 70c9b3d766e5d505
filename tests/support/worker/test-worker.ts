import { onTestFinished } from 'vitest';
import { configuredSources } from '../../../worker/sources/configured-sources.ts';
import { type RunningWorker, startWorker } from '../../../worker/start-worker.ts';
import type { WorkerOptions } from '../../../worker/worker-options.ts';

/** Starts a worker that logs nothing. It stops when the test ends. */
export const startTestWorker = async (
  options: Partial<WorkerOptions> & Pick<WorkerOptions, 'redisUrl' | 'prefix'>,
): Promise<RunningWorker> => {
  const worker = await startWorker({
    sources: configuredSources({}),
    host: '127.0.0.1',
    port: undefined,
    logLevel: 'silent',
    concurrency: 4,
    kinds: ['COMMUNITY', 'STORE', 'GOOGLE'],
    attempts: 3,
    backoffMs: 10,
    softLimitMs: 60_000,
    hardLimitMs: 120_000,
    lockMs: 10_000,
    ttlMs: 60_000,
    maxEvents: 1000,
    waitReplicas: 0,
    drainMs: 0,
    allowHosts: [],
    dnsTimeoutMs: 5000,
    parsingThreads: 1,
    parsingTimeoutMs: 10_000,
    ...options,
  });
  onTestFinished(() => worker.stop());
  return worker;
};
