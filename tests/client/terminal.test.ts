import { expect, test } from 'vitest';
import { runCommand } from '../../client/terminal/run-command.ts';
import { layFaultyWire } from './faulty-wire.ts';
import { serveTasks } from './scripted-tasks.ts';
import { Written } from './written.ts';

/** Runs one command against `url`; what it wrote and how it ended. */
const run = async (url: string, ...words: string[]) => {
  const out = new Written();
  const err = new Written();
  const { signal } = new AbortController();
  const env = { REVIEWCAST_URL: url };
  const code = await runCommand(words, { out, err, env, signal });
  return { code, out: out.text, err: err.text };
};

test('start answers with the ID and how to follow it', async () => {
  await using server = await serveTasks();

  const { code, out } = await run(
    server.url,
    'start',
    'store',
    'kettle',
    '--max',
    '20',
    '--url',
    'https://shop.example/kettle',
    '--source',
    'woocommerce',
    'productpage',
    '--key',
    'k1',
    '--max-age',
    '0',
  );

  expect(code).toBe(0);
  expect(out).toMatchInlineSnapshot(`
    "started kettle · stores: kettle-1
    follow it: npm run tasks -- watch kettle-1
    "
  `);
  expect(server.inputs).toEqual([
    {
      kind: 'STORE',
      productName: 'kettle',
      maxReviews: 20,
      productUrls: ['https://shop.example/kettle'],
      sources: ['woocommerce', 'productpage'],
      idempotencyKey: 'k1',
      maxAge: 0,
    },
  ]);
});

test('away from a terminal each change is one plain line', async () => {
  await using server = await serveTasks();

  const { code, out, err } = await run(server.url, 'start', 'store', 'toaster', '--watch');

  expect(code).toBe(0);
  expect(err).toBe('');
  expect(out).toMatchInlineSnapshot(`
    "toaster · stores: waiting for a worker
    toaster · stores, woocommerce: waiting
    toaster · stores, productpage: waiting
    toaster · stores: collecting
    toaster · stores, woocommerce: 1 found
    toaster · stores, productpage: 0 found
    toaster · stores, woocommerce: 3 found, done
    toaster · stores, productpage: failed: The shop asks for fewer requests.
    toaster · stores: done, though incomplete

    toaster · stores
    3 reviews, 4.3 ★★★★☆
      5 ★ ███████████████████████████░░░░░░░░░░░░░  67%     2
      4 ★ ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   0%     0
      3 ★ █████████████░░░░░░░░░░░░░░░░░░░░░░░░░░░  33%     1
      2 ★ ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   0%     0
      1 ★ ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   0%     0
      woocommerce  3 reviews, 4.3 ★ (it states 4.5 ★ of 120)
      productpage  0 reviews
    ! productpage failed: The shop asks for fewer requests.
    "
  `);
});

test('with --json each line is an event, the last one the final task', async () => {
  await using server = await serveTasks();
  await run(server.url, 'start', 'google', 'kettle');

  const { code, out } = await run(server.url, 'watch', 'kettle-1', '--json');

  const lines = out.trimEnd().split('\n');
  expect(code).toBe(0);
  expect(lines.map((line) => JSON.parse(line).__typename)).toEqual([
    'TaskQueued',
    'TaskStarted',
    'ReviewsFound',
    'TaskProgressed',
    'TaskProgressed',
    'TaskSucceeded',
    'Task',
  ]);
});

