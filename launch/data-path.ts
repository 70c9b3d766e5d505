import { fileURLToPath } from 'node:url';

/** A file or folder of the project's own for what may be thrown away while nothing runs; git does not see it. */
export const dataPath = (name: string): string =>
  fileURLToPath(new URL(`../.data/${name}`, import.meta.url));
