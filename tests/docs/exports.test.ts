import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { patternOf, snippetsOf, tidied } from '../support/docs/snippets.ts';
import { wholeReview } from '../support/server/exports.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { serve } from '../support/server/test-server.ts';

const run = promisify(execFile);

test('every command in docs/exports.md prints what the page shows', async () => {
  const { url, graphql, deployment } = await serve();
  const worker = await claimedTask(deployment.log);
  await worker.write({ type: 'ReviewsFound', source: 'woocommerce', reviews: [wholeReview] });
  const env = { ...process.env, REVIEWCAST_URL: graphql, TASK_ID: worker.taskId };
  const snippets = snippetsOf('docs/exports.md');
  expect(snippets).toHaveLength(3);
  const printed = await Promise.all(
    snippets.map(async ({ code }) => {
      const adapted = code.replaceAll('http://127.0.0.1:4000', url);
      const { stdout } = await run('bash', ['-ec', adapted], { env });
      return tidied(`${stdout}\n`);
    }),
  );
  for (const [i, snippet] of snippets.entries()) {
    expect(printed[i], snippet.name).toMatch(patternOf(snippet.printed));
  }
});
