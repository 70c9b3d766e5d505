import { describe, expect, test } from 'vitest';
import { InvalidEnvironmentError, readEnvironment } from '../../process/read-environment.ts';
import { processVariables } from '../../process/variables.ts';

const REDIS_URL = 'redis://127.0.0.1:6379';

const read = (environment: Record<string, string | undefined>) =>
  readEnvironment(processVariables, { REDIS_URL, ...environment });

/** The lines of the error that reading ends with. */
const problems = (environment: Record<string, string | undefined>): string[] => {
  try {
    read(environment);
  } catch (error) {
    if (error instanceof InvalidEnvironmentError) return error.message.split('\n');
    throw error;
  }
  return [];
};

test('with nothing but the address of a Redis, all has its default', () => {
  expect(read({})).toMatchObject({
    HOST: '127.0.0.1',
    PORT: 4000,
    REDIS_PREFIX: 'reviewcast',
    LOG_LEVEL: 'info',
    WORKER_CONCURRENCY: 4,
    WORKER_KINDS: ['COMMUNITY', 'STORE', 'GOOGLE'],
    TASK_ATTEMPTS: 3,
    TASK_BACKOFF_MS: 10_000,
    TASK_SOFT_LIMIT_SECONDS: 1500,
    TASK_HARD_LIMIT_SECONDS: 1800,
    TASK_LOCK_MS: 30_000,
    TASK_TTL_SECONDS: 3600,
    LOG_MAX_EVENTS: 10_000,
    HEARTBEAT_SECONDS: 30,
    STUCK_SECONDS: 60,
    DRAIN_SECONDS: 10,
    API_KEYS: [],
    OPERATOR_KEYS: [],
    ALLOW_ANONYMOUS: false,
    FETCH_ALLOW_HOSTS: [],
  });
});

test('an empty variable counts as not set', () => {
  expect(read({ PORT: '', HOST: '  ', API_KEYS: '' })).toMatchObject({
    PORT: 4000,
    HOST: '127.0.0.1',
    API_KEYS: [],
  });
});

test('lists are split at commas, spaces and empty parts left out', () => {
  expect(
    read({ WORKER_KINDS: ' store, Google ,', FETCH_ALLOW_HOSTS: 'a.example:81,,b.example' }),
  ).toMatchObject({
    WORKER_KINDS: ['STORE', 'GOOGLE'],
    FETCH_ALLOW_HOSTS: ['a.example:81', 'b.example'],
  });
});

test.each([
  ['PORT', '70000', 'PORT is "70000"; it must be a whole number, 0 to 65535.'],
  ['PORT', '-1', 'PORT is "-1"; it must be a whole number, 0 to 65535.'],
  ['PORT', '4e3', 'PORT is "4e3"; it must be a whole number, 0 to 65535.'],
  ['TASK_LOCK_MS', '10', 'TASK_LOCK_MS is "10"; it must be a whole number of milliseconds, 500 to'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL is "loud"; it must be one of fatal, error, warn, info, debug'],
  ['ALLOW_ANONYMOUS', 'yes', 'ALLOW_ANONYMOUS is "yes"; it must be true or false.'],
  ['WORKER_KINDS', 'store,shop', 'WORKER_KINDS is "store,shop"; it must be a comma-separated list'],
  ['REDIS_PREFIX', 'a b', 'REDIS_PREFIX is "a b"; it must be 1 to 64 letters, digits, dots'],
  ['REDIS_PREFIX', '{x}', 'REDIS_PREFIX is "{x}"; it must be'],
])('%s that holds %s is told with what it held and what is allowed', (name, held, told) => {
  const lines = problems({ [name]: held });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(told);
});

test('a variable that is missing is told with what it must be', () => {
  const [line, ...others] = problems({ REDIS_URL: undefined });
  expect(line).toMatch(/^REDIS_URL is not set; it must be .*redis:\/\/host:port/);
  expect(others).toEqual([]);
});

test('every problem is told at once, one line for each variable', () => {
  const lines = problems({
    PORT: 'high',
    WORKER_KINDS: 'shop,forum',
    API_KEYS: 'short,shorter',
    REDIS_URI: 'redis://127.0.0.1',
  });
  expect(lines.map((line) => line.split(' ')[0]).toSorted()).toEqual([
    'API_KEYS',
    'PORT',
    'REDIS_URI',
    'WORKER_KINDS',
  ]);
});

test.each([
  ['API_KEYS', 'hunter2'],
  ['OPERATOR_KEYS', 'hunter2'],
  ['TOKEN_SECRET', 'hunter2'],
  ['REDIS_URL', 'http://user:hunter2@redis.example'],
])('what %s held is not shown', (name, held) => {
  const [line = '', ...others] = problems({ [name]: held });
  expect(line).toContain(`${name} is set to something else; it must be `);
  expect(line).not.toContain('hunter2');
  expect(others).toEqual([]);
});

describe('a name that is nearly one of ours', () => {
  test.each([
    ['API_KEY', 'API_KEYS'],
    ['REDIS_URI', 'REDIS_URL'],
    ['TASK_TTL_SECOND', 'TASK_TTL_SECONDS'],
    ['TASK_ATEMPTS', 'TASK_ATTEMPTS'],
    ['LOG_LEVELS', 'LOG_LEVEL'],
    ['redis_prefix', 'REDIS_PREFIX'],
    ['SERPAPI_KEYS', 'SERPAPI_KEY'],
    ['WOOCOMMERCE_URL', 'WOOCOMMERCE_URLS'],
  ])('%s is refused, naming %s', (name, meant) => {
    expect(problems({ [name]: 'hunter2hunter2hunter2' })).toEqual([
      `${name} is no variable of Reviewcast; ${meant} is. Rename it or unset it.`,
    ]);
  });

  test('is let be when it is empty', () => {
    expect(problems({ API_KEY: '' })).toEqual([]);
  });
});

test('foreign variables are left alone', () => {
  const foreign = {
    PATH: '/usr/bin',
    HOME: '/root',
    HOSTS: 'x',
    POST: 'x',
    HOSTNAME: 'web-1',
    REDISCLI_AUTH: 'x',
    LOGNAME: 'x',
    API_TOKEN: 'x',
    NODE_OPTIONS: '--max-old-space-size=512',
    npm_config_loglevel: 'warn',
  };
  expect(problems(foreign)).toEqual([]);
});

test('a variable of another process of ours is left alone, whatever it holds', () => {
  const { HOST } = processVariables;
  expect(readEnvironment({ HOST }, { WORKER_CONCURRENCY: 'many' })).toEqual({ HOST: '127.0.0.1' });
});
