import { findOnPath } from '../find-on-path.ts';

/** The full name of a `redis-server` or `valkey-server` on `path` (the environment's PATH when left out). */
export const findRedisBinary = (path?: string): Promise<string | undefined> =>
  findOnPath(['redis-server', 'valkey-server'], path);
