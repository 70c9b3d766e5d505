import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { defaultProductName as productName } from '../demo/catalogue/products.ts';
import { startDemoSites } from '../demo/sites/start.ts';
import { buildApplication } from '../launch/build-application.ts';
import { dataPath } from '../launch/data-path.ts';
import { runUntilInterrupted, type Scope } from '../launch/run-until-interrupted.ts';
import { startStack } from '../launch/stack.ts';
import { launchBrowser } from './browser/launch-browser.ts';

/** `npm run screenshots`: the README's pictures of the page in the middle of a run, light and dark, from invented reviews. */
const takePictures = async ({ signal, closeAtEnd }: Scope): Promise<void> => {
  await buildApplication(say);
  const sites = await startDemoSites({ paceMs, productNames: [productName] });
  closeAtEnd(() => sites.close());
  const stack = await startStack({
    redisDir: dataPath('screenshots-redis'),
    keepData: false,
    environment: { ...environment, ...sites.environment },
    say,
    log: say,
    signal,
  });
  closeAtEnd(() => stack.stop());
  const browser = await launchBrowser(say);
  closeAtEnd(() => browser.close());

  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  });
  await page.goto(new URL('/', stack.url).href);
  await page.getByRole('textbox', { name: 'Product', exact: true }).fill(productName);
  for (const kind of ['Community', 'Google']) {
    await page.getByRole('checkbox', { name: new RegExp(`^${kind}`) }).click();
  }
  await page.getByLabel('Product pages').fill(sites.productUrlsFor(productName).join('\n'));
  await page.getByRole('button', { name: 'Start', exact: true }).click();

  await theMoment(page);
  await mkdir(folder, { recursive: true });
  for (const [colorScheme, name] of pictures) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${folder}${name}` });
    say(`${folder}${name}`);
  }
};

/** Some sources are done, others still collect, and reviews are there to be read. */
const theMoment = async (page: Page): Promise<void> => {
  const sources = page.getByRole('region', { name: 'Sources' });
  await sources.getByText('Done', { exact: true }).first().waitFor();
  await sources.getByText('Collecting', { exact: true }).first().waitFor();
  await page.getByRole('feed').getByRole('article').nth(4).waitFor();
};

const pictures = [
  ['light', 'running.png'],
  ['dark', 'running-dark.png'],
] as const;

const say = (line: string): void => console.error(line);

const folder = fileURLToPath(new URL('../docs/images/', import.meta.url));

/** Slow enough for the moment to last while the page is drawn twice. */
const paceMs = 4000;

/** Open on loopback whatever the surroundings say, apart from other data of the same Redis, and quick to stop. */
const environment = {
  API_KEYS: '',
  OPERATOR_KEYS: '',
  REDIS_PREFIX: 'reviewcast-screenshots',
  PORT: '0',
  LOG_LEVEL: 'warn',
  DRAIN_SECONDS: '2',
};

await runUntilInterrupted(takePictures);
