import { type Browser, chromium } from 'playwright-core';
import { ensureBrowser } from './ensure-browser.ts';

/**
 * Starts a headless Chromium, which the caller closes. Root cannot use Chromium's sandbox, so it runs without one there: it only
 * opens pages of this project.
 *
 * @param notify called with one line if Chromium must be installed first.
 */
export const launchBrowser = async (notify: (line: string) => void): Promise<Browser> =>
  chromium.launch({
    executablePath: await ensureBrowser(notify),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
