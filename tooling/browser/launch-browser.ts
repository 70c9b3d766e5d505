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
  args: [
    `--disable-features=${disabledFeatures.join(',')}`,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
});

/**
 * Chromium only obeys its last list of these, so this one replaces Playwright's, of which it keeps what pages of this project need.
 * Headless Chromium also draws the popups of an address bar, with a process for each window. That takes a third of its CPU time.
 */
const disabledFeatures = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'PaintHolding'],
  ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable'],
  ...['OptimizationHints', 'NetworkTimeServiceQuerying', 'PreconnectToSearch', 'AimEnabled'],
];
