import type { Connection } from './connections.ts';
import { withinDeadline } from './deadline.ts';

/**
 * Returns a function that resolves with whether Redis accepts writes. It sets `key`, which expires after 10 s. However often it is
 * called, there is at most one write at a time, and none for a second after one that succeeded.
 */
export const writeCheck = (redis: Connection, key: string): (() => Promise<boolean>) => {
  let writing: Promise<boolean> | undefined;
  let writtenAt = Number.NEGATIVE_INFINITY;
  const write = async (): Promise<boolean> => {
    try {
      await redis.set(key, '1', 'PX', expiryMs);
      writtenAt = performance.now();
      return true;
    } catch {
      return false;
    } finally {
      writing = undefined;
    }
  };
  return async () => {
    if (performance.now() - writtenAt < reuseMs) return true;
    // While Redis is unavailable, the command of a worker waits. Another one would only wait behind it.
    writing ??= write();
    return withinDeadline(writing, deadlineMs).catch(() => false);
  };
};

const expiryMs = 10_000;
const reuseMs = 1000;
const deadlineMs = 1000;
