import { canInstallFromApt, installFromApt } from '../install-from-apt.ts';
import { findRedisBinary } from './find-redis-binary.ts';
import { currentSystem, installCommand } from './install-command.ts';

/**
 * The full path of a Redis server: an installed one, or one that this function installs from the distribution.
 *
 * @throws with the command to run on this system if neither is possible.
 */
export const ensureRedisBinary = async (notify: (line: string) => void): Promise<string> => {
  const found = await findRedisBinary();
  if (found !== undefined) return found;
  const missing = 'Found no Redis, Valkey, or Memurai server on this machine';
  if (await canInstallFromApt()) {
    await installFromApt('redis-server', missing, notify);
    const installed = await findRedisBinary();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    `${missing}. Set REDIS_URL, or install Redis with: ${installCommand(await currentSystem())}`,
  );
};
