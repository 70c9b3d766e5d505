import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { catalogue } from '../../contract/catalogue.ts';
import { processVariables } from '../../process/variables.ts';

/** There is no Docker engine where the tests run: the files are held against the code instead. */
const serviceSchema = z.object({
  image: z.string().optional(),
  build: z.string().optional(),
  command: z.string(),
  env_file: z.array(z.object({ path: z.string(), required: z.boolean() })).default([]),
  environment: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  ports: z.array(z.string()).default([]),
  healthcheck: z.object({ test: z.string() }),
  volumes: z.array(z.string()).default([]),
});
const { services } = z
  .object({ services: z.record(z.enum(['redis', 'server', 'worker']), serviceSchema) })
  .parse(parse(readFileSync('docker-compose.yml', 'utf8')));
const dockerfile = readFileSync('Dockerfile', 'utf8');
const ignored = readFileSync('.dockerignore', 'utf8');

test.each(['server', 'worker'] as const)('the %s runs a file that the image holds', (name) => {
  const { command, build } = services[name];
  const file = command.split(' ').at(-1) ?? '';
  expect(build).toBe('.');
  expect(existsSync(file)).toBe(true);
  expect(dockerfile).toContain(`COPY ${file.split('/')[0]} `);
});

test('the image holds every room that its processes import, and no other file of the house', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) =>
    files.split(' '),
  );
  const allowed = [...ignored.matchAll(/^!(.+)$/gm)].map(([, file = '']) => file);
  const rooms = copied.filter((file) => file !== 'client-example/package.json');
  expect([...new Set(rooms)].toSorted()).toEqual(allowed.toSorted());
  for (const file of copied) expect(existsSync(file), file).toBe(true);
  expect(copied).toEqual(
    expect.arrayContaining(['contract', 'tasks', 'schema', 'server', 'worker']),
  );
});

test('every variable that is set is one that is read', () => {
  const known = [
    ...Object.keys(processVariables),
    ...Object.values(catalogue).flatMap(({ variables }) => Object.keys(variables)),
  ];
  for (const { environment, env_file: files } of [services.server, services.worker]) {
    expect(files, 'all others come from there').toEqual([{ path: '.env', required: false }]);
    for (const [name, value] of Object.entries(environment)) {
      expect(known).toContain(name);
      const inherited = /\$\{([A-Z_]+)/.exec(String(value))?.[1];
      if (inherited) expect(inherited).toBe(name);
    }
  }
});

test('ports, addresses and health checks fit each other', () => {
  const { server, worker, redis } = services;
  const port = processVariables.PORT.parse(undefined);
  expect(server.ports).toEqual([`127.0.0.1:\${PORT:-${port}}:${port}`]);
  expect(server.environment['HOST']).toBe('0.0.0.0');
  expect(server.healthcheck.test).toContain(`127.0.0.1:${port}/readyz`);
  expect(worker.healthcheck.test).toContain(
    `127.0.0.1:${worker.environment['WORKER_PORT']}/readyz`,
  );
  expect(worker.ports, 'so that it can be scaled').toEqual([]);
  for (const { environment } of [server, worker]) {
    expect(environment['REDIS_URL']).toBe('redis://redis:6379');
  }
  expect(redis.command).toContain('--appendonly yes');
  expect(redis.command).toContain('--maxmemory-policy noeviction');
  expect(redis.volumes).toEqual(['redis-data:/data']);
});

test('nothing runs as root', () => {
  expect(dockerfile).toMatch(/^USER node$/m);
});
