import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/**
 * The full name of the first of `names` that can be run from the folders of `path` (the environment's PATH when left out);
 * undefined where there is none.
 */
export const findOnPath = async (
  names: readonly string[],
  path = process.env['PATH'] ?? '',
): Promise<string | undefined> => {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  for (const name of names) {
    for (const folder of folders) {
      const file = join(folder, name);
      if (await canRun(file)) return file;
    }
  }
  return undefined;
};

const canRun = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
