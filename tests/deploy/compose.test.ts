import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { serverConfig } from '../../server/config.ts';
import { configurationPage } from '../../tooling/configuration-page.ts';
import {
  instructionsOf,
  readDockerfile,
  valuesOf,
  variablesOf,
} from '../support/deploy/dockerfile.ts';
import { knownVariables, secretVariables } from '../support/deploy/variables.ts';

/** The tests have no Docker engine, so they compare the files with the code, and run the steps of the Dockerfile themselves. */
const serviceSchema = z.strictObject({
  image: z.string().optional(),
  profiles: z.array(z.string()).default([]),
  build: z.object({ context: z.literal('.'), target: z.string() }).optional(),
  command: z.string().optional(),
  env_file: z.array(z.object({ path: z.string(), required: z.boolean() })).default([]),
  environment: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  secrets: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  ports: z.array(z.string()).default([]),
  healthcheck: z.object({ test: z.string() }),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  volumes: z.array(z.string()).default([]),
  stop_grace_period: z.string().optional(),
  read_only: z.literal(true),
  tmpfs: z.array(z.string()).default([]),
  cap_drop: z.tuple([z.literal('ALL')]).optional(),
  security_opt: z.tuple([z.literal('no-new-privileges')]),
  mem_limit: z.string(),
  restart: z.string().optional(),
});
const names = ['redis', 'server', 'worker', 'demo-sites', 'demo-server', 'demo-worker'] as const;
const { services, secrets } = z
  .object({
    services: z.record(z.enum(names), serviceSchema),
    secrets: z.record(z.string(), z.object({ file: z.string() })),
  })
  .parse(parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }));
