import { type Browser, chromium } from 'playwright-core';
import { ensureBrowser } from './ensure-browser.ts';

/**
 * Starts a Chromium without a window, which is to be closed. Its pages are our own, so it does without a sandbox of its own
 * where it is run by root, which has none.
 *
 * @param say told in one line where one must be installed first.
 */
export const launchBrowser = async (say: (line: string) => void): Promise<Browser> =>
  chromium.launch({
    executablePath: await ensureBrowser(say),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
