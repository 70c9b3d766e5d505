import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { blocksIn } from '../support/docs/markdown.ts';
import { ask, runStack } from '../support/stack/running-stack.ts';

const run = promisify(execFile);
const readme = readFileSync('README.md', 'utf8');

test('every command in the README runs against the demo', async () => {
  const stack = await runStack();
  const { task } = await ask(
    stack.url,
    'mutation { task: fetchStoreReviews(input: { productName: "Halden Arc 2 Headphones" }) { taskId } }',
    {},
    z.object({ task: z.object({ taskId: z.string() }) }),
  );
  const adapt = (code: string) => code.replaceAll('http://127.0.0.1:4000/graphql', stack.url);
  const env = { ...process.env, TASK_ID: task.taskId, REVIEWCAST_URL: stack.url };

  const commands = blocksIn('sh', readme).filter((code) => !code.startsWith('npm ci'));
  const scripts = blocksIn('js', readme);
  expect(commands.length).toBeGreaterThan(3);
  expect(scripts).toHaveLength(1);
  // They are independent of each other.
  await Promise.all([
    ...commands.map(async (command) => {
      const { stdout } = await run('bash', ['-ec', adapt(command)], { env });
      expect(stdout, command).not.toContain('"errors"');
      expect(stdout, command).toMatch(/taskId|totalCount|event: complete|reviews/);
    }),
    ...scripts.map(async (script) => {
      const { stdout } = await run('node', ['--input-type=module', '-e', adapt(script)]);
      expect(stdout).toMatch(/^SUCCESS /m);
    }),
  ]);
}, 120_000);