const stages = readDockerfile();
const { workspaces } = z
  .object({ workspaces: z.array(z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));
const processes = names.filter((name) => services[name].build !== undefined);

test.each(['server', 'worker'] as const)(
  'the image of the %s runs the production build',
  (name) => {
    expect(services[name].build?.target).toBe(name);
    const instructions = instructionsOf(stages, name);
    expect(valuesOf(instructions, 'CMD'), 'no shell, so that signals reach Node').toEqual([
      `["node", "dist/${name}.js"]`,
    ]);
    expect(existsSync(`${name}/main.ts`)).toBe(true);
    expect(valuesOf(instructions, 'USER')).toEqual(['1000']);
    expect(valuesOf(instructions, 'COPY')).toEqual([
      'package.json ./',
      '--from=dependencies /app/node_modules node_modules',
      '--from=build /app/dist dist',
    ]);
    const known = [...knownVariables, 'NODE_ENV', 'NODE_OPTIONS'];
    for (const variable of Object.keys(variablesOf(instructions)))
      expect(known).toContain(variable);
  },
);

test('the image of a server refuses to start without keys', () => {
  const variables = variablesOf(instructionsOf(stages, 'server'));
  expect(variables['HOST']).toBe('0.0.0.0');
  const { host, apiKeys, allowAnonymous } = serverConfig({ ...variables, REDIS_URL: 'redis://r' });
  expect({ host, apiKeys, allowAnonymous }).toEqual({
    host: '0.0.0.0',
    apiKeys: [],
    allowAnonymous: false,
  });
});

test('the stage that is built by default is the server', () => {
  expect(stages.at(-1)?.name).toBe('server');
});

test('the image is built with the packages of every workspace, and runs with production packages only', () => {
  const built = valuesOf(instructionsOf(stages, 'build'), 'COPY');
  for (const workspace of workspaces) {
    expect(built).toContain(`${workspace}/package.json ${workspace}/`);
  }
  expect(valuesOf(instructionsOf(stages, 'dependencies'), 'RUN').join('\n')).toContain(
    'npm ci --omit=dev --omit=optional --workspaces=false',
  );
});

test('no local state and no secret gets into an image or into git', () => {
  const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
  for (const path of ['**/node_modules', '**/dist', '.env', '.data', 'secrets']) {
    expect(ignored).toContain(path);
  }
  expect(readFileSync('.gitignore', 'utf8').split('\n')).toContain('secrets/');
});

test('every variable that is set is one that is read', () => {
  for (const name of processes) {
    for (const [variable, value] of Object.entries(services[name].environment)) {
      expect(knownVariables).toContain(variable);
      const inherited = /\$\{([A-Z_]+)/.exec(String(value))?.[1];
      if (inherited) expect(inherited).toBe(variable);
    }
  }
  for (const name of ['server', 'worker'] as const) {
    expect(services[name].env_file, 'the source of all other variables').toEqual([
      { path: '.env', required: false },
    ]);
  }
});

test('every secret comes from a file that only the server gets', () => {
  const { environment } = services.server;
  const files = Object.entries(environment).filter(([variable]) => variable.endsWith('_FILE'));
  expect(files.length).toBe(3);
  for (const [variable, path] of files) {
    expect(secretVariables).toContain(variable.replace(/_FILE$/, ''));
    const name = String(path).replace('/run/secrets/', '');
    expect(services.server.secrets).toContain(name);
    expect(secrets[name]?.file).toBe(`./secrets/${name}`);
  }
  for (const name of processes.filter((one) => one !== 'server')) {
    expect(services[name].secrets).toEqual([]);
  }
});

test('ports, addresses, and health checks agree', () => {
  const { server, worker, redis } = services;
  expect(configurationPage()).toContain('| `PORT` | `4000` |');
  expect(server.ports).toEqual([`127.0.0.1:\${PORT:-4000}:4000`]);
  expect(services['demo-server'].ports).toEqual(['127.0.0.1:4100:4000']);
  expect(server.environment['PORT']).toBe(4000);
  expect(server.healthcheck.test).toContain('127.0.0.1:4000/readyz');
  const workerPort = worker.environment['WORKER_PORT'];
  expect(worker.healthcheck.test).toContain(`127.0.0.1:${workerPort}/readyz`);
  for (const name of ['redis', 'worker', 'demo-sites', 'demo-worker'] as const) {
    expect(services[name].ports, 'so that it can be scaled').toEqual([]);
  }
  for (const name of ['server', 'worker', 'demo-sites'] as const) {
    const instructions = instructionsOf(stages, name);
    const port = valuesOf(instructions, 'EXPOSE')[0];
    expect(services[name].healthcheck.test).toContain(port);
    expect(valuesOf(instructions, 'HEALTHCHECK').length).toBe(1);
  }
  for (const name of ['server', 'worker', 'demo-server', 'demo-worker'] as const) {
    expect(services[name].environment['REDIS_URL']).toBe('redis://redis:6379');
    expect(services[name].networks).toContain('redis');
    expect(services[name].depends_on['redis']).toEqual({ condition: 'service_healthy' });
  }
  expect(redis.networks, 'reachable for servers and workers only').toEqual(['redis']);
  expect(redis.command).toContain('--appendonly yes');
  expect(redis.command).toContain('--maxmemory-policy noeviction');
  expect(redis.volumes).toEqual(['redis-data:/data']);
});

test('the demo has keys of its own in Redis and does not start by default', () => {
  for (const name of ['demo-sites', 'demo-server', 'demo-worker'] as const) {
    expect(services[name].profiles).toEqual(['demo']);
  }
  for (const name of ['demo-server', 'demo-worker'] as const) {
    expect(services[name].environment['REDIS_PREFIX']).toBe('reviewcast-demo');
  }
  expect(services['demo-worker'].env_file).toEqual([
    { path: 'deploy/demo-sites.env', required: true },
  ]);
});

test('processes have time to drain', () => {
  for (const name of ['server', 'worker'] as const) {
    const { drainDelayMs, drainMs } = serverConfig({ REDIS_URL: 'redis://r' });
    const grace = Number.parseInt(services[name].stop_grace_period ?? '', 10) * 1000;
    expect(grace).toBeGreaterThan(drainDelayMs + drainMs + 1000);
  }
});
