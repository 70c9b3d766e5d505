import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ask, runStack } from '../support/stack/running-stack.ts';

const run = promisify(execFile);
const readme = readFileSync('README.md', 'utf8');
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(
    ([, code = '']) => code,
  );

test('the first screen holds the two commands', () => {
  const firstScreen = readme.split('\n').slice(0, 40).join('\n');
  expect(firstScreen).toContain('\nnpm ci && npm run demo\n');
  expect(firstScreen).toContain('\nnpm ci && npm test\n');
});

test('every npm script that the README names exists', () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const named = [...readme.matchAll(/npm (?:run )?(\w+)/g)].flatMap(([, name]) => name ?? []);
  for (const name of named.filter((name) => name !== 'ci')) expect(scripts).toHaveProperty(name);
});

test('every command of the README runs against the demo', async () => {
  const stack = await runStack();
  const started = await ask(
    stack.url,
    'mutation { task: fetchStoreReviews(input: { productName: "Halden Arc 2 Headphones" }) { taskId } }',
    {},
    z.object({ task: z.object({ taskId: z.string() }) }),
  );
  const here = (code: string) => code.replaceAll('http://127.0.0.1:4000/graphql', stack.url);
  const environment = {
    ...process.env,
    TASK_ID: started.task.taskId,
    REVIEWCAST_URL: stack.url,
  };
  const commands = blocks('sh').filter((code) => !code.startsWith('npm ci'));
  expect(commands.length).toBeGreaterThan(3);
  for (const command of commands) {
    const { stdout } = await run('bash', ['-ec', here(command)], { env: environment });
    expect(stdout, command).not.toContain('"errors"');
    expect(stdout, command).toMatch(/taskId|totalCount|event: complete|reviews/);
  }
  for (const script of blocks('js')) {
    const { stdout } = await run('node', ['--input-type=module', '-e', here(script)]);
    expect(stdout).toMatch(/^SUCCESS /m);
  }
}, 120_000);
