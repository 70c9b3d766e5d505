import { findOnPath } from '../find-on-path.ts';

/** The full path of a `redis-server` or `valkey-server` on `path`, which is the PATH of the environment by default. */
export const findRedisBinary = (path?: string): Promise<string | undefined> =>
  findOnPath(['redis-server', 'valkey-server'], path);
