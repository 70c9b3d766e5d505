import { access, constants } from 'node:fs/promises';
import { delimiter } from 'node:path';
import { chromium } from 'playwright-core';
import { findOnPath } from '../../launch/find-on-path.ts';

/**
 * The full path of a Chromium or Chrome. Looks at CHROMIUM_PATH, then on the PATH, in the applications of macOS, and for the one that
 * Playwright installs. Returns undefined if there is none.
 *
 * @throws if CHROMIUM_PATH is not the path of an executable file.
 */
export const findBrowser = async (
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string | undefined> => {
  const named = environment['CHROMIUM_PATH'];
  if (named) {
    if (await isExecutable(named)) return named;
    throw new Error(
      `CHROMIUM_PATH is ${JSON.stringify(named)}. It must be the full path of an executable file.`,
    );
  }
  const found =
    (await findOnPath(commands, environment['PATH'])) ??
    (await findOnPath(applications, applicationFolders));
  if (found !== undefined) return found;
  const playwrights = chromium.executablePath();
  return (await isExecutable(playwrights)) ? playwrights : undefined;
};

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'] as const;

const applications = ['Chromium', 'Google Chrome'] as const;

const applicationFolders = applications
  .map((name) => `/Applications/${name}.app/Contents/MacOS`)
  .join(delimiter);

const isExecutable = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
