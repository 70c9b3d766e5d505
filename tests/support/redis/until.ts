import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until `condition` returns true. Errors that it throws count as false.
 *
 * @throws naming `what`, with the last error as its cause, after three minutes. A sentinel whose clock jumps does nothing for half a
 * minute.
 */
export const until = async (what: string, condition: () => Promise<boolean>): Promise<void> => {
  let last: unknown;
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await sleep(20)) {
    try {
      if (await condition()) return;
    } catch (error) {
      last = error;
    }
  }
  throw new Error(`Timed out after three minutes waiting until ${what}.`, {
    cause: last,
  });
};

const timeoutMs = 180_000;
