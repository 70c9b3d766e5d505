import { expect, test } from 'vitest';
import { run } from '../support/cli/run.ts';
import { serveTasks } from '../support/client/scripted-tasks.ts';

test.each([
  { ending: 'SUCCESS', code: 0, words: ['start', 'store', 'kettle', '--watch'] },
  { ending: 'FAILURE', code: 1, words: ['start', 'community', 'brick', '--watch'] },
  { ending: 'REVOKED', code: 3, words: ['start', 'google', 'ghost', '--watch'] },
  { ending: 'an unknown kind', code: 2, words: ['start', 'shop', 'kettle'] },
  { ending: 'an unknown option', code: 2, words: ['start', 'store', 'kettle', '--fast'] },
  { ending: 'a malformed number', code: 2, words: ['start', 'store', 'kettle', '--max', 'x'] },
  {
    ending: 'product pages for another kind',
    code: 2,
    words: ['start', 'google', 'a', '--url', 'b'],
  },
  { ending: 'no command', code: 2, words: [] },
  { ending: 'an invalid server address', code: 2, words: ['watch', 'x', '--server', 'nowhere'] },
  { ending: 'an unknown task', code: 4, words: ['watch', 'nobody'] },
  { ending: 'an unknown task to cancel', code: 4, words: ['cancel', 'nobody'] },
  {
    ending: 'an unreachable server',
    code: 5,
    words: ['watch', 'x', '--server', 'http://127.0.0.1:9'],
  },
  { ending: '--help', code: 0, words: ['--help'] },
])('$ending exits with $code', async ({ code, words }) => {
  await using server = await serveTasks();

  const result = await run(server.url, ...words);

  expect(result.code).toBe(code);
  if (code > 3 || code === 2) expect(result.err).not.toBe('');
});
