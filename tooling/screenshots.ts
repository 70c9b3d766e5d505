import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { defaultProductName as productName } from '../demo/catalogue/products.ts';
import { startDemoSites } from '../demo/sites/start.ts';
import { buildWebApplication } from '../launch/build-web-application.ts';
import { dataPath } from '../launch/data-path.ts';
import { runUntilInterrupted, type Scope } from '../launch/run-until-interrupted.ts';
import { startStack } from '../launch/start-stack.ts';
import { launchBrowser } from './browser/launch-browser.ts';

/** Takes the README's screenshots of a running task, light and dark, with made-up reviews. */
const takeScreenshots = async ({ signal, onExit }: Scope): Promise<void> => {
  await buildWebApplication(notify);
  const sites = await startDemoSites({ paceMs, productNames: [productName] });
  onExit(() => sites.close());
  const stack = await startStack({
    redisDir: dataPath('screenshots-redis'),
    keepData: false,
    environment: { ...environment, ...sites.environment },
    notify,
    log: notify,
    signal,
  });
  onExit(() => stack.stop());
  const browser = await launchBrowser(notify);
  onExit(() => browser.close());

  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  });
  await page.goto(new URL('/', stack.url).href);
  await page.getByRole('textbox', { name: 'Product', exact: true }).fill(productName);
  for (const kind of ['Community', 'Google']) {
    await page.getByRole('checkbox', { name: new RegExp(`^${kind}`) }).click();
  }
  await page.getByLabel('Product page URLs').fill(sites.productUrlsFor(productName).join('\n'));
  await page.getByRole('button', { name: 'Start collecting' }).click();

  await waitUntilHalfDone(page);
  await mkdir(folder, { recursive: true });
  for (const [colorScheme, name] of screenshots) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${folder}${name}` });
    notify(`${folder}${name}`);
  }
};

/** Waits until some sources are done, others are collecting, and reviews have arrived. */
const waitUntilHalfDone = async (page: Page): Promise<void> => {
  const sources = page.getByRole('region', { name: 'Sources' });
  await sources.getByText('Done', { exact: true }).first().waitFor();
  await sources.getByText('Collecting', { exact: true }).first().waitFor();
  await page.getByRole('feed').getByRole('article').nth(4).waitFor();
};

const screenshots = [
  ['light', 'running.png'],
  ['dark', 'running-dark.png'],
] as const;

const notify = (line: string): void => console.error(line);

const folder = fileURLToPath(new URL('../docs/images/', import.meta.url));

/** Slow enough that the page does not change between the two screenshots. */
const paceMs = 4000;

/** Open on loopback even if the environment has keys, separate from other data in the same Redis, and quick to stop. */
const environment = {
  API_KEYS: '',
  OPERATOR_KEYS: '',
  REDIS_PREFIX: 'reviewcast-screenshots',
  PORT: '0',
  LOG_LEVEL: 'warn',
  DRAIN_SECONDS: '2',
};

// `npm run screenshots`
await runUntilInterrupted(takeScreenshots);
