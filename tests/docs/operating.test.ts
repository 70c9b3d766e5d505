import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { patternOf, snippetsOf, tidied } from '../support/docs/snippets.ts';
import { runStack } from '../support/stack/running-stack.ts';

const run = promisify(execFile);

test('every command in docs/operating.md prints what the page shows', async () => {
  const { url } = await runStack();
  const snippets = snippetsOf('docs/operating.md');
  expect(snippets).toHaveLength(7);
  let scheduleId = '';
  for (const { name, code, printed } of snippets) {
    const adapted = code.replaceAll('http://127.0.0.1:4000/graphql', url);
    const environment = { ...process.env, SCHEDULE_ID: scheduleId };
    const execute = async () => {
      const { stdout } = await run('bash', ['-ec', adapted], { env: environment });
      scheduleId = /"id":"(s[0-9a-f]{32})"/.exec(stdout)?.[1] ?? scheduleId;
      return tidied(`${stdout}\n`);
    };
    // Mutations run once. Queries may need time to show the expected result.
    if (code.includes('mutation')) expect(await execute(), name).toMatch(patternOf(printed));
    else await expect.poll(execute, { timeout: 20_000, message: name }).toMatch(patternOf(printed));
  }
}, 60_000);
