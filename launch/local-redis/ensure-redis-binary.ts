import { canInstallFromApt, installFromApt } from '../install-from-apt.ts';
import { findRedisBinary } from './find-redis-binary.ts';
import { installLine, thisSystem } from './install-line.ts';

/**
 * The full name of a Redis server that can be run: one on the path, else one that is installed from the distribution.
 *
 * @throws with the one line to type on this system where neither is possible.
 */
export const ensureRedisBinary = async (say: (line: string) => void): Promise<string> => {
  const found = await findRedisBinary();
  if (found !== undefined) return found;
  const missing = 'There is no redis-server or valkey-server on the path';
  if (await canInstallFromApt()) {
    await installFromApt('redis-server', missing, say);
    const installed = await findRedisBinary();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    `${missing}. Set REDIS_URL, or install one with: ${installLine(await thisSystem())}`,
  );
};
