import { describe, expect, test } from 'vitest';
import { serverConfig } from '../../server/config.ts';
import { workerConfig } from '../../worker/config.ts';
import { problems, problemsOf, REDIS_URL, warnings } from '../support/process/config-problems.ts';

describe('a name that is one typo away from a variable', () => {
  test.each([
    ['API_KEY', 'API_KEYS'],
    ['TASK_TTL_SECOND', 'TASK_TTL_SECONDS'],
    ['TASK_ATEMPTS', 'TASK_ATTEMPTS'],
    ['LOG_LEVELS', 'LOG_LEVEL'],
    ['redis_prefix', 'REDIS_PREFIX'],
    ['SERPAPI_KEYS', 'SERPAPI_KEY'],
    ['WOOCOMMERCE_URL', 'WOOCOMMERCE_URLS'],
    ['SERPAIP_KEY', 'SERPAPI_KEY'],
    ['log_leevl', 'LOG_LEVEL'],
  ])('%s is rejected, suggesting %s', (name, meant) => {
    expect(problems({ [name]: 'hunter2hunter2hunter2' })).toEqual([
      `Unknown variable ${name}. Did you mean ${meant}?`,
    ]);
  });

  test('is ignored when it is empty', () => {
    expect(problems({ API_KEY: '' })).toEqual([]);
  });

  test.each([
    ['REDIS_URI', { REDIS_URI: 'redis://elsewhere', REDIS_URL }, 'REDIS_URL'],
    ['REDISURL', { REDISURL: 'redis://elsewhere', REDIS_URL }, 'REDIS_URL'],
    ['redis_url', { redis_url: 'redis://elsewhere', REDIS_URL }, 'REDIS_URL'],
    ['LOG_LEVELS', { LOG_LEVELS: 'x', LOG_LEVEL: 'info' }, 'LOG_LEVEL'],
  ])('%s is ignored with a warning when the variable itself is set', (name, set, meant) => {
    expect(problems(set)).toEqual([]);
    expect(warnings(set)).toEqual([
      `Unknown variable ${name} is ignored, because ${meant} is set.`,
    ]);
  });

  test('REDIS_URI is rejected when REDIS_URL is not set', () => {
    expect(problems({ REDIS_URI: 'redis://elsewhere', REDIS_URL: undefined })).toEqual([
      expect.stringMatching(/^REDIS_URL is not set/),
      'Unknown variable REDIS_URI. Did you mean REDIS_URL?',
    ]);
  });
});

describe('the variables that Kubernetes sets for services', () => {
  const serviceOf = (name: string) => ({
    [`${name}_SERVICE_HOST`]: '10.0.0.1',
    [`${name}_SERVICE_PORT`]: '9000',
    [`${name}_SERVICE_PORT_HTTP`]: '9000',
    [`${name}_PORT`]: 'tcp://10.0.0.1:9000',
    [`${name}_PORT_9000_TCP`]: 'tcp://10.0.0.1:9000',
    [`${name}_PORT_9000_TCP_PROTO`]: 'tcp',
    [`${name}_PORT_9000_TCP_PORT`]: '9000',
    [`${name}_PORT_9000_TCP_ADDR`]: '10.0.0.1',
  });

  test.each(['WORKER', 'WORKERS', 'SERVER', 'REDIS', 'REVIEWCAST', 'REVIEWCAST_WORKER', 'LEMMY'])(
    '%s do not stop a process',
    (name) => {
      expect(problems(serviceOf(name))).toEqual([]);
    },
  );

  test.each(['tcp://10.0.0.1:9000', 'udp://10.0.0.1:53', 'tcp://[fd00::1]:9000', ' tcp://w:80 '])(
    'WORKER_PORT=%s is ignored with a warning, as if it were not set',
    (value) => {
      const { port, warnings } = workerConfig({ REDIS_URL, WORKER_PORT: value });
      expect(port).toBeUndefined();
      expect(warnings).toEqual([
        expect.stringMatching(/^WORKER_PORT is ".*" and is ignored: Kubernetes/),
      ]);
      expect(serverConfig({ REDIS_URL, PORT: value }).port).toBe(4000);
    },
  );

  test('a wrong value of another form is still reported', () => {
    expect(problems({ WORKER_PORT: 'tcp' })).toEqual([expect.stringMatching(/^WORKER_PORT is /)]);
    expect(problems({ WORKER_PORT: 'http://10.0.0.1:80' })).toHaveLength(1);
    expect(problems({ REDIS_URL: 'tcp://10.0.0.1:6379' })).toHaveLength(1);
  });
});

test('variables of other programs are ignored', () => {
  const environment = {
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
  expect(problems(environment)).toEqual([]);
});

test('a server ignores the variables of workers, and a worker those of servers', () => {
  expect(problemsOf(serverConfig, { WORKER_CONCURRENCY: 'many', LEMMY_LIMIT: 'x' })).toEqual([]);
  expect(problemsOf(workerConfig, { PORT: 'high', API_KEYS: 'short' })).toEqual([]);
});
