import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest';

export interface Profile {
  readonly context: BrowserContext;
  readonly page: Page;
}

export interface ProfileOptions extends BrowserContextOptions {
  /** The GraphQL client that the application runs on, by the name of its folder. */
  readonly client?: string;
}

/**
 * Connects all tests in a file to the Chromium of this test run.
 *
 * @returns a function that opens a page in a fresh profile until the test ends. An uncaught error on the page fails the test.
 */
export const connectToChromium = (): ((options?: ProfileOptions) => Promise<Profile>) => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    const response = await fetch(inject('chromiumUrl'));
    const address = await response.text();
    if (!response.ok) throw new Error(address);
    browser = await chromium.connect(address);
  }, 300_000);
  afterAll(() => browser?.close());

  return async ({ client, ...options } = {}) => {
    if (!browser) throw new Error('Chromium is not connected.');
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
