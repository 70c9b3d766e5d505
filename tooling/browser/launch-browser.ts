import { type Browser, type BrowserServer, chromium } from 'playwright-core';
import { ensureBrowser } from './ensure-browser.ts';

/**
 * Starts a headless Chromium, which the caller closes. Root cannot use Chromium's sandbox, so it runs without one there: it only
 * opens pages of this project.
 *
 * @param notify called with one line if Chromium must be installed first.
 */
export const launchBrowser = async (notify: (line: string) => void): Promise<Browser> =>
  chromium.launch(await launchOptions(notify));

/** Starts a Chromium as {@link launchBrowser} does, to which several processes can connect. */
export const launchBrowserServer = async (notify: (line: string) => void): Promise<BrowserServer> =>
  chromium.launchServer(await launchOptions(notify));

const launchOptions = async (notify: (line: string) => void) => ({
  executablePath: await ensureBrowser(notify),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
