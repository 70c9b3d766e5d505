import { join } from 'node:path';
import { findInFolders, foldersOf, isExecutable } from '../find-on-path.ts';

/** Where to look for a server. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * The full path of a Redis, Valkey, or Memurai server: the one that REDIS_BINARY names, or else one on the PATH or, on Windows, in the
 * folder of its installer, which does not add it to the PATH of open terminals.
 *
 * @throws if REDIS_BINARY is not an executable file.
 */
export const findRedisBinary = async (
  machine: Machine = thisMachine,
): Promise<string | undefined> => {
  const { platform, environment } = machine;
  const named = environment['REDIS_BINARY']?.trim();
  if (named) return assertExecutable(named);
  if (platform === 'win32') {
    const folders = foldersOf(environment['PATH'] ?? environment['Path'] ?? '', ';');
    return findInFolders(windowsNames, [...folders, ...installFolders(environment)]);
  }
  return findInFolders(names, foldersOf(environment['PATH'] ?? '', ':'));
};

const assertExecutable = async (file: string): Promise<string> => {
  if (await isExecutable(file)) return file;
  throw new Error(
    `REDIS_BINARY is ${JSON.stringify(file)}, which is not an executable file. It must be the full path of a Redis or Valkey server.`,
  );
};

const thisMachine: Machine = { platform: process.platform, environment: process.env };

const names = ['redis-server', 'valkey-server'];

/** Memurai first: the Redis that Windows machines have is often a port of version 3 or 5, which is too old. */
const windowsNames = ['memurai.exe', 'valkey-server.exe', 'redis-server.exe'];

const installFolders = (environment: NodeJS.ProcessEnv): string[] =>
  ['ProgramFiles', 'ProgramW6432', 'ProgramFiles(x86)'].flatMap((name) => {
    const folder = environment[name];
    return folder ? ['Memurai', 'Valkey', 'Redis'].map((product) => join(folder, product)) : [];
  });
