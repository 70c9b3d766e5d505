import { integer, oneOf, secretText, text } from './value-types.ts';

/**
 * The variables that servers and workers both read, and that should be the same for all processes of a deployment.
 *
 * @param parseRedisUrl returns undefined for an invalid `REDIS_URL`.
 * @param redisUrlForms the forms of a valid one.
 */
export const sharedVariables = (
  parseRedisUrl: (url: string) => unknown,
  redisUrlForms: string,
) => ({
  REDIS_URL: secretText((url) => parseRedisUrl(url) !== undefined, redisUrlForms).describe(
    'The Redis that stores everything. It must run with `maxmemory-policy noeviction`.',
  ),
  REDIS_PREFIX: text(/^[\w.-]{1,64}$/, '1 to 64 letters, digits, dots, hyphens, and underscores')
    .default('reviewcast')
    .describe('The prefix of all keys. Deployments with different prefixes can share a Redis.'),
  REDIS_WAIT_REPLICAS: integer({ min: 0, max: 10, unit: 'replicas' })
    .default(0)
    .describe('How many replicas must acknowledge the first and the final write of a task.'),
  REDIS_SILENCE_SECONDS: integer({ min: 11, max: 600, unit: 'seconds' })
    .default(15)
    .describe(
      'How long Redis may leave a command unanswered before the connection is replaced. Idle connections are pinged after half that time. A worker waits up to 10 seconds for a job in one command.',
    ),
  HOST: text(/^\S+$/, 'an address or a hostname of this machine')
    .default('127.0.0.1')
    .describe(
      'The address to listen on. A server refuses to start on an address other than loopback without `API_KEYS`.',
    ),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('The lowest level that is logged. Logs are JSON lines on standard error.'),
  TASK_TTL_SECONDS: integer({ min: 1, max: 2_592_000, unit: 'seconds' })
    .default(3600)
    .describe('How long a finished task, its event log, and its reviews are kept.'),
  TASK_HARD_LIMIT_SECONDS: integer({ min: 1, max: 86_400, unit: 'seconds' })
    .default(1800)
    .describe('How long an attempt may run before its task fails with `TIME_LIMIT`.'),
  QUEUE_LENGTH: integer({ min: 1, max: 500_000, unit: 'tasks' })
    .default(10_000)
    .describe(
      'How many tasks of each kind may wait, for a worker or for their next attempt. Starting another one fails with `QUEUE_FULL`; joining one does not.',
    ),
  OPEN_TASKS_PER_CALLER: integer({ min: 0, max: 1_000_000, unit: 'tasks' })
    .default(5000)
    .describe(
      'How many unfinished tasks each caller may have. Starting another one fails with `RATE_LIMITED`. Callers without a key count as one. `0` is no limit.',
    ),
  LOG_MAX_EVENTS: integer({ min: 10, max: 1_000_000, unit: 'events' })
    .default(10_000)
    .describe(
      'How many events of each task are kept. A watcher that needs older ones receives `TaskResynced`.',
    ),
  DRAIN_SECONDS: integer({ min: 0, max: 3600, unit: 'seconds' })
    .default(10)
    .describe(
      'How long a stopping process drains: a server disconnects its clients spread over this time, and a worker finishes its jobs or hands them back.',
    ),
});
