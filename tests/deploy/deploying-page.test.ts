import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { serverConfig } from '../../server/config.ts';
import { blocksIn } from '../support/docs/markdown.ts';

const page = readFileSync('docs/deploying.md', 'utf8');

const deploymentSchema = z.object({
  spec: z.object({
    template: z.object({
      spec: z.object({
        terminationGracePeriodSeconds: z.number(),
        containers: z.tuple([
          z.object({
            command: z.array(z.string()),
            env: z.array(z.object({ name: z.string(), value: z.string().optional() })),
            readinessProbe: z.object({
              httpGet: z.object({ path: z.literal('/readyz'), port: z.literal(4000) }),
              periodSeconds: z.number(),
              failureThreshold: z.number(),
            }),
            livenessProbe: z.object({
              httpGet: z.object({ path: z.literal('/healthz'), port: z.literal(4000) }),
            }),
            securityContext: z.object({ runAsUser: z.literal(1000) }),
          }),
        ]),
      }),
    }),
  }),
});

test('the Kubernetes example has enough time to notice, to drain, and to exit', () => {
  const { spec } = deploymentSchema.parse(parse(blocksIn('yaml', page)[0] ?? '')).spec.template;
  const [{ env, command, readinessProbe }] = spec.containers;
  const secrets = { API_KEYS: 'k'.repeat(16), TOKEN_SECRET: 's'.repeat(32) };
  const set = env.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]));
  const config = serverConfig({ ...secrets, ...Object.fromEntries(set) });
  expect(env.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(secrets)));
  expect(command).toEqual(['node', 'dist/server.js']);
  const noticedMs = readinessProbe.periodSeconds * readinessProbe.failureThreshold * 1000;
  expect(config.drainDelayMs).toBeGreaterThan(noticedMs);
  expect(spec.terminationGracePeriodSeconds * 1000).toBeGreaterThan(
    config.drainDelayMs + config.drainMs + 1000,
  );
});

test('the idle timeouts in the nginx example fit the defaults of a server', () => {
  const { keepAliveMs, heartbeatMs } = serverConfig({ REDIS_URL: 'redis://127.0.0.1' });
  const [nginx = ''] = blocksIn('nginx', page);
  const readSeconds = Number(/proxy_read_timeout (\d+)s;/.exec(nginx)?.[1]);
  expect(readSeconds * 1000).toBeGreaterThan(heartbeatMs);
  // keepalive_timeout of an upstream is 60 s if it is not set.
  expect(nginx).not.toContain('keepalive_timeout');
  expect(keepAliveMs).toBeGreaterThan(60_000);
});
