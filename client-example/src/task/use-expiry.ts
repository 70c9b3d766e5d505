import { useEffect, useState } from 'react';

/** Whether `expiresAt` has passed. Rerenders when it does. */
export const useExpiry = (expiresAt: string | null): boolean => {
  const [passed, setPassed] = useState<string>();
  useEffect(() => {
    if (expiresAt === null) return;
    const delayMs = Math.min(Math.max(new Date(expiresAt).getTime() - Date.now(), 0), maxDelayMs);
    const timer = setTimeout(() => setPassed(expiresAt), delayMs);
    return () => clearTimeout(timer);
  }, [expiresAt]);
  return expiresAt !== null && passed === expiresAt;
};

/** The longest delay that browser timers support: 24 days. */
const maxDelayMs = 2 ** 31 - 1;
