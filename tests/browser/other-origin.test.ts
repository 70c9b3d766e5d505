import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createServer, defaultClientConditions } from 'vite';
import { expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { dataPath } from '../../launch/data-path.ts';
import { findFreePort } from '../../launch/free-port.ts';
import { connectToChromium } from '../support/browser/chromium.ts';
import { runStack } from '../support/stack/running-stack.ts';

vi.setConfig({ testTimeout: 120_000 });

const openProfile = connectToChromium();

const key = 'key-of-another-origin';

/** The blocks of docs/clients.md whose first line says where they belong. */
const documentedFiles = async (): Promise<ReadonlyMap<string, string>> => {
  const page = await readFile('docs/clients.md', 'utf8');
  const blocks = page.matchAll(/^( *)```\w+ (\S+)\n([\s\S]*?)^ *```$/gm);
  return new Map(
    [...blocks].map(([, indent = '', place = '', text = '']) => [
      place,
      text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    ]),
  );
};

/** Serves the documented page with Vite, on `port` instead of 5173, against the server at `url`. Returns its origin. */
const servePage = async (url: string, port: number, names: readonly string[]): Promise<string> => {
  await mkdir(dataPath('.'), { recursive: true });
  // In the repository, so that the page finds the packages.
  const folder = await mkdtemp(dataPath('other-origin-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const files = await documentedFiles();
  const write = async (path: string, text = '') => {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(
      file,
      text.replaceAll('127.0.0.1:4000', new URL(url).host).replaceAll('5173', String(port)),
    );
  };
  await write('index.html', '<body></body><script type="module" src="/src/main.js"></script>');
  for (const name of names) await write(name === 'page' ? '.env' : name, files.get(name));
  const vite = await createServer({
    root: folder,
    configFile: names.includes('vite.config.js') ? join(folder, 'vite.config.js') : false,
    // Without a build of the packages.
    resolve: { conditions: ['source', ...defaultClientConditions] },
    server: { port, strictPort: true },
    logLevel: 'silent',
  });
  onTestFinished(() => vite.close());
  await vite.listen();
  return `http://localhost:${port}`;
};

const startTask = async (url: string): Promise<URLSearchParams> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({
      query:
        'mutation { started: fetchGoogleReviews(input: { productName: "Halden Arc 2 Headphones" }) { taskId watchToken } }',
    }),
  });
  const schema = z.object({
    data: z.object({ started: z.object({ taskId: z.string(), watchToken: z.string() }) }),
  });
  return new URLSearchParams(schema.parse(await response.json()).data.started);
};

/** Opens the page and waits until it has followed a task to its end. Returns the addresses of its WebSockets. */
const expectFollowed = async (origin: string, url: string) => {
  const { page } = await openProfile();
  const sockets: string[] = [];
  page.on('websocket', (socket) => sockets.push(socket.url()));
  await page.goto(`${origin}/?${await startTask(url)}`);
  await page.getByText('SUCCESS, 82 reviews').waitFor();
  return sockets;
};

test('a page on a development server follows a task through its proxy, as docs/clients.md shows', async () => {
  const { url } = await runStack({ API_KEYS: key }, { paceMs: 20 });
  const port = await findFreePort();
  const origin = await servePage(url, port, ['vite.config.js', 'src/main.js']);
  expect(await expectFollowed(origin, url)).toContain(`ws://${new URL(origin).host}/graphql`);
});

test('a page on a development server follows a task at a server that allows its origin, as docs/clients.md shows', async () => {
  const port = await findFreePort();
  const files = await documentedFiles();
  const [, allowed = ''] = /^ALLOWED_ORIGINS=(\S+)$/m.exec(files.get('server') ?? '') ?? [];
  const { url } = await runStack(
    { API_KEYS: key, ALLOWED_ORIGINS: allowed.replace('5173', String(port)) },
    { paceMs: 20 },
  );
  const origin = await servePage(url, port, ['page', 'src/main.js']);
  expect(await expectFollowed(origin, url)).toContain(`ws://${new URL(url).host}/graphql`);
});
