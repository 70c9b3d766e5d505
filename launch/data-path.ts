import { fileURLToPath } from 'node:url';

/** A path below `.data`, which git ignores. Its contents may be deleted while nothing runs. */
export const dataPath = (name: string): string =>
  fileURLToPath(new URL(`../.data/${name}`, import.meta.url));
