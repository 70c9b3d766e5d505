import { canInstallFromApt, installFromApt } from '../../launch/install-from-apt.ts';
import { findBrowser } from './find-browser.ts';

/**
 * The full path of a Chromium: an installed one, or one that this function installs from the distribution. Only tests and screenshots
 * need it.
 *
 * @throws with the command to run if neither is possible.
 */
export const ensureBrowser = async (notify: (line: string) => void): Promise<string> => {
  const found = await findBrowser();
  if (found !== undefined) return found;
  const missing = 'Found no Chromium on the PATH';
  const installation = (await canInstallFromApt())
    ? installFromApt('chromium', missing, notify)
    : undefined;
  const problem = await installation?.catch((error: unknown) => error);
  const installed = await findBrowser();
  if (installed !== undefined) return installed;
  throw new Error(`${missing}. Set CHROMIUM_PATH, or install Chromium with: ${installCommand}`, {
    cause: problem,
  });
};

/** Works on every system that Playwright supports. */
const installCommand = 'npx playwright-core install chromium';
