import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { patternOf, snippetsOf, tidied } from '../support/docs/snippets.ts';
import { runStack } from '../support/stack/running-stack.ts';

const run = promisify(execFile);

test('every command for operators prints what is said', async () => {
  const { url } = await runStack();
  const snippets = snippetsOf('docs/operating.md');
  expect(snippets).toHaveLength(5);
  let scheduleId = '';
  for (const { name, code, printed } of snippets) {
    const here = code.replaceAll('http://127.0.0.1:4000/graphql', url);
    const environment = { ...process.env, SCHEDULE_ID: scheduleId };
    const ask = async () => {
      const { stdout } = await run('bash', ['-ec', here], { env: environment });
      scheduleId = /"id":"(s[0-9a-f]{32})"/.exec(stdout)?.[1] ?? scheduleId;
      return tidied(`${stdout}\n`);
    };
    // What is made is made once; what is read may not be so yet.
    if (code.includes('mutation')) expect(await ask(), name).toMatch(patternOf(printed));
    else await expect.poll(ask, { timeout: 20_000, message: name }).toMatch(patternOf(printed));
  }
}, 60_000);
