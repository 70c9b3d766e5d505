import { configuredSources } from '../../../worker/sources/configured-sources.ts';
import type { WorkerOptions } from '../../../worker/worker-options.ts';

/** The options of a worker that logs nothing, retries at once, and hands back its jobs as soon as it stops, unless overridden. */
export const workerOptions = (
  options: Partial<WorkerOptions> & Pick<WorkerOptions, 'redisUrl' | 'prefix'>,
): WorkerOptions => ({
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
