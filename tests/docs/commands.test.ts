import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const read = (path: string): string => readFileSync(path, 'utf8');

test('the first screen of the README has the two commands', () => {
  const firstScreen = read('README.md').split('\n').slice(0, 25).join('\n');
  expect(firstScreen).toContain('\nnpm ci && npm run demo\n');
  expect(firstScreen).toContain('\nnpm ci && npm test\n');
});

test('every npm script that a page names exists', () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(read('package.json')));
  const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...docs()];
  for (const page of pages) {
    for (const [command, name = ''] of read(page).matchAll(
      /npm run (?:--silent )?([\w:-]+)|npm (?:test|start)/g,
    )) {
      expect(Object.keys(scripts), `${page}: ${command}`).toContain(name || command.slice(4));
    }
  }
});

test('CI runs the steps of .ci/run on every supported line of Node', () => {
  const { jobs } = workflowSchema.parse(parse(read('.github/workflows/ci.yml')));
  expect(jobs.test.strategy.matrix.node).toEqual([20, 22, 24]);
  const steps = jobs.test.steps.flatMap(({ run }) => run ?? []);
  expect(steps).toEqual(
    expect.arrayContaining([
      'npm ci && npm test',
      ...(read('.ci/run').match(/^npm run (check|demo -- --once).*$/gm) ?? []),
    ]),
  );
});

const docs = () =>
  readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);

const workflowSchema = z.object({
  jobs: z.object({
    test: z.object({
      strategy: z.object({ matrix: z.object({ node: z.array(z.number()) }) }),
      steps: z.array(z.object({ run: z.string().optional() })),
    }),
  }),
});
