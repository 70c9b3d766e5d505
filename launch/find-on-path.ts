import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/**
 * The full path of the first of `names` that is executable in a folder of `path`, which is the PATH of the environment by default.
 * Returns undefined if there is none.
 */
export const findOnPath = async (
  names: readonly string[],
  path = process.env['PATH'] ?? '',
): Promise<string | undefined> => {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  for (const name of names) {
    for (const folder of folders) {
      const file = join(folder, name);
      if (await isExecutable(file)) return file;
    }
  }
  return undefined;
};

const isExecutable = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
