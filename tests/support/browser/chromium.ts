import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { launchBrowser } from '../../../tooling/browser/launch-browser.ts';
import { oneAtATime } from './one-at-a-time.ts';

export interface Profile {
  readonly context: BrowserContext;
  readonly page: Page;
}

export interface ProfileOptions extends BrowserContextOptions {
  /** The folder of the GraphQL client that the page runs on. */
  readonly client?: string;
}

/**
 * One Chromium for all tests of a file.
 *
 * @returns opens a page in a profile that knows nothing yet, for as long as the test runs; an error on the page fails the test.
 */
export const chromiumOfFile = (): ((options?: ProfileOptions) => Promise<Profile>) => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await oneAtATime('launching', () => launchBrowser(console.error));
  }, 300_000);
  afterAll(() => browser?.close());

  return async ({ client, ...options } = {}) => {
    if (!browser) throw new Error('No Chromium runs yet.');
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      // What moves without end costs a machine without graphics a core.
      reducedMotion: 'reduce',
      ...options,
    });
    const problems: Error[] = [];
    context.on('weberror', (problem) => problems.push(problem.error()));
    onTestFinished(async () => {
      await context.close();
      if (problems.length > 0) throw new AggregateError(problems, 'Something failed on the page.');
    });
    context.setDefaultTimeout(patienceMs);
    if (client !== undefined) {
      await context.addInitScript((name) => {
        if (location.protocol === 'http:') localStorage.setItem('reviewcast.client', name);
      }, client);
    }
    return { context, page: await context.newPage() };
  };
};

/** Longer than any step takes while everything else on the machine is busy. */
const patienceMs = 45_000;
