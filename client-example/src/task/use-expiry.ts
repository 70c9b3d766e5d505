import { useEffect, useState } from 'react';

/** Whether this instant has come; tells when it comes. */
export const useExpiry = (expiresAt: string | null): boolean => {
  const [passed, setPassed] = useState<string>();
  useEffect(() => {
    if (expiresAt === null) return;
    const wait = Math.min(Math.max(new Date(expiresAt).getTime() - Date.now(), 0), longestMs);
    const timer = setTimeout(() => setPassed(expiresAt), wait);
    return () => clearTimeout(timer);
  }, [expiresAt]);
  return expiresAt !== null && passed === expiresAt;
};

/** A browser's timers end at 2^31 ms; nobody keeps a page open for so long. */
const longestMs = 2 ** 31 - 1;
