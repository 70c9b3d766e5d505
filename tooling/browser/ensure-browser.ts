import { canInstallFromApt, installFromApt } from '../../launch/install-from-apt.ts';
import { findBrowser } from './find-browser.ts';

/**
 * The full name of a Chromium that can be run: one that is there, else one that is installed from the distribution. Only
 * tests and pictures need it.
 *
 * @throws with the one line to type where neither is possible.
 */
export const ensureBrowser = async (say: (line: string) => void): Promise<string> => {
  const found = await findBrowser();
  if (found !== undefined) return found;
  const missing = 'There is no Chromium on the path';
  const installing = (await canInstallFromApt())
    ? installFromApt('chromium', missing, say)
    : undefined;
  const problem = await installing?.catch((error: unknown) => error);
  const installed = await findBrowser();
  if (installed !== undefined) return installed;
  throw new Error(`${missing}. Set CHROMIUM_PATH, or install one with: ${installLine}`, {
    cause: problem,
  });
};

/** On every system that Playwright knows. */
const installLine = 'npx playwright-core install chromium';
