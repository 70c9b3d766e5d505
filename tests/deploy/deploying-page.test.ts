import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readDockerfile } from '../support/deploy/dockerfile.ts';
import { blocksIn } from '../support/docs/markdown.ts';

const page = readFileSync('docs/deploying.md', 'utf8');
const commands = blocksIn('sh', page).join('\n');

test('the commands name stages, services, profiles, folders, and secrets that exist', () => {
  const targets = [...commands.matchAll(/--target (\S+)/g)].map(([, name]) => name);
  expect(readDockerfile().map(({ name }) => name)).toEqual(expect.arrayContaining(targets));
  const compose = z
    .object({
      services: z.record(z.string(), z.unknown()),
      secrets: z.record(z.string(), z.unknown()),
    })
    .parse(parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }));
  const started = /--profile demo up (.+)$/m.exec(commands)?.[1]?.split(' ') ?? [];
  expect(started.length).toBe(4);
  expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(started));
  expect(Object.keys(compose.services)).toContain(/--scale (\w+)=/.exec(commands)?.[1]);
  const [, folder = ''] = /^cd (\S+)$/m.exec(commands) ?? [];
  expect(existsSync(`${folder}/kustomization.yaml`)).toBe(true);
  const generated = readFileSync(`${folder}/kustomization.yaml`, 'utf8');
  for (const [, list = ''] of commands.matchAll(/for name in ([^;]+);/g)) {
    expect(list.split(' ').toSorted()).toEqual(Object.keys(compose.secrets).toSorted());
    for (const name of list.split(' ')) expect(generated).toContain(`secrets/${name}`);
  }
});