test.each([
  { ending: 'SUCCESS', code: 0, words: ['start', 'store', 'kettle', '--watch'] },
  { ending: 'FAILURE', code: 1, words: ['start', 'community', 'brick', '--watch'] },
  { ending: 'REVOKED', code: 3, words: ['start', 'google', 'ghost', '--watch'] },
  { ending: 'an unknown kind', code: 2, words: ['start', 'shop', 'kettle'] },
  { ending: 'an unknown option', code: 2, words: ['start', 'store', 'kettle', '--fast'] },
  { ending: 'a number that is none', code: 2, words: ['start', 'store', 'kettle', '--max', 'x'] },
  { ending: 'pages for another kind', code: 2, words: ['start', 'google', 'a', '--url', 'b'] },
  { ending: 'no command', code: 2, words: [] },
  { ending: 'a server that is no address', code: 2, words: ['watch', 'x', '--server', 'nowhere'] },
  { ending: 'an unknown task', code: 4, words: ['watch', 'nobody'] },
  { ending: 'an unknown task to cancel', code: 4, words: ['cancel', 'nobody'] },
  { ending: 'nobody there', code: 5, words: ['watch', 'x', '--server', 'http://127.0.0.1:9'] },
  { ending: '--help', code: 0, words: ['--help'] },
])('$ending ends with $code', async ({ code, words }) => {
  await using server = await serveTasks();

  const ended = await run(server.url, ...words);

  expect(ended.code).toBe(code);
  if (code > 3 || code === 2) expect(ended.err).not.toBe('');
});

test('cancel and retry say what became of the task', async () => {
  await using server = await serveTasks();
  await run(server.url, 'start', 'store', 'samovar');

  expect(await run(server.url, 'retry', 'samovar-1')).toMatchObject({ code: 2 });
  expect(await run(server.url, 'cancel', 'samovar-1')).toMatchObject({
    code: 0,
    out: 'cancelled samovar · stores\n',
  });
  await run(server.url, 'start', 'store', 'kettle');
  expect(await run(server.url, 'cancel', 'kettle-2')).toMatchObject({
    code: 0,
    out: 'kettle · stores had already ended in SUCCESS\n',
  });
  expect(await run(server.url, 'retry', 'kettle-2', '--watch')).toMatchObject({ code: 0 });
});

test('Ctrl-C leaves the task running and says how to come back', async () => {
  await using server = await serveTasks();
  const out = new Written(80);
  const err = new Written(80);
  const interrupting = new AbortController();
  const surroundings = { out, err, env: { REVIEWCAST_URL: server.url } };

  const running = runCommand(['start', 'store', 'samovar', '--watch'], {
    ...surroundings,
    signal: interrupting.signal,
  });
  await out.has('1 found');
  interrupting.abort();

  expect(await running).toBe(130);
  expect(err.text).toBe('\nThe task goes on. Come back to it: npm run tasks -- watch samovar-1\n');
  await expect.poll(server.open).toEqual({ sockets: 0, streams: 0 });
  const cursorShown = out.raw.lastIndexOf('\u001B[?25h');
  expect(cursorShown).toBeGreaterThan(out.raw.lastIndexOf('\u001B[?25l'));
  expect(await run(server.url, 'cancel', 'samovar-1')).toMatchObject({ code: 0 });
});

test('a lost connection is said, and made again', async () => {
  await using server = await serveTasks();
  await using wire = await layFaultyWire(server.url);
  const out = new Written();
  const { signal } = new AbortController();

  const running = runCommand(['start', 'store', 'samovar', '--watch', '--server', wire.url], {
    out,
    err: out,
    env: {},
    signal,
  });
  await out.has('woocommerce: 1 found');
  wire.cut();
  await out.has('samovar · stores: connection lost, attempt 2 in 1 s: ');
  await run(server.url, 'cancel', 'samovar-1');

  expect(await running).toBe(3);
});

test('colours are for terminals, and not for those that set NO_COLOR', async () => {
  await using server = await serveTasks();
  const coloured = '\u001B[1m';
  const words = ['start', 'store', 'kettle', '--watch'];
  const { signal } = new AbortController();
  const raw = async (out: Written, env: NodeJS.ProcessEnv) => {
    await runCommand(words, { out, err: out, env: { ...env, REVIEWCAST_URL: server.url }, signal });
    return out.raw;
  };

  expect(await raw(new Written(80), {})).toContain(coloured);
  expect(await raw(new Written(80), { NO_COLOR: '1' })).not.toContain(coloured);
  expect(await raw(new Written(), {})).not.toContain('\u001B');
});
