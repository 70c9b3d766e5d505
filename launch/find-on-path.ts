import { access, constants, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/**
 * The full path of the first of `names` that is executable in a folder of `path`, which is the PATH of the environment by default.
 * Returns undefined if there is none.
 */
export const findOnPath = (
  names: readonly string[],
  path = process.env['PATH'] ?? '',
): Promise<string | undefined> => findInFolders(names, foldersOf(path, delimiter));

/** The folders of a PATH. On Windows some are in quotation marks. */
export const foldersOf = (path: string, separator: string): string[] =>
  path
    .split(separator)
    .map((folder) => folder.replace(/^"(.*)"$/, '$1'))
    .filter((folder) => folder !== '');

/** The full path of the first of `names` that is executable in one of `folders`. Earlier names take precedence over earlier folders. */
export const findInFolders = async (
  names: readonly string[],
  folders: readonly string[],
): Promise<string | undefined> => {
  for (const name of names) {
    for (const folder of folders) {
      const file = join(folder, name);
      if (await isExecutable(file)) return file;
    }
  }
  return undefined;
};

/** Whether this is a file that may be run. A folder may be executable, too. */
export const isExecutable = async (file: string): Promise<boolean> => {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
};
