import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from '../processes/is-alive.ts';

/**
 * Locks a data folder for this process, because two Redis servers that append to the same file corrupt it. Returns a function that
 * releases the lock. The lock of a process that has ended is ignored.
 *
 * @throws if a running process has locked the folder.
 */
export const lockFolder = async (dir: string): Promise<() => Promise<void>> => {
  await mkdir(dir, { recursive: true });
  const file = join(dir, 'lock.pid');
  const release = () => rm(file, { force: true });
  const lock = () => writeFile(file, String(process.pid), { flag: 'wx' });
  try {
    await lock();
  } catch (error) {
    const owner = Number(await readFile(file, 'utf8').catch(() => Promise.reject(error)));
    if (isAlive(owner)) {
      throw new Error(
        `The data folder ${dir} is in use by process ${owner}. Stop that process, or set REDIS_URL to share its Redis.`,
      );
    }
    await release();
    await lock();
  }
  return release;
};
