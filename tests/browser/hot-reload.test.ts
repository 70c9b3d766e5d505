import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { dataPath } from '../../launch/data-path.ts';
import { startProcess } from '../../launch/processes/start-process.ts';
import { browserStack } from '../support/browser/browser-stack.ts';
import { connectToChromium } from '../support/browser/chromium.ts';

vi.setConfig({ testTimeout: 240_000 });

const stack = browserStack({ productNames: [] });
const openProfile = connectToChromium();

/** Copies the application's source to a folder in the repository, from where Vite is allowed to serve the installed packages. */
const copyApplication = async (): Promise<string> => {
  await mkdir(dataPath('.'), { recursive: true });
  const folder = await mkdtemp(dataPath('page-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const part of ['client', 'client-example', 'tsconfig.json']) {
    await cp(part, join(folder, part), {
      recursive: true,
      filter: (path) => !/\/(dist|node_modules)$/.test(path),
    });
  }
  const page = join(folder, 'client-example');
  await symlink(resolve('client-example/node_modules'), join(page, 'node_modules'));
  return page;
};

/** Starts the development server. Resolves with its URL. */
const startDevServer = async (folder: string): Promise<string> => {
  let onAddress = (_: string) => {};
  const address = new Promise<string>((resolve) => {
    onAddress = resolve;
  });
  const vite = await startProcess({
    // Runs what `npm run dev` runs: npm would not forward the signal that ends it.
    command: process.execPath,
    args: ['node_modules/vite/bin/vite.js', folder],
    environment: { ...process.env, REVIEWCAST_URL: stack.origin, NO_COLOR: '1' },
    onLine: (line) => {
      const found = /https?:\/\/localhost:\d+/.exec(line)?.[0];
      if (found) onAddress(found);
    },
  });
  onTestFinished(() => vite.stop());
  const ended = vite.ended.then((outcome) =>
    expect.unreachable(`vite ${outcome}: ${vite.lastLines()}`),
  );
  return Promise.race([address, ended]);
};

test('a change in the source appears without a reload and keeps the form input', async () => {
  const folder = await copyApplication();
  const address = await startDevServer(folder);
  const { page } = await openProfile();
  await page.goto(address);
  await page.getByText('Hacker News').first().waitFor();
  const product = page.getByRole('textbox', { name: 'Product', exact: true });
  await product.fill('Brass Kettle');

  const file = join(folder, 'src/start/start-page.tsx');
  const source = await readFile(file, 'utf8');
  const title = 'What do people say about a product?';
  expect(source).toContain(title);
  await writeFile(file, source.replace(title, 'A new title'));

  await page.getByRole('heading', { name: 'A new title' }).waitFor();
  expect(await product.inputValue()).toBe('Brass Kettle');
});
