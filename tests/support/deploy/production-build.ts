import { execFile } from 'node:child_process';
import { chmod, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { buildWebApplication } from '../../../launch/build-web-application.ts';
import { buildProcesses } from '../../../tooling/build-processes.ts';

/**
 * Builds into a temporary folder and installs production dependencies only, as the Dockerfile does. Returns the path of `dist`. The
 * folder is removed when the test finishes.
 */
export const productionBuild = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'reviewcast-build-'));
  await chmod(folder, 0o755);
  onTestFinished(() => rm(folder, { recursive: true }));
  await buildWebApplication(() => undefined);
  const dist = join(folder, 'dist');
  await buildProcesses(dist);
  for (const file of ['package.json', 'package-lock.json']) await cp(file, join(folder, file));
  await promisify(execFile)('npm', installArguments, { cwd: folder, env: environment() });
  return dist;
};

const installArguments = [
  ...['ci', '--omit=dev', '--omit=optional', '--workspaces=false', '--prefer-offline'],
  ...['--ignore-scripts', '--no-audit', '--no-fund'],
];

/** Without the npm_* variables of the npm that runs the tests, which would change what this one does. */
const environment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
