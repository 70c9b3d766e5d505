import type { Connection } from './connections.ts';
import { withinDeadline } from './deadline.ts';

/**
 * Returns a function that resolves with whether Redis accepts writes now: true after a write, false after an error or 1 s. It sets
 * `key`, which expires after 10 s. However often it is called, there is at most one write at a time.
 */
export const writeCheck = (redis: Connection, key: string): (() => Promise<boolean>) => {
  let writing: Promise<boolean> | undefined;
  const write = async (): Promise<boolean> => {
    try {
      await redis.set(key, '1', 'PX', expiryMs);
      return true;
    } catch {
      return false;
    } finally {
      writing = undefined;
    }
  };
  return () => {
    // While Redis is unavailable, the command of a worker waits. Another one would only wait behind it.
    writing ??= write();
    return withinDeadline(writing, deadlineMs).catch(() => false);
  };
};

const expiryMs = 10_000;
const deadlineMs = 1000;
