import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { patternOf, snippetsOf, tidied } from '../support/docs/snippets.ts';
import { runStack } from '../support/stack/running-stack.ts';

const run = promisify(execFile);

test('every command in docs/tasks.md, docs/collections.md, and docs/operations.md prints what the page shows', async () => {
  const { url, redis } = await runStack();
  const pages = ['docs/tasks.md', 'docs/collections.md', 'docs/operations.md'];
  const snippets = pages.flatMap((page) => snippetsOf(page));
  expect(snippets).toHaveLength(13);
  let scheduleId = '';
  let collectionId = '';
  for (const { name, code, printed } of snippets) {
    const adapted = code.replaceAll('http://127.0.0.1:4000', new URL(url).origin);
    const environment = {
      ...process.env,
      REDIS_URL: redis.url,
      REVIEWCAST_URL: url,
      SCHEDULE_ID: scheduleId,
      COLLECTION_ID: collectionId,
    };
    const execute = async () => {
      const { stdout } = await run('bash', ['-ec', adapted], { env: environment });
      scheduleId = /"id":"(s[0-9a-f]{32})"/.exec(stdout)?.[1] ?? scheduleId;
      collectionId = /"id":"(c[0-9a-f]{32})"/.exec(stdout)?.[1] ?? collectionId;
      return tidied(`${stdout}\n`);
    };
    // Mutations run once. Queries may need time to show the expected result.
    if (code.includes('mutation')) expect(await execute(), name).toMatch(patternOf(printed));
    else await expect.poll(execute, { timeout: 20_000, message: name }).toMatch(patternOf(printed));
  }
});
