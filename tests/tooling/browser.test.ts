import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findBrowser } from '../../tooling/browser/find-browser.ts';

const temporaryFolder = async (): Promise<string> => {
  const dir = await mkdtemp(join(tmpdir(), 'reviewcast-browser-'));
  onTestFinished(() => rm(dir, { recursive: true }));
  return dir;
};

test('chromium on the PATH takes precedence over google-chrome', async () => {
  const [first, second] = [await temporaryFolder(), await temporaryFolder()];
  const environment = { PATH: [first, second].join(delimiter) };
  await writeFile(join(first, 'google-chrome'), '', { mode: 0o755 });
  expect(await findBrowser(environment)).toBe(join(first, 'google-chrome'));
  await writeFile(join(second, 'chromium'), '', { mode: 0o755 });
  expect(await findBrowser(environment)).toBe(join(second, 'chromium'));
});

test('CHROMIUM_PATH takes precedence over the PATH and is rejected if it is not executable', async () => {
  const dir = await temporaryFolder();
  const named = join(dir, 'browser');
  await writeFile(join(dir, 'chromium'), '', { mode: 0o755 });
  const environment = { PATH: dir, CHROMIUM_PATH: named };
  await expect(findBrowser(environment)).rejects.toThrow(`CHROMIUM_PATH is "${named}"`);
  await writeFile(named, '', { mode: 0o755 });
  expect(await findBrowser(environment)).toBe(named);
});
