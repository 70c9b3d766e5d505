import { expect, test } from 'vitest';
import { readEnvironment } from '../../process/read-environment.ts';
import { boolean, integer, listOf, text } from '../../process/value-types.ts';
import { serverConfig } from '../../server/config.ts';
import { workerConfig } from '../../worker/config.ts';
import { problems, problemsOf, REDIS_URL } from '../support/process/config-problems.ts';

test('with nothing but REDIS_URL, every option of a server and a worker has its default', () => {
  const shared = { host: '127.0.0.1', logLevel: 'info', prefix: 'reviewcast', redisUrl: REDIS_URL };
  expect(serverConfig({ REDIS_URL })).toMatchObject({
    ...shared,
    port: 4000,
    ttlSeconds: 3600,
    hardLimitSeconds: 1800,
    maxEvents: 10_000,
    waitReplicas: 0,
    heartbeatMs: 30_000,
    stuckMs: 60_000,
    keepAliveMs: 65_000,
    drainDelayMs: 0,
    drainMs: 10_000,
    apiKeys: [],
    operatorKeys: [],
    tokenSecret: undefined,
    allowAnonymous: false,
    schedulesPerCaller: 100,
    startsPerMinute: undefined,
  });
  expect(workerConfig({ REDIS_URL })).toMatchObject({
    ...shared,
    port: undefined,
    concurrency: 4,
    kinds: ['COMMUNITY', 'STORE', 'GOOGLE'],
    attempts: 3,
    backoffMs: 10_000,
    softLimitMs: 1_500_000,
    hardLimitMs: 1_800_000,
    lockMs: 30_000,
    ttlMs: 3_600_000,
    maxEvents: 10_000,
    waitReplicas: 0,
    drainMs: 10_000,
    allowHosts: [],
    dnsTimeoutMs: 5000,
  });
});

test('an empty variable counts as not set', () => {
  const variables = {
    NUMBER: integer({ min: 1, max: 9 }).default(4),
    WORD: text(/^\w+$/, 'a word').optional(),
  };
  expect(readEnvironment(variables, { NUMBER: '', WORD: '  ' })).toEqual({ NUMBER: 4 });
});

test('a value is trimmed, and a list is split at commas without empty items', () => {
  const variables = { WORDS: listOf(text(/^\w+$/, 'a word'), { allowed: 'words' }), FLAG: boolean };
  expect(readEnvironment(variables, { WORDS: ' a, b,, ,c ', FLAG: ' true ' })).toEqual({
    WORDS: ['a', 'b', 'c'],
    FLAG: true,
  });
});

test('kinds may be written in any case', () => {
  expect(workerConfig({ REDIS_URL, WORKER_KINDS: ' store, Google ,' }).kinds).toEqual([
    'STORE',
    'GOOGLE',
  ]);
});

test.each([
  ['PORT', '70000', 'PORT is "70000". It must be a whole number from 0 to 65535.'],
  ['PORT', '-1', 'PORT is "-1". It must be a whole number from 0 to 65535.'],
  ['PORT', '4e3', 'PORT is "4e3". It must be a whole number from 0 to 65535.'],
  [
    'TASK_LOCK_MS',
    '10',
    'TASK_LOCK_MS is "10". It must be a whole number of milliseconds from 500',
  ],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL is "loud". It must be one of fatal, error, warn, info, debug'],
  ['ALLOW_ANONYMOUS', 'yes', 'ALLOW_ANONYMOUS is "yes". It must be true or false.'],
  [
    'WORKER_KINDS',
    'store,shop',
    'WORKER_KINDS is "store,shop". It must be a comma-separated subset',
  ],
  ['REDIS_PREFIX', 'a b', 'REDIS_PREFIX is "a b". It must be 1 to 64 letters, digits, dots'],
  ['REDIS_PREFIX', '{x}', 'REDIS_PREFIX is "{x}". It must be'],
  ['LEMMY_LIMIT', 'x', 'LEMMY_LIMIT is "x". It must be requests/seconds'],
])('%s=%s is reported with its value and with what is allowed', (name, value, line) => {
  const lines = problems({ [name]: value });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(line);
});

test('a required variable that is not set is reported with what is allowed', () => {
  const [line, ...others] = problems({ REDIS_URL: undefined });
  expect(line).toMatch(/^REDIS_URL is not set\. It must be .*redis:\/\/host:port/);
  expect(others).toEqual([]);
});

test('a worker reports every problem at once, those of its sources included', () => {
  const lines = problemsOf(workerConfig, {
    TASK_ATTEMPTS: '0',
    LEMMY_LIMIT: 'x',
    WORKER_KINDS: 'shop,forum',
    HACKERNEWS_URL: 'nonsense',
    SERPAPI_KEYS: 'x',
  });
  expect(lines.map((line) => line.split(' is ')[0])).toEqual([
    'WORKER_KINDS',
    'TASK_ATTEMPTS',
    'LEMMY_LIMIT',
    'HACKERNEWS_URL',
    'Unknown variable SERPAPI_KEYS. Did you mean SERPAPI_KEY?',
  ]);
});

test.each([
  ['API_KEYS', 'hunter2'],
  ['OPERATOR_KEYS', 'hunter2'],
  ['TOKEN_SECRET', 'hunter2'],
  ['REDIS_URL', 'http://user:hunter2@redis.example'],
  ['SERPAPI_KEY', 'hunter2 '.repeat(2)],
  ['WOOCOMMERCE_URLS', 'https://user:hunter2@shop.example'],
])('the secret in %s is not shown', (name, value) => {
  const [line = '', ...others] = problems({ [name]: value });
  expect(line).toContain(name);
  expect(line).not.toContain('hunter2');
  expect(others).toEqual([]);
});
