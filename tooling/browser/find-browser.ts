import { access, constants } from 'node:fs/promises';
import { delimiter } from 'node:path';
import { chromium } from 'playwright-core';
import { findOnPath } from '../../launch/find-on-path.ts';

/**
 * The full name of a Chromium that can be run: what CHROMIUM_PATH names, else one on the path, else an application of macOS,
 * else the one that Playwright has installed; undefined where there is none.
 *
 * @throws naming CHROMIUM_PATH where it holds no program.
 */
export const findBrowser = async (
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string | undefined> => {
  const named = environment['CHROMIUM_PATH'];
  if (named) {
    if (await canRun(named)) return named;
    throw new Error(
      `CHROMIUM_PATH holds ${JSON.stringify(named)}; it must be the full name of a program that can be run.`,
    );
  }
  const found =
    (await findOnPath(commands, environment['PATH'])) ??
    (await findOnPath(applications, applicationFolders));
  if (found !== undefined) return found;
  const own = chromium.executablePath();
  return (await canRun(own)) ? own : undefined;
};

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'] as const;

const applications = ['Chromium', 'Google Chrome'] as const;

const applicationFolders = applications
  .map((name) => `/Applications/${name}.app/Contents/MacOS`)
  .join(delimiter);

const canRun = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
