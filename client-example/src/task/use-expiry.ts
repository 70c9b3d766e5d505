import { useEffect } from 'react';

/**
 * Calls `check` when `expiresAt` has passed by this device's clock, then at growing intervals: only the server knows whether the task
 * has expired.
 */
export const useExpiry = (expiresAt: string | null, check: () => void): void => {
  useEffect(() => {
    if (expiresAt === null) return;
    let waitMs = firstWaitMs;
    let timer: ReturnType<typeof setTimeout>;
    const checkAgain = () => {
      check();
      timer = setTimeout(checkAgain, waitMs);
      waitMs = Math.min(waitMs * 2, maxWaitMs);
    };
    const remainingMs = new Date(expiresAt).getTime() - Date.now() + graceMs;
    timer = setTimeout(checkAgain, Math.min(Math.max(remainingMs, 0), maxDelayMs));
    return () => clearTimeout(timer);
  }, [expiresAt, check]);
};

/** Lets Redis expire the task first. */
const graceMs = 250;
const firstWaitMs = 1000;
const maxWaitMs = 60_000;

/** The longest delay that browser timers support: 24 days. */
const maxDelayMs = 2 ** 31 - 1;
