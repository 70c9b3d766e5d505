import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { publicTokenSecret } from '../../server/access/token-secret.ts';
import { serverVariables } from '../../server/config.ts';
import { configurationPage } from '../../tooling/configuration-page.ts';

/** The tests have no Docker engine, so they compare the files with the code instead. */
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
const [buildStage = '', finalStage = ''] = dockerfile.split(/^FROM /m).slice(1);
const { workspaces } = z
  .object({ workspaces: z.array(z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

test.each(['server', 'worker'] as const)('the %s runs from the production build', (name) => {
  expect(services[name].build).toBe('.');
  expect(services[name].command).toBe(`node dist/${name}.js`);
  expect(existsSync(`${name}/main.ts`)).toBe(true);
});

test('the image has the build and production dependencies, and no sources', () => {
  const copied = [...finalStage.matchAll(/^COPY (.+) \S+$/gm)].map(([, files]) => files);
  expect(copied).toEqual(['package.json package-lock.json', '--from=build /app/dist']);
  expect(finalStage).toContain('npm ci --omit=dev --workspaces=false');
  expect(finalStage).toContain('CMD ["node", "dist/server.js"]');
});

test('the image is built with the packages of every workspace', () => {
  for (const workspace of workspaces) {
    expect(buildStage).toContain(`COPY ${workspace}/package.json ${workspace}/\n`);
  }
});

test('no local state gets into the image', () => {
  const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
  expect(ignored).toEqual(expect.arrayContaining(['**/node_modules', '**/dist', '.env', '.data']));
});

test('every variable that is set is one that is read', () => {
  const known = [...configurationPage().matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
  for (const { environment, env_file: files } of [services.server, services.worker]) {
    expect(files, 'the source of all other variables').toEqual([{ path: '.env', required: false }]);
    for (const [name, value] of Object.entries(environment)) {
      expect(known).toContain(name);
      const inherited = /\$\{([A-Z_]+)/.exec(String(value))?.[1];
      if (inherited) expect(inherited).toBe(name);
    }
  }
});

test('ports, addresses, and health checks agree', () => {
  const { server, worker, redis } = services;
  expect(configurationPage()).toContain('| `PORT` | `4000` |');
  expect(server.ports).toEqual([`127.0.0.1:\${PORT:-4000}:4000`]);
  expect(server.environment['HOST']).toBe('0.0.0.0');
  expect(server.healthcheck.test).toContain('127.0.0.1:4000/readyz');
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

test('the token secret is one that the server warns of', () => {
  const fallback = `\${TOKEN_SECRET:-${publicTokenSecret}}`;
  expect(services.server.environment['TOKEN_SECRET']).toBe(fallback);
  expect(serverVariables.TOKEN_SECRET.parse(publicTokenSecret)).toBe(publicTokenSecret);
});

test('nothing runs as root', () => {
  expect(finalStage).toMatch(/^USER 1000$/m);
});
