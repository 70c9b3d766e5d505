import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { startDemoSites } from '../../demo/sites/start.ts';
import { findFreePort } from '../../launch/free-port.ts';
import {
  instructionsOf,
  readDockerfile,
  valuesOf,
  variablesOf,
} from '../support/deploy/dockerfile.ts';
import { buildImages } from '../support/deploy/image.ts';
import { runContainer } from '../support/deploy/running-container.ts';

const stages = readDockerfile();
const commandSchema = z.array(z.string()).length(2);

test('the images that the Dockerfile describes collect and stop, without rights and with nothing to write to', async () => {
  const folders = await buildImages(['server', 'worker']);
  const sites = await startDemoSites({ paceMs: 0, sources: ['hackernews'] });
  onTestFinished(() => sites.close());
  const secrets = await mkdtemp(join(tmpdir(), 'reviewcast-secrets-'));
  onTestFinished(() => rm(secrets, { recursive: true }));
  await chmod(secrets, 0o755);
  const key = 'k'.repeat(32);
  for (const name of ['API_KEYS', 'OPERATOR_KEYS']) {
    await writeFile(join(secrets, name), `${name}-${key}\n`);
  }
  const shared = {
    REDIS_URL: inject('redisUrl'),
    REDIS_PREFIX: `test-${crypto.randomUUID()}`,
    DRAIN_SECONDS: '1',
  };
  const start = async (name: 'server' | 'worker', own: Record<string, string>) => {
    const folder = folders.get(name) ?? '';
    expect(readdirSync(folder).toSorted()).toEqual(['dist', 'node_modules', 'package.json']);
    expect(readdirSync(join(folder, 'node_modules'))).not.toContain('tsx');
    const instructions = instructionsOf(stages, name);
    const [command = ''] = valuesOf(instructions, 'CMD');
    const [node = '', file = ''] = commandSchema.parse(JSON.parse(command));
    const environment = { ...variablesOf(instructions), ...shared, ...own };
    const container = await runContainer([node, join(folder, file)], environment);
    const [check = ''] = valuesOf(instructions, 'HEALTHCHECK');
    const probe = check.slice(check.indexOf('CMD ') + 4);
    await promisify(execFile)('sh', ['-c', probe], { env: { ...process.env, ...environment } });
    return container;
  };
  const port = String(await findFreePort('127.0.0.1'));
  const server = await start('server', {
    PORT: port,
    API_KEYS_FILE: join(secrets, 'API_KEYS'),
    OPERATOR_KEYS_FILE: join(secrets, 'OPERATOR_KEYS'),
  });
  const worker = await start('worker', {
    ...sites.environment,
    WORKER_PORT: String(await findFreePort('127.0.0.1')),
  });

  const ask = async (query: string): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer API_KEYS-${key}` },
      body: JSON.stringify({ query }),
    });
    return response.json();
  };
  const started = z
    .object({ data: z.object({ fetchCommunityReviews: z.object({ taskId: z.string() }) }) })
    .parse(
      await ask(
        'mutation { fetchCommunityReviews(input: { productName: "Brass Kettle" }) { taskId } }',
      ),
    );
  const { taskId } = started.data.fetchCommunityReviews;
  await expect
    .poll(() => ask(`{ taskStatus(id: "${taskId}") { status } }`), {
      timeout: 60_000,
      message: worker.lines.join('\n'),
    })
    .toMatchObject({ data: { taskStatus: { status: 'SUCCESS' } } });
  expect(await worker.stop()).toBe('exited with code 0');
  expect(await server.stop()).toBe('exited with code 0');
}, 1_200_000);
