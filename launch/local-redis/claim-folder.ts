import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Claims a data folder for this process, since two Redis servers that append to one file spoil it. Returns how to give it
 * back; the claim of a process that is gone does not count.
 *
 * @throws when another process that lives has claimed it.
 */
export const claimFolder = async (dir: string): Promise<() => Promise<void>> => {
  await mkdir(dir, { recursive: true });
  const file = join(dir, 'claimed-by.pid');
  const release = () => rm(file, { force: true });
  const claim = () => writeFile(file, String(process.pid), { flag: 'wx' });
  try {
    await claim();
  } catch (error) {
    const owner = Number(await readFile(file, 'utf8').catch(() => Promise.reject(error)));
    if (isAlive(owner)) {
      throw new Error(
        `The data folder ${dir} is in use by process ${owner}. Stop that one first, or set REDIS_URL to share its Redis.`,
      );
    }
    await release();
    await claim();
  }
  return release;
};

const isAlive = (pid: number): boolean => {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process lives too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};
