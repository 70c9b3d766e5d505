import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until `holds` answers true; what it throws meanwhile counts as not yet.
 *
 * @throws naming `what`, with the last error, behind three minutes: a sentinel whose clock jumps does nothing for half a minute.
 */
export const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
  let last: unknown;
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(20)) {
    try {
      if (await holds()) return;
    } catch (error) {
      last = error;
    }
  }
  throw new Error(`Waited for three minutes, and it is still not so that ${what}.`, {
    cause: last,
  });
};

const patienceMs = 180_000;
