import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { scriptProblems } from '../support/docs/script-problems.ts';

const manifestSchema = z.object({
  scripts: z.record(z.string(), z.string()).default({}),
  workspaces: z.array(z.string()).default([]),
});

const manifestIn = (folder: string) =>
  manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));

const programs = new Set(['node', 'npm', ...readdirSync('node_modules/.bin')]);

test('every npm script of every workspace runs in the shells of Linux, macOS, and Windows', () => {
  const folders = ['.', ...manifestIn('.').workspaces];
  const scripts = folders.flatMap((folder) =>
    Object.entries(manifestIn(folder).scripts).map(([name, script]) => ({ folder, name, script })),
  );
  expect(scripts.length).toBeGreaterThan(20);
  const problems = scripts.flatMap(({ folder, name, script }) =>
    scriptProblems(script, programs).map((problem) => `${folder} ${name}: ${problem}`),
  );
  expect(problems).toEqual([]);
});

test.each([
  "biome check '.'",
  'NODE_ENV=production node server.js',
  'node a.js && PORT=1 node b.js',
  'rm -rf dist && node a.js',
  'cp -r a b',
  'mkdir -p dist',
  'sh tooling/build.sh',
  './tooling/build.mjs',
  'export A=1 && node a.js',
  'node a.js & node b.js',
  'node a.js; node b.js',
  'node a.js || true',
  'node a.js | cat',
  'node a.js > out.txt',
  'node a.js 2>/dev/null',
  'vitest run tests/**/*.test.ts',
  'vitest run tests/{a,b}',
  'node $npm_package_main',
  'node %npm_package_main%',
  'node `which vite`',
  'node ~/a.js',
  'node a\\ b.js',
  '(node a.js)',
  'node a.js && ',
])('%s does not', (script) => {
  expect(scriptProblems(script, programs)).not.toEqual([]);
});
