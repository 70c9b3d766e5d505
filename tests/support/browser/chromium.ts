import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { launchBrowser } from '../../../tooling/browser/launch-browser.ts';
import { oneAtATime } from './one-at-a-time.ts';

export interface Profile {
  readonly context: BrowserContext;
  readonly page: Page;
}

export interface ProfileOptions extends BrowserContextOptions {
  /** The GraphQL client that the application runs on, by the name of its folder. */
  readonly client?: string;
}

/**
 * Launches one Chromium for all tests in a file.
 *
 * @returns a function that opens a page in a fresh profile until the test ends. An uncaught error on the page fails the test.
 */
export const launchChromium = (): ((options?: ProfileOptions) => Promise<Profile>) => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await oneAtATime('launching', () => launchBrowser(console.error));
  }, 300_000);
  afterAll(() => browser?.close());

  return async ({ client, ...options } = {}) => {
    if (!browser) throw new Error('Chromium has not started.');
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      // Without a GPU, endless animations use a whole core.
      reducedMotion: 'reduce',
      ...options,
    });
    const problems: Error[] = [];
    context.on('weberror', (problem) => problems.push(problem.error()));
    onTestFinished(async () => {
      await context.close();
      if (problems.length > 0) throw new AggregateError(problems, 'Uncaught errors on the page.');
    });
    context.setDefaultTimeout(timeoutMs);
    if (client !== undefined) {
      await context.addInitScript((name) => {
        if (location.protocol === 'http:') localStorage.setItem('reviewcast.client', name);
      }, client);
    }
    return { context, page: await context.newPage() };
  };
};

/** Longer than any step takes on a busy machine. */
const timeoutMs = 45_000;
