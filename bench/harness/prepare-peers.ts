import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * Installs what the peers depend on, unless that has been done. Returns which kinds of contenders can run on this machine.
 *
 * @param needed the kinds that are to be measured. @param notify called with one line about each slow or missing thing.
 */
export const preparePeers = async (
  needed: ReadonlySet<'peers' | 'python'>,
  notify: (line: string) => void,
): Promise<(kind: 'peers' | 'python') => boolean> => {
  if (needed.has('peers')) await installPeers(notify);
  const hasPython = needed.has('python') && (await findPython(notify));
  return (kind) => kind === 'peers' || hasPython;
};

const run = promisify(execFile);

const folder = fileURLToPath(new URL('../peers/', import.meta.url));

const installPeers = async (notify: (line: string) => void): Promise<void> => {
  const lock = await readFile(join(folder, 'package-lock.json'));
  const digest = createHash('sha256').update(lock).digest('hex');
  const stamp = join(folder, 'node_modules', 'installed');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === digest) return;
  notify('Installing what the peers depend on, in bench/peers.');
  await run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: folder,
    // npm is a script on Windows.
    shell: process.platform === 'win32',
  });
  await writeFile(stamp, digest);
};

const findPython = async (notify: (line: string) => void): Promise<boolean> => {
  try {
    await run(python, ['-c', 'import celery, fastapi, redis, uvicorn']);
    return true;
  } catch {
    notify(
      `FastAPI and Celery are left out: ${python} has no celery, fastapi, redis, or uvicorn. On Debian: apt-get install python3-celery python3-fastapi python3-redis uvicorn python3-uvloop python3-httptools python3-hiredis`,
    );
    return false;
  }
};

/** Debian's, which has Debian's packages. */
export const python = '/usr/bin/python3';
