import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Writes what is read to a file or a stream, which stays open. A file appears once it is whole: until then it has another name, and if
 * reading fails, nothing is left.
 */
export const writeExport = async (
  content: Readable,
  target: string | NodeJS.WritableStream,
  signal: AbortSignal,
): Promise<void> => {
  if (typeof target !== 'string') {
    await pipeline(content, target, { end: false, signal });
    return;
  }
  const partial = `${target}.${randomBytes(4).toString('hex')}.part`;
  try {
    await pipeline(content, createWriteStream(partial, { flags: 'wx' }), { signal });
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
};
