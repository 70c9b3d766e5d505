import { setTimeout as sleep } from 'node:timers/promises';
import { isUnavailable } from './unavailable.ts';

export interface RetryOptions {
  /** Stops the retries. The returned promise then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Milliseconds before the first retry; each later delay is twice as long. 100 by default. */
  firstDelayMs?: number;
  /** The longest delay in milliseconds. 2000 by default. */
  maxDelayMs?: number;
  /** Whether the delays keep the process alive. False by default. */
  keepsProcess?: boolean;
}

/**
 * Runs `operation` again for as long as Redis is unavailable, with exponential backoff.
 *
 * @param operation must be safe to repeat: Redis may have executed it even though the reply was lost.
 * @throws the signal's reason, and any error that does not mean that Redis is unavailable.
 */
export const retryWhileUnavailable = async <T>(
  operation: () => Promise<T>,
  { signal, firstDelayMs = 100, maxDelayMs = 2000, keepsProcess = false }: RetryOptions = {},
): Promise<T> => {
  for (let delayMs = firstDelayMs; ; delayMs = Math.min(2 * delayMs, maxDelayMs)) {
    try {
      return await operation();
    } catch (error) {
      if (!isUnavailable(error)) throw error;
    }
    signal?.throwIfAborted();
    await sleep(delayMs, undefined, { ref: keepsProcess, signal }).catch(() =>
      signal?.throwIfAborted(),
    );
  }
};
