import { readEnvironment } from '../process/read-environment.ts';
import { processVariables as variables } from '../process/variables.ts';
import type { WorkerOptions } from './start-worker.ts';

/**
 * The options of a worker, out of the variables that docs/configuration.md describes.
 *
 * @throws {InvalidEnvironmentError} naming each variable, what it held and what it may hold.
 */
export const workerConfig = (
  environment: Readonly<Record<string, string | undefined>>,
): WorkerOptions => {
  const read = readEnvironment(
    {
      HOST: variables.HOST,
      LOG_LEVEL: variables.LOG_LEVEL,
      REDIS_URL: variables.REDIS_URL,
      REDIS_PREFIX: variables.REDIS_PREFIX,
      WORKER_CONCURRENCY: variables.WORKER_CONCURRENCY,
      WORKER_KINDS: variables.WORKER_KINDS,
      WORKER_PORT: variables.WORKER_PORT,
      TASK_ATTEMPTS: variables.TASK_ATTEMPTS,
      TASK_BACKOFF_MS: variables.TASK_BACKOFF_MS,
      TASK_SOFT_LIMIT_SECONDS: variables.TASK_SOFT_LIMIT_SECONDS,
      TASK_HARD_LIMIT_SECONDS: variables.TASK_HARD_LIMIT_SECONDS,
      TASK_LOCK_MS: variables.TASK_LOCK_MS,
      TASK_TTL_SECONDS: variables.TASK_TTL_SECONDS,
      LOG_MAX_EVENTS: variables.LOG_MAX_EVENTS,
      REDIS_WAIT_REPLICAS: variables.REDIS_WAIT_REPLICAS,
      DRAIN_SECONDS: variables.DRAIN_SECONDS,
      FETCH_ALLOW_HOSTS: variables.FETCH_ALLOW_HOSTS,
    },
    environment,
  );
  return {
    environment,
    host: read.HOST,
    port: read.WORKER_PORT,
    logLevel: read.LOG_LEVEL,
    redisUrl: read.REDIS_URL,
    prefix: read.REDIS_PREFIX,
    concurrency: read.WORKER_CONCURRENCY,
    kinds: read.WORKER_KINDS,
    attempts: read.TASK_ATTEMPTS,
    backoffMs: read.TASK_BACKOFF_MS,
    softLimitMs: read.TASK_SOFT_LIMIT_SECONDS * 1000,
    hardLimitMs: read.TASK_HARD_LIMIT_SECONDS * 1000,
    lockMs: read.TASK_LOCK_MS,
    ttlMs: read.TASK_TTL_SECONDS * 1000,
    maxEvents: read.LOG_MAX_EVENTS,
    waitReplicas: read.REDIS_WAIT_REPLICAS,
    drainMs: read.DRAIN_SECONDS * 1000,
    allowHosts: read.FETCH_ALLOW_HOSTS,
  };
};
