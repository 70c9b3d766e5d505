import { reviewKinds } from '../contract/kinds.ts';
import {
  type Environment,
  InvalidEnvironmentError,
  ignoredVariables,
  parseVariables,
  unknownVariables,
} from '../process/read-environment.ts';
import { withSecretFiles } from '../process/secret-files.ts';
import { sharedVariables } from '../process/shared-variables.ts';
import { tracingOptions, tracingVariables } from '../process/tracing-variables.ts';
import { boolean, integer, listOf, subsetOf, text } from '../process/value-types.ts';
import { readRedisAddress, redisAddressForms } from '../redis/redis-address.ts';
import {
  parseSources,
  sourceVariableNames,
  sourceVariableTypes,
} from './sources/configured-sources.ts';
import type { WorkerOptions } from './worker-options.ts';

/**
 * The options of a worker, read from its environment.
 *
 * @throws {InvalidEnvironmentError} with one line for each invalid variable, those of the sources included.
 */
export const workerConfig = (environment: Environment): WorkerOptions =>
  withSecretFiles({ ...variables, ...sourceVariableTypes }, environment, optionsFrom);

const optionsFrom = (environment: Environment): WorkerOptions => {
  const { values, problems } = parseVariables(variables, environment);
  const { sources, problems: sourceProblems } = parseSources(environment);
  const known = [...Object.keys(variables), ...sourceVariableNames];
  const all = [...problems, ...sourceProblems, ...unknownVariables(known, environment)];
  if (!values || !sources || all.length > 0) throw new InvalidEnvironmentError(all);
  return {
    warnings: ignoredVariables(variables, known, environment),
    sources,
    host: values.HOST,
    port: values.WORKER_PORT,
    logLevel: values.LOG_LEVEL,
    redisUrl: values.REDIS_URL,
    prefix: values.REDIS_PREFIX,
    concurrency: values.WORKER_CONCURRENCY,
    kinds: values.WORKER_KINDS,
    attempts: values.TASK_ATTEMPTS,
    backoffMs: values.TASK_BACKOFF_MS,
    softLimitMs: values.TASK_SOFT_LIMIT_SECONDS * 1000,
    hardLimitMs: values.TASK_HARD_LIMIT_SECONDS * 1000,
    lockMs: values.TASK_LOCK_MS,
    ttlMs: values.TASK_TTL_SECONDS * 1000,
    maxEvents: values.LOG_MAX_EVENTS,
    queueLength: values.QUEUE_LENGTH,
    openTasksPerCaller: values.OPEN_TASKS_PER_CALLER,
    waitReplicas: values.REDIS_WAIT_REPLICAS,
    redisSilenceMs: values.REDIS_SILENCE_SECONDS * 1000,
    drainMs: values.DRAIN_SECONDS * 1000,
    tracing: tracingOptions('reviewcast-worker', values),
    allowHosts: values.FETCH_ALLOW_HOSTS,
    leaveOutAuthors: values.LEAVE_OUT_AUTHORS,
    parsingThreads: values.PARSING_THREADS,
    parsingTimeoutMs: values.PARSING_TIMEOUT_SECONDS * 1000,
    dnsTimeoutMs: values.FETCH_DNS_TIMEOUT_SECONDS * 1000,
  };
};

const shared = sharedVariables(readRedisAddress, redisAddressForms);

/** The variables that only workers read, in addition to those of the sources. */
export const workerVariables = {
  WORKER_CONCURRENCY: integer({ min: 1, max: 1000, unit: 'jobs' })
    .default(4)
    .describe('How many jobs of each kind the worker processes at the same time.'),
  WORKER_KINDS: subsetOf(reviewKinds)
    .default([...reviewKinds])
    .describe('The kinds of reviews that this worker collects.'),
  WORKER_PORT: integer({ min: 0, max: 65_535 })
    .optional()
    .describe(
      'The port that serves `/healthz` and `/readyz` on `HOST`. If not set, the worker opens no port.',
    ),
  TASK_ATTEMPTS: integer({ min: 1, max: 100, unit: 'attempts' })
    .default(3)
    .describe('How many attempts may fail, or be lost with their worker, before the task fails.'),
  TASK_BACKOFF_MS: integer({ min: 0, max: 3_600_000, unit: 'milliseconds' })
    .default(10_000)
    .describe(
      'The delay after the first failed attempt. It doubles with each further failure and has up to 50% jitter.',
    ),
  TASK_SOFT_LIMIT_SECONDS: integer({ min: 1, max: 86_400, unit: 'seconds' })
    .default(1500)
    .describe('How long an attempt may run before it stops and keeps what it has collected.'),
  TASK_LOCK_MS: integer({ min: 500, max: 3_600_000, unit: 'milliseconds' })
    .default(30_000)
    .describe('How long a worker may be silent before another one takes over its job.'),
  FETCH_ALLOW_HOSTS: listOf(text(/./, 'a host'), {
    allowed: 'comma-separated hosts, each with an optional port: `host` or `host:port`',
  })
    .default([])
    .describe(
      'Hosts that URLs from callers may lead to even though their addresses are not public.',
    ),
  LEAVE_OUT_AUTHORS: boolean
    .default(false)
    .describe(
      'Whether the names of those who wrote reviews and replies are left out of everything that is stored. Set it for all workers.',
    ),
  PARSING_THREADS: integer({ min: 1, max: 64, unit: 'threads' })
    .default(1)
    .describe('How many threads parse what sources send. Each may use up to 512 MB of memory.'),
  PARSING_TIMEOUT_SECONDS: integer({ min: 1, max: 600, unit: 'seconds' })
    .default(10)
    .describe(
      'How long parsing one response may take. A response that takes longer fails its source, or its part of it, with `SOURCE_BAD_RESPONSE`.',
    ),
  FETCH_DNS_TIMEOUT_SECONDS: integer({ min: 1, max: 60, unit: 'seconds' })
    .default(5)
    .describe('How long resolving the host of a URL from a caller may take.'),
} as const;

const variables = { ...shared, ...tracingVariables, ...workerVariables };
