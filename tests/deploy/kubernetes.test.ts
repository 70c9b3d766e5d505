import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { serverConfig } from '../../server/config.ts';
import { workerConfig } from '../../worker/config.ts';
import { instructionsOf, readDockerfile, valuesOf } from '../support/deploy/dockerfile.ts';
import { kustomization, resources } from '../support/deploy/manifests.ts';
import { knownVariables, secretVariables } from '../support/deploy/variables.ts';

const probe = z.object({ httpGet: z.object({ path: z.string(), port: z.string() }) });
const deploymentSchema = z.object({
  spec: z.object({
    selector: z.object({ matchLabels: z.record(z.string(), z.string()) }),
    template: z.object({
      metadata: z.object({ labels: z.record(z.string(), z.string()) }),
      spec: z.object({
        automountServiceAccountToken: z.literal(false),
        enableServiceLinks: z.literal(false),
        terminationGracePeriodSeconds: z.number(),
        securityContext: z.object({ runAsNonRoot: z.literal(true), runAsUser: z.literal(1000) }),
        containers: z.tuple([
          z.object({
            image: z.string(),
            command: z.array(z.string()),
            env: z.array(z.strictObject({ name: z.string(), value: z.string() })),
            ports: z.tuple([z.object({ name: z.string(), containerPort: z.number() })]),
            startupProbe: probe,
            readinessProbe: probe.extend({
              periodSeconds: z.number(),
              failureThreshold: z.number().default(3),
            }),
            livenessProbe: probe,
            resources: z.object({ limits: z.object({ memory: z.string() }) }),
            securityContext: z.object({
              allowPrivilegeEscalation: z.literal(false),
              readOnlyRootFilesystem: z.literal(true),
              capabilities: z.object({ drop: z.tuple([z.literal('ALL')]) }),
            }),
            volumeMounts: z.tuple([z.object({ mountPath: z.string() })]),
          }),
        ]),
        volumes: z.tuple([
          z.object({ secret: z.object({ secretName: z.string(), defaultMode: z.literal(0o440) }) }),
        ]),
      }),
    }),
  }),
});

const resourceOf = (kind: string, name: string): unknown =>
  resources.find((one) => one.kind === kind && one.metadata.name === name);

const podOf = (name: string) =>
  deploymentSchema.parse(resourceOf('Deployment', `reviewcast-${name}`)).spec.template;

const shared = z
  .object({ data: z.record(z.string(), z.string()) })
  .parse(resourceOf('ConfigMap', 'reviewcast')).data;

const variablesIn = (name: string): Record<string, string> => ({
  ...shared,
  ...Object.fromEntries(
    podOf(name).spec.containers[0].env.map(({ name: key, value }) => [key, value]),
  ),
});

test.each([
  ['server', 'PORT'],
  ['worker', 'WORKER_PORT'],
])('the %s runs as its image does, and is probed where it listens', (name, portVariable) => {
  const [container] = podOf(name).spec.containers;
  const instructions = instructionsOf(readDockerfile(), name);
  expect(container.command).toEqual(JSON.parse(valuesOf(instructions, 'CMD')[0] ?? ''));
  expect(kustomization.images.map((image) => image.name)).toContain(container.image);
  const [port] = container.ports;
  expect(String(port.containerPort)).toBe(variablesIn(name)[portVariable]);
  expect(valuesOf(instructions, 'EXPOSE')).toEqual([String(port.containerPort)]);
  for (const [one, path] of [
    [container.startupProbe, '/healthz'],
    [container.readinessProbe, '/readyz'],
    [container.livenessProbe, '/healthz'],
  ] as const) {
    expect(one.httpGet).toEqual({ path, port: port.name });
  }
});

test.each(['server', 'worker'])(
  'the %s gets variables that it reads, and its secrets as files',
  (name) => {
    const { spec } = podOf(name);
    const [{ volumeMounts }] = spec.containers;
    const [{ secret }] = spec.volumes;
    const generated = kustomization.secretGenerator.find((one) => one.name === secret.secretName);
    const provided = generated?.files.map((file) => file.replace('secrets/', '')) ?? [];
    const read = Object.entries(variablesIn(name)).flatMap(([variable, value]) => {
      expect(knownVariables).toContain(variable);
      expect(secretVariables, 'not in a manifest').not.toContain(variable);
      if (!variable.endsWith('_FILE')) return [];
      expect(dirname(value)).toBe(volumeMounts[0].mountPath);
      return [value.slice(volumeMounts[0].mountPath.length + 1)];
    });
    expect(read.toSorted()).toEqual(provided.toSorted());
  },
);

/** With the secrets in place of their files. */
const valuesIn = (name: string) => {
  const plain = Object.entries(variablesIn(name)).filter(
    ([variable]) => !variable.endsWith('_FILE'),
  );
  return {
    ...Object.fromEntries(plain),
    REDIS_URL: 'redis://valkey:6379',
    ...(name === 'server' ? { API_KEYS: 'k'.repeat(32), TOKEN_SECRET: 't'.repeat(32) } : {}),
  };
};

test('servers and workers have enough time to be noticed, to drain, and to exit', () => {
  const { spec } = podOf('server');
  const { drainDelayMs, drainMs } = serverConfig(valuesIn('server'));
  const [{ readinessProbe }] = spec.containers;
  const noticedMs = readinessProbe.periodSeconds * readinessProbe.failureThreshold * 1000;
  expect(drainDelayMs).toBeGreaterThan(noticedMs);
  expect(spec.terminationGracePeriodSeconds * 1000).toBeGreaterThan(drainDelayMs + drainMs + 5000);
  const worker = podOf('worker').spec;
  expect(worker.terminationGracePeriodSeconds * 1000).toBeGreaterThan(
    workerConfig(valuesIn('worker')).drainMs + 5000,
  );
});

test('services, disruption budgets, and the autoscaler select the pods that they are for', () => {
  const selecting = z.object({
    kind: z.string(),
    spec: z.object({
      selector: z.union([
        z.object({ matchLabels: z.record(z.string(), z.string()) }),
        z.record(z.string(), z.string()),
      ]),
      ports: z.array(z.object({ port: z.number(), targetPort: z.string() })).default([]),
    }),
  });
  for (const name of ['server', 'worker']) {
    const { metadata, spec } = podOf(name);
    const named = resources.filter(
      ({ kind, metadata: own }) =>
        ['Service', 'PodDisruptionBudget', 'Deployment'].includes(kind) &&
        own.name.startsWith(`reviewcast-${name}`),
    );
    expect(named.length).toBeGreaterThanOrEqual(3);
    for (const resource of named) {
      const { selector, ports } = selecting.parse(resource).spec;
      expect('matchLabels' in selector ? selector.matchLabels : selector).toEqual(metadata.labels);
      for (const { targetPort } of ports) expect(targetPort).toBe(spec.containers[0].ports[0].name);
    }
  }
  expect(resourceOf('ScaledObject', 'reviewcast-worker')).toMatchObject({
    spec: { scaleTargetRef: { name: 'reviewcast-worker' } },
  });
});
