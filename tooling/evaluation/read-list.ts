import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder of the lists in this repository. */
export const ownLists = join(import.meta.dirname, '../../tests/evaluation');

/**
 * The content of `<name>.json` in a folder; undefined if the folder has no such file.
 *
 * @throws {Error} if the file cannot be read or is not JSON.
 */
export const readList = async (folder: string, name: string): Promise<unknown> => {
  const path = join(folder, `${name}.json`);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not JSON: ${String(error)}`, { cause: error });
  }
};

/** The names of the lists in a subfolder, such as `themes/tent`. Empty if there is no such folder. */
export const listNames = async (folder: string, subfolder: string): Promise<string[]> => {
  const files = await readdir(join(folder, subfolder)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return files
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => `${subfolder}/${file.slice(0, -'.json'.length)}`);
};
