import { z } from 'zod';
import { reviewKinds } from '../contract/kinds.ts';
import { readRedisAddress, redisAddressForms } from '../redis/redis-address.ts';

const integer = (min: number, max: number, unit?: string) => {
  const message = `a whole number${unit ? ` of ${unit}` : ''}, ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d+$/, message)
    .transform(Number)
    .pipe(z.number().min(min, message).max(max, message));
};

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

const keys = list.pipe(
  z.array(z.string().min(16, 'a comma-separated list of keys of 16 characters or more')),
);

const redisUrl = z
  .string({ error: redisAddressForms })
  .refine((text) => readRedisAddress(text) !== undefined, redisAddressForms);

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const kindList = list.pipe(
  z.array(
    z
      .string()
      .toUpperCase()
      .pipe(z.enum(reviewKinds, `a comma-separated list out of ${reviewKinds.join(', ')}`)),
  ),
);

/** Every variable that servers and workers read, but for those of the sources; each process picks its own. */
export const processVariables = {
  HOST: z.string().default('127.0.0.1'),
  PORT: integer(0, 65_535).default(4000),
  REDIS_URL: redisUrl,
  REDIS_PREFIX: z
    .string()
    .regex(/^[\w.-]{1,64}$/, '1 to 64 letters, digits, dots, dashes and underscores')
    .default('reviewcast'),
  REDIS_WAIT_REPLICAS: integer(0, 10, 'replicas').default(0),
  LOG_LEVEL: z.enum(logLevels, `one of ${logLevels.join(', ')}`).default('info'),
  WORKER_CONCURRENCY: integer(1, 1000, 'jobs').default(4),
  WORKER_KINDS: kindList.default([...reviewKinds]),
  WORKER_PORT: integer(0, 65_535).optional(),
  TASK_ATTEMPTS: integer(1, 100, 'attempts').default(3),
  TASK_BACKOFF_MS: integer(0, 3_600_000, 'milliseconds').default(10_000),
  TASK_SOFT_LIMIT_SECONDS: integer(1, 86_400, 'seconds').default(1500),
  TASK_HARD_LIMIT_SECONDS: integer(1, 86_400, 'seconds').default(1800),
  TASK_LOCK_MS: integer(500, 3_600_000, 'milliseconds').default(30_000),
  TASK_TTL_SECONDS: integer(1, 2_592_000, 'seconds').default(3600),
  LOG_MAX_EVENTS: integer(10, 1_000_000, 'events').default(10_000),
  HEARTBEAT_SECONDS: integer(1, 3600, 'seconds').default(30),
  STUCK_SECONDS: integer(1, 3600, 'seconds').default(60),
  DRAIN_SECONDS: integer(0, 3600, 'seconds').default(10),
  API_KEYS: keys.default([]),
  OPERATOR_KEYS: keys.default([]),
  TOKEN_SECRET: z.string().min(32, 'a secret of 32 characters or more').optional(),
  ALLOW_ANONYMOUS: z
    .enum(['true', 'false'], 'true or false')
    .default('false')
    .transform((text) => text === 'true'),
  SCHEDULES_PER_CALLER: integer(0, 10_000, 'schedules').default(100),
  STARTS_PER_MINUTE: integer(0, 1_000_000, 'starts').optional(),
  FETCH_ALLOW_HOSTS: list.default([]),
} as const;
