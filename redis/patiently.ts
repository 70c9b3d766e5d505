import { setTimeout as sleep } from 'node:timers/promises';
import { isUnavailable } from './unavailable.ts';

/**
 * Asks again, with waits of 100 ms that double to 2 s, for as long as Redis is away.
 *
 * @param ask must be right to ask twice: the first may have been heard though its answer was lost.
 * @param signal ends the waiting.
 * @throws the signal's reason, and whatever is no matter of Redis being away.
 */
export const patiently = async <T>(ask: () => Promise<T>, signal?: AbortSignal): Promise<T> => {
  for (let waitMs = 100; ; waitMs = Math.min(2 * waitMs, 2000)) {
    try {
      return await ask();
    } catch (error) {
      if (!isUnavailable(error)) throw error;
    }
    signal?.throwIfAborted();
    await sleep(waitMs, undefined, { ref: false, signal }).catch(() => signal?.throwIfAborted());
  }
};
